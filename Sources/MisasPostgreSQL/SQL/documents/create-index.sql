-- Makes an index over a collection; for format().
-- Needs, in this order: its name; what the keys need; the collection
CREATE INDEX {{concurrently}} %I ON {{schema}}.documents ({{keys}}) WHERE collection = %L
