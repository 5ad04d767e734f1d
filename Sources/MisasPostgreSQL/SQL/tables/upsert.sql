-- Adds rows, or puts them in the place of those with their keys.
-- arrays: one for each column
INSERT INTO {{schema}}.{{table}} ({{names}})
SELECT * FROM unnest({{arrays}})
ON CONFLICT ({{key}}) DO {{resolution}}
