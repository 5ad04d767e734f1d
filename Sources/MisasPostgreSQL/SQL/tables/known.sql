-- The number of the first key that there is a row of.
-- keys: an array for each column of the primary key
SELECT min(wanted.number)
FROM unnest({{keys}}) WITH ORDINALITY AS wanted ({{parts}}, number)
JOIN {{schema}}.{{table}} AS t ON {{matches}}
