-- Notes that a migration was applied.
-- $1: its number; $2: its name; $3: its text before the schema's name was put into it
INSERT INTO {{schema}}.migrations (number, name, hash) VALUES ($1, $2, encode(sha256(convert_to($3, 'UTF8')), 'hex'))
