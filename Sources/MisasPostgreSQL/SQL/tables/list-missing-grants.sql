-- What the application's roles may not do yet: the number of a table, and a role that may not read and write it. Only
-- tables of the schema's owner are told, who can grant it.
-- $1: the schema's name; $2: the names of the tables; $3: the roles; $4: the schema's owner
SELECT wanted.number, role.name
FROM unnest($2) WITH ORDINALITY AS wanted (name, number)
JOIN pg_namespace AS n ON n.nspname = $1
JOIN pg_class AS c ON c.relnamespace = n.oid AND c.relname = wanted.name AND c.relkind IN ('r', 'p')
CROSS JOIN unnest($3) AS role (name)
WHERE pg_get_userbyid(c.relowner) = $4
    AND NOT (has_table_privilege(role.name, c.oid, 'SELECT') AND has_table_privilege(role.name, c.oid, 'INSERT')
        AND has_table_privilege(role.name, c.oid, 'UPDATE') AND has_table_privilege(role.name, c.oid, 'DELETE'))
ORDER BY wanted.number, role.name
