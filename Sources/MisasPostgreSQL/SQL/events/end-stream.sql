-- Truncates, archives or deletes a stream; see end_stream().
-- $1 … $9: its arguments
SELECT e.verdict, e.version, e.changed
FROM {{schema}}.end_stream($1, $2, $3, $4, $5, $6, $7, $8, $9) AS e
