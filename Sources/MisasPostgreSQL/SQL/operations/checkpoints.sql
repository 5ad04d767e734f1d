-- How far each processor has come, and when it said so.
SELECT c.name, c.position, c.saved_at FROM {{schema}}.checkpoints AS c ORDER BY c.name
