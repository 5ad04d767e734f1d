-- Moves a checkpoint; see save_checkpoint().
-- $1: its name; $2: where to; $3: where from; $4: the fencing number; $5: by how many microseconds the clock is put forward
SELECT c.verdict, c.fence, c.position
FROM {{schema}}.save_checkpoint($1, $2, $3, $4, $5 * interval '1 microsecond') AS c
