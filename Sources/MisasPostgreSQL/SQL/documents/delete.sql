-- Deletes a document, and gives nothing where there is none or it is at another version.
-- $1: its collection; $2: its identifier; $3: its version, NULL for any
DELETE FROM {{schema}}.documents AS d
WHERE d.collection = $1 AND d.id = $2 AND ($3::bigint IS NULL OR d.version = $3)
RETURNING d.version
