-- Writes a document, whether there is one or not, and gives its version.
-- $1: its collection; $2: its identifier; $3: its data
WITH turn AS MATERIALIZED (
    SELECT pg_advisory_xact_lock_shared(hashtext('{{schema_text}}.documents'), hashtext($1))
)
INSERT INTO {{schema}}.documents AS d (collection, id, version, data)
SELECT $1, $2, 1, $3 FROM turn
ON CONFLICT (collection, id) DO UPDATE SET version = d.version + 1, data = excluded.data
RETURNING d.version
