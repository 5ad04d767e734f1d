-- Drops an index, for format().
-- Needs its name
DROP INDEX {{concurrently}} IF EXISTS {{schema}}.%I
