-- Forgets a checkpoint, and tells whether there was one.
-- $1: its name
DELETE FROM {{schema}}.checkpoints AS c WHERE c.name = $1 RETURNING c.fence > 0 OR c.saved_at IS NOT NULL
