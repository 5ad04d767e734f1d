-- Keeps a snapshot; see save_snapshot().
-- $1: its stream; $2: its schema tag; $3: its version; $4: its data
SELECT {{schema}}.save_snapshot($1, $2, $3, $4)
