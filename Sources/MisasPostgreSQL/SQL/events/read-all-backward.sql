-- A page of all events, the newest first.
-- $1, $2: the positions it lies between, inclusive and exclusive; $3: the types that are wanted, NULL for all; $4: the prefix
-- that streams' names have to have, NULL for any; $5: the categories that are wanted, NULL for all; $6: whether the store's
-- own stream is wanted; $7: how many at most
SELECT e.position, e.version, e.recorded_at, e.type_id, e.schema_version, e.id, e.correlation_id, e.causation_id, e.data,
    e.metadata, s.name
FROM {{schema}}.events AS e
JOIN {{schema}}.streams AS s ON s.id = e.stream_id
WHERE e.position >= $1 AND e.position < $2
    AND ($3::integer[] IS NULL OR e.type_id = ANY ($3))
    AND ($4::text IS NULL OR starts_with(s.name, $4))
    AND ($5::text[] IS NULL OR split_part(s.name, '-', 1) = ANY ($5))
    AND ($6 OR NOT starts_with(s.name, '$'))
ORDER BY e.position DESC
LIMIT $7
