-- Takes a prediction back; see cancel_prediction().
-- $1: its type; $2: its key
SELECT {{schema}}.cancel_prediction($1, $2)
