-- Drops an index; see drop_document_index().
-- $1: its name
SELECT {{schema}}.drop_document_index($1)
