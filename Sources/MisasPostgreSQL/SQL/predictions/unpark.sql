-- Schedules a parked prediction again, and gives nothing where there is none.
-- $1: its type; $2: its key; $3: when it occurs
UPDATE {{schema}}.predictions AS p SET parked_for = NULL, attempts = 0, due_at = $3
WHERE p.type = $1 AND p.key = $2 AND p.parked_for IS NOT NULL
RETURNING true
