-- Ends a claim; see end_prediction_claim().
-- $1 … $6: its arguments
SELECT {{schema}}.end_prediction_claim($1, $2, $3, $4, $5, $6)
