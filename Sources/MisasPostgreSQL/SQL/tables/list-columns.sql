-- The columns of tables: the number of the table, whether the role may read and write it, the column's name and type, and
-- its place in the primary key, 0 where it is not part of it.
-- $1: the schema's name; $2: the names of the tables
SELECT wanted.number,
    has_table_privilege(c.oid, 'SELECT') AND has_table_privilege(c.oid, 'INSERT')
        AND has_table_privilege(c.oid, 'UPDATE') AND has_table_privilege(c.oid, 'DELETE'),
    a.attname::text, format_type(a.atttypid, a.atttypmod), coalesce(array_position(k.conkey, a.attnum), 0)
FROM unnest($2) WITH ORDINALITY AS wanted (name, number)
JOIN pg_namespace AS n ON n.nspname = $1
JOIN pg_class AS c ON c.relnamespace = n.oid AND c.relname = wanted.name AND c.relkind IN ('r', 'p')
LEFT JOIN pg_attribute AS a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
LEFT JOIN pg_constraint AS k ON k.conrelid = c.oid AND k.contype = 'p'
ORDER BY wanted.number, a.attnum
