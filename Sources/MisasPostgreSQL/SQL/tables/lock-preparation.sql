-- Lets one program at a time make tables, or migrate.
SELECT pg_advisory_xact_lock({{migration_lock}})
