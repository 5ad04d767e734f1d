-- Writes documents, and gives the first that is not at its version; see write_documents().
-- $1 … $4: its arguments
SELECT w.place, w.actual FROM {{schema}}.write_documents($1, $2, $3, $4) AS w
