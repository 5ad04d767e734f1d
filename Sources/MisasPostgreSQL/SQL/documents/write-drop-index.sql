-- Writes the statement that drops an index while others write.
-- $1: its name
SELECT format('DROP INDEX CONCURRENTLY IF EXISTS %s.%I', '{{schema_text}}', $1)
