-- Reads documents: for each that there is, its place among those that were asked for.
-- $1: their collections; $2: their identifiers
SELECT w.place, d.version, d.data
FROM unnest($1::text[], $2::text[]) WITH ORDINALITY AS w (collection, id, place)
JOIN {{schema}}.documents AS d ON d.collection = w.collection AND d.id = w.id
