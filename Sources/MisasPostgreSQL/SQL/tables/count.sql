-- Counts rows.
-- the values: what columns are compared with
SELECT count(*) FROM {{schema}}.{{table}} AS t WHERE {{predicate}}
