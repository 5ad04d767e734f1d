-- Claims a checkpoint; see claim_checkpoint().
-- $1: its name; $2: who claims it; $3: for how many microseconds; $4: by how many the clock is put forward
SELECT (c.checkpoint).name, (c.checkpoint).position, (c.checkpoint).fence, (c.checkpoint).owner,
    (c.checkpoint).lease_expires_at, (c.checkpoint).saved_at, c.is_claimed
FROM {{schema}}.claim_checkpoint($1, $2, $3 * interval '1 microsecond', $4 * interval '1 microsecond') AS c
