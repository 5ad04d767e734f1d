-- Adds rows; refused by the primary key where there is one of them.
-- arrays: one for each column
INSERT INTO {{schema}}.{{table}} ({{names}})
SELECT * FROM unnest({{arrays}})
