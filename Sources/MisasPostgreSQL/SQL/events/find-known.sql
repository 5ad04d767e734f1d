-- Finds which of some events are stored, and where.
-- $1: their ids
SELECT e.id, s.name, e.version, e.position
FROM {{schema}}.events AS e
JOIN {{schema}}.streams AS s ON s.id = e.stream_id
WHERE e.id = ANY ($1)
