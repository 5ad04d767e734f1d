-- A page of all events, the oldest first.
-- $1, $2: the positions it lies between, the first exclusive; $3: the types that are wanted, NULL for all; $4: the prefix
-- that streams' names have to have, NULL for any; $5: the categories that are wanted, NULL for all; $6: whether the store's
-- own stream is wanted; $7: how many at most
--
-- Streams are looked up, not joined: so the order of the index is that of the page, and nothing is sorted.
SELECT e.position, e.version, e.recorded_at, e.type_id, e.schema_version, e.id, e.correlation_id, e.causation_id, e.data,
    e.metadata, e.stream_id
FROM {{schema}}.events AS e
WHERE e.position > $1 AND e.position <= $2
    AND ($3::integer[] IS NULL OR e.type_id = ANY ($3))
    AND (
        $4::text IS NULL AND $5::text[] IS NULL
        OR EXISTS (
            SELECT FROM {{schema}}.streams AS s
            WHERE s.id = e.stream_id
                AND ($4 IS NULL OR starts_with(s.name, $4))
                AND ($5 IS NULL OR split_part(s.name, '-', 1) = ANY ($5))
        )
    )
    AND (
        $6
        OR e.stream_id IS DISTINCT FROM (SELECT s.id FROM {{schema}}.streams AS s WHERE s.name = '$misas.streams')
    )
ORDER BY e.position
LIMIT $7
