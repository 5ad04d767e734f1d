-- Ends claims; see complete_predictions().
-- $1 … $3: its arguments
SELECT {{schema}}.complete_predictions($1, $2, $3)
