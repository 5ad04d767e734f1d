-- A page of a stream, the newest first.
-- $1: the stream's name; $2, $3: the versions it lies between, inclusive; $4: the types that are wanted, NULL for all;
-- $5: how many at most
SELECT e.position, e.version, e.recorded_at, e.type_id, e.schema_version, e.id, e.correlation_id, e.causation_id, e.data,
    e.metadata
FROM {{schema}}.events AS e
WHERE e.stream_id = (SELECT s.id FROM {{schema}}.streams AS s WHERE s.name = $1)
    AND e.version BETWEEN $2 AND $3
    AND ($4::integer[] IS NULL OR e.type_id = ANY ($4))
ORDER BY e.version DESC
LIMIT $5
