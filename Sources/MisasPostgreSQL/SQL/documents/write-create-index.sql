-- Writes the statement that makes an index while others write, since such a statement takes no values; see
-- document_index_statement().
-- $1 … $4: its arguments
SELECT {{schema}}.document_index_statement($1, $2, $3, $4, true)
