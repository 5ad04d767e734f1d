-- All checkpoints that were saved or claimed, by name.
SELECT c.name, c.position, c.fence, c.owner, c.lease_expires_at, c.saved_at
FROM {{schema}}.checkpoints AS c WHERE c.fence > 0 OR c.saved_at IS NOT NULL ORDER BY c.name
