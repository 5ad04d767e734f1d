-- Writes a document that is at a version, and gives nothing where it is not.
-- $1: its collection; $2: its identifier; $3: its data; $4: the version
UPDATE {{schema}}.documents AS d SET version = d.version + 1, data = $3
WHERE d.collection = $1 AND d.id = $2 AND d.version = $4
RETURNING d.version
