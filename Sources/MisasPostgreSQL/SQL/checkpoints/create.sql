-- Makes a checkpoint to be locked: it counts as not there.
-- $1: its name
INSERT INTO {{schema}}.checkpoints (name) VALUES ($1) ON CONFLICT (name) DO NOTHING
