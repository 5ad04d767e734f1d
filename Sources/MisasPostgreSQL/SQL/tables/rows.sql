-- Rows by their keys, each with the number of its key.
-- keys: an array for each column of the primary key
SELECT wanted.number, {{columns}}
FROM unnest({{keys}}) WITH ORDINALITY AS wanted ({{parts}}, number)
JOIN {{schema}}.{{table}} AS t ON {{matches}}
