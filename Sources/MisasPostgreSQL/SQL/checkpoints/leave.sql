-- Ends an owner's part in all groups, and gives up what it has claimed and nobody has locked; gives the names of the rest.
-- $1: the owner
WITH memberships AS MATERIALIZED (
    SELECT m.group_name FROM {{schema}}.checkpoint_members AS m WHERE m.owner = $1 ORDER BY m.group_name FOR UPDATE
), ended AS (
    DELETE FROM {{schema}}.checkpoint_members AS m USING memberships AS s
    WHERE m.group_name = s.group_name AND m.owner = $1
), own AS MATERIALIZED (
    SELECT c.name FROM {{schema}}.checkpoints AS c WHERE c.owner = $1 FOR NO KEY UPDATE SKIP LOCKED
), released AS (
    UPDATE {{schema}}.checkpoints AS c SET owner = NULL, lease_expires_at = NULL FROM own AS o WHERE c.name = o.name
)
SELECT c.name FROM {{schema}}.checkpoints AS c WHERE c.owner = $1 AND c.name NOT IN (SELECT o.name FROM own AS o)
