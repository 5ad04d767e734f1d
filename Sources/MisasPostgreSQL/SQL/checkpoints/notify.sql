-- Raises the revision of a group of checkpoints, and gives it.
-- $1: the group
INSERT INTO {{schema}}.checkpoint_groups AS g (name, revision) VALUES ($1, 1)
ON CONFLICT (name) DO UPDATE SET revision = g.revision + 1
RETURNING g.revision
