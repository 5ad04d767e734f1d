-- The last position that was taken. NULL on a hot standby: there the sequence runs ahead of what was taken.
SELECT CASE WHEN pg_is_in_recovery() THEN NULL WHEN s.is_called THEN s.last_value ELSE 0 END
FROM {{schema}}.event_positions AS s
