-- Finds rows.
-- $1: how many to leave out; $2: how many to give at most, NULL for all; the others: what columns are compared with
SELECT {{columns}}
FROM {{schema}}.{{table}} AS t
WHERE {{predicate}}
ORDER BY {{order}}
OFFSET $1 LIMIT $2
