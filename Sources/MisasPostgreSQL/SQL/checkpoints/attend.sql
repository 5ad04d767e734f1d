-- Shares groups of checkpoints; see attend_checkpoints().
-- $1: the groups; $2: how many checkpoints each has; $3: their names; $4: who attends; $5: for how many microseconds; $6: by
-- how many the clock is put forward
SELECT (a.held).name, (a.held).position, (a.held).fence, (a.held).owner, (a.held).lease_expires_at, (a.held).saved_at,
    a.place, a.quota, a.group_revision, a.next_expiry, a.moment, a.member
FROM {{schema}}.attend_checkpoints($1, $2, $3, $4, $5 * interval '1 microsecond', $6 * interval '1 microsecond') AS a
