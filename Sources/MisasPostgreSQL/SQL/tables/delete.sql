-- Deletes rows by their keys.
-- keys: an array for each column of the primary key
DELETE FROM {{schema}}.{{table}} AS t
USING unnest({{keys}}) AS wanted ({{parts}})
WHERE {{matches}}
