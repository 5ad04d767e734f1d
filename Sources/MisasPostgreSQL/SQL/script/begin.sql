-- What a script that makes the stores starts with: programs that want to migrate wait for it, and where there are
-- stores already it fails, and with it the transaction that it runs in.
DO $$
BEGIN
    PERFORM pg_catalog.pg_advisory_xact_lock({{migration_lock}});
    IF pg_catalog.to_regclass('{{schema_text}}.migrations') IS NOT NULL THEN
        RAISE EXCEPTION USING
            ERRCODE = 'duplicate_table',
            MESSAGE = 'the schema {{schema_text}} holds stores already; nothing was changed',
            HINT = 'Programs bring stores up to date when they are opened; this makes new ones.';
    END IF;
END
$$;
