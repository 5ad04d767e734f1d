-- All checkpoints, by name.
SELECT c.name, c.position, c.fence, c.owner, c.lease_expires_at, c.saved_at
FROM {{schema}}.checkpoints AS c ORDER BY c.name
