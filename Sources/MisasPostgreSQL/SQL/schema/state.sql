-- What the connected role finds: its own name; whether there is the schema; whether there is the table of migrations, and
-- whether it may read it; who owns what is there or will be; whether it may act as that owner, and create the schema.
-- $1: the schema's name
--
-- What is made in a schema that has another owner belongs to that owner, where the role may act as it.
SELECT current_user::text, n.oid IS NOT NULL, m.oid IS NOT NULL,
    coalesce(has_schema_privilege(n.oid, 'USAGE') AND has_table_privilege(m.oid, 'SELECT'), false),
    owner.name, pg_has_role(owner.name, acting.privilege), has_database_privilege(current_database(), 'CREATE')
FROM (VALUES (CASE WHEN current_setting('server_version_num')::integer >= 160000 THEN 'SET' ELSE 'MEMBER' END))
    AS acting (privilege)
LEFT JOIN pg_namespace AS n ON n.nspname = $1
LEFT JOIN pg_class AS m ON m.relnamespace = n.oid AND m.relname = 'migrations' AND m.relkind = 'r'
CROSS JOIN LATERAL (
    SELECT CASE
        WHEN m.oid IS NOT NULL THEN pg_get_userbyid(m.relowner)::text
        WHEN n.oid IS NULL OR n.nspowner = 'pg_database_owner'::regrole THEN current_user::text
        WHEN has_schema_privilege(n.oid, 'CREATE') AND NOT pg_has_role(n.nspowner, acting.privilege)
            THEN current_user::text
        ELSE pg_get_userbyid(n.nspowner)::text
    END AS name
) AS owner
