-- The numbers of types.
-- $1: their names
SELECT t.name, t.id FROM {{schema}}.event_types AS t WHERE t.name = ANY ($1)
