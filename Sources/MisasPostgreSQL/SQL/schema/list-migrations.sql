-- The migrations that were applied.
SELECT m.number, m.name, m.hash FROM {{schema}}.migrations AS m ORDER BY m.number
