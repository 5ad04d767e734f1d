-- Reads a document.
-- $1: its collection; $2: its identifier
SELECT d.version, d.data FROM {{schema}}.documents AS d WHERE d.collection = $1 AND d.id = $2
