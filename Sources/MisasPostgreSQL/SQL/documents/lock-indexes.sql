-- Takes the lock under which a schema's indexes are made and dropped, until the transaction ends.
SELECT pg_advisory_xact_lock(hashtext('{{schema_text}}.document_indexes'), 0)
