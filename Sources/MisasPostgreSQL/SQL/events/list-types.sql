-- The numbers of all types.
SELECT t.name, t.id FROM {{schema}}.event_types AS t
