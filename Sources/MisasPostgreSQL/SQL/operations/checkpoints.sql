-- How far each processor has come, and when it said so.
SELECT c.name, c.position, c.saved_at FROM {{schema}}.checkpoints AS c
WHERE c.fence > 0 OR c.saved_at IS NOT NULL ORDER BY c.name
