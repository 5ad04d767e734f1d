-- The indexes of a collection that were declared, and whether each was built to its end.
-- $1: how their names begin
SELECT c.relname::text, i.indisvalid
FROM pg_index AS i
JOIN pg_class AS c ON c.oid = i.indexrelid
WHERE i.indrelid = '{{schema_text}}.documents'::regclass AND starts_with(c.relname::text, $1)
