-- Makes a checkpoint to be locked: it counts as not there.
-- One that is there is looked for first: to insert what a transaction has moved would wait for its end.
-- $1: its name
INSERT INTO {{schema}}.checkpoints (name)
SELECT $1 WHERE NOT EXISTS (SELECT FROM {{schema}}.checkpoints AS c WHERE c.name = $1)
ON CONFLICT (name) DO NOTHING
