-- Whether the connected role may change events or streams, or get the right to: it is a superuser, may act as their owner
-- or the schema's, or was given the right. Who logged in counts too: it may go back to that role.
SELECT bool_or(
    pg_has_role(r.name, c.relowner, 'MEMBER') OR pg_has_role(r.name, n.nspowner, 'MEMBER')
    OR has_table_privilege(r.name, c.oid, 'INSERT, UPDATE, DELETE, TRUNCATE, TRIGGER')
    OR has_any_column_privilege(r.name, c.oid, 'INSERT, UPDATE')
)
FROM pg_class AS c
JOIN pg_namespace AS n ON n.oid = c.relnamespace
CROSS JOIN (VALUES (current_user), (session_user)) AS r (name)
WHERE c.oid IN ('{{schema_text}}.events'::regclass, '{{schema_text}}.streams'::regclass)
