-- The hashes of migrations as this program has them.
-- $1: their texts
SELECT encode(sha256(convert_to(t.text, 'UTF8')), 'hex') FROM unnest($1) WITH ORDINALITY AS t (text, i) ORDER BY t.i
