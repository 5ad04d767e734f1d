-- Notes that a migration was applied.
-- $1: its number; $2: its name; $3: its hash
INSERT INTO {{schema}}.migrations (number, name, hash) VALUES ($1, $2, $3)
