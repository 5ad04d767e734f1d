-- The latest snapshot.
-- $1: its stream; $2: its schema tag
SELECT s.version, s.data FROM {{schema}}.snapshots AS s WHERE s.stream = $1 AND s.schema_tag = $2
