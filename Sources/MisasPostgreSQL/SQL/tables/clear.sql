-- Deletes all rows.
DELETE FROM {{schema}}.{{table}}
