-- Counts documents. The predicate names fields by values too: see DocumentConditions.
-- $1: the collection; further ones: what the predicate needs
SELECT count(*) FROM {{schema}}.documents WHERE collection = $1 AND {{predicate}}
