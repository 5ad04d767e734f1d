-- Reads a checkpoint that was saved or claimed.
-- $1: its name
SELECT c.name, c.position, c.fence, c.owner, c.lease_expires_at, c.saved_at
FROM {{schema}}.checkpoints AS c WHERE c.name = $1 AND (c.fence > 0 OR c.saved_at IS NOT NULL)
