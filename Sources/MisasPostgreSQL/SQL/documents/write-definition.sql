-- Writes the statement that makes or drops an index, since such a statement takes no values: the server puts names and
-- texts in, as its own quoting has them.
-- $1: the statement, as format() takes it; $2: what belongs into it
SELECT format($1, VARIADIC $2)
