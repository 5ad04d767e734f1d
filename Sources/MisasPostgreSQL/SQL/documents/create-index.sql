-- Makes an index over a collection; see create_document_index().
-- $1 … $4: its arguments
SELECT {{schema}}.create_document_index($1, $2, $3, $4)
