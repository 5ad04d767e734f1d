-- The names of streams.
-- $1: their numbers
SELECT s.id, s.name FROM {{schema}}.streams AS s WHERE s.id = ANY ($1)
