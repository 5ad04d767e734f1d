-- Deletes all documents of a collection; see clear_documents().
-- $1: the collection
SELECT {{schema}}.clear_documents($1)
