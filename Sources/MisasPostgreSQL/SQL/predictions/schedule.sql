-- Schedules a prediction; see schedule_prediction().
-- $1 … $10: its arguments; $11: by how many microseconds the clock is put forward
SELECT {{schema}}.schedule_prediction($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11 * interval '1 microsecond')
