-- Extends a claim, or gives it up; see lease_checkpoint().
-- $1: the checkpoint's name; $2: the fencing number; $3: for how many microseconds, NULL to give it up; $4: by how many the
-- clock is put forward
SELECT (c.checkpoint).name, (c.checkpoint).position, (c.checkpoint).fence, (c.checkpoint).owner,
    (c.checkpoint).lease_expires_at, (c.checkpoint).saved_at, c.is_leased
FROM {{schema}}.lease_checkpoint($1, $2, $3 * interval '1 microsecond', $4 * interval '1 microsecond') AS c
