-- Gives the lock back under which a schema's indexes are made and dropped.
SELECT pg_advisory_unlock(hashtext('{{schema_text}}.document_indexes'), 0)
