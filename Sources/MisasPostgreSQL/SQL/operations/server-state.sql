-- Whether the server is a hot standby, and whether transactions are read-only, as they begin.
SELECT pg_is_in_recovery(), current_setting('transaction_read_only')::boolean
