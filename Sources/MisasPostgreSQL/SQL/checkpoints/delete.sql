-- Forgets a checkpoint.
-- $1: its name
DELETE FROM {{schema}}.checkpoints AS c WHERE c.name = $1
