-- Takes the lock under which a schema's indexes are made and dropped, if nobody holds it.
SELECT pg_try_advisory_lock(hashtext('{{schema_text}}.document_indexes'), 0)
