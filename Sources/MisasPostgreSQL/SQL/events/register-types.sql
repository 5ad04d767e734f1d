-- Gives numbers to types that have none; see register_event_types().
-- $1: their names
SELECT {{schema}}.register_event_types($1)
