-- Gives numbers to types that have none.
-- $1: their names, in order
INSERT INTO {{schema}}.event_types (name)
SELECT n.name FROM unnest($1) AS n (name) ORDER BY n.name
ON CONFLICT (name) DO NOTHING
