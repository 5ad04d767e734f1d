-- Finds documents. Predicate and order name fields by values too: see DocumentConditions.
-- $1: the collection; $2: how many to leave out; $3: how many to give at most, NULL for all; further ones: what the
-- predicate and the order need
SELECT id, version, data FROM {{schema}}.documents
WHERE collection = $1 AND {{predicate}}
ORDER BY {{order}}
OFFSET $2 LIMIT $3
