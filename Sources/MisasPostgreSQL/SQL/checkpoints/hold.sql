-- Reads a checkpoint, and lets nobody change it until the transaction ends. Gives one that counts as not there, too.
-- $1: its name
SELECT c.name, c.position, c.fence, c.owner, c.lease_expires_at, c.saved_at
FROM {{schema}}.checkpoints AS c WHERE c.name = $1
FOR SHARE
