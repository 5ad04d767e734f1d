-- A checkpoint that lies beyond the last position that was ever taken, and that position.
SELECT c.name, c.position, last.position
FROM {{schema}}.checkpoints AS c
CROSS JOIN (
    SELECT CASE WHEN s.is_called THEN s.last_value ELSE 0 END AS position FROM {{schema}}.event_positions AS s
) AS last
WHERE c.position > last.position
ORDER BY c.position DESC, c.name
LIMIT 1
