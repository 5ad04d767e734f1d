-- Gives up a checkpoint that an owner has claimed.
-- $1: its name; $2: the owner
UPDATE {{schema}}.checkpoints AS c SET owner = NULL, lease_expires_at = NULL WHERE c.name = $1 AND c.owner = $2
