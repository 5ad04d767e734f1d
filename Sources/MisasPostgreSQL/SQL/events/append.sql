-- Appends events; see append_events().
-- $1 … $13: its arguments
SELECT a.verdicts, a.base_versions, a.positions, a.recorded
FROM {{schema}}.append_events($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) AS a
