-- Deletes the snapshots of a stream.
-- $1: the stream
DELETE FROM {{schema}}.snapshots AS s WHERE s.stream = $1
