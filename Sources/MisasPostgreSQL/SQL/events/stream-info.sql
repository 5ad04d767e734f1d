-- What is known of a stream.
-- $1: its name
SELECT s.status, s.first_version, greatest(s.removed_at_version, coalesce(last.version, 0)), s.created_at,
    greatest(s.removed_recorded_at, last.recorded_at)
FROM {{schema}}.streams AS s
LEFT JOIN LATERAL (
    SELECT e.version, e.recorded_at FROM {{schema}}.events AS e
    WHERE e.stream_id = s.id ORDER BY e.version DESC LIMIT 1
) AS last ON true
WHERE s.name = $1
