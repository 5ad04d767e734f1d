-- Snapshots: the latest state of streams, per schema of the state.

CREATE TABLE {{schema}}.snapshots (
    stream text COLLATE "C" NOT NULL,
    schema_tag text COLLATE "C" NOT NULL,
    version bigint NOT NULL,
    data jsonb NOT NULL,
    PRIMARY KEY (stream, schema_tag)
);

-- Keeps a snapshot, unless there is a later one or the stream was deleted.
--
-- Two statements: the second sees a deletion that the first waited for.
CREATE FUNCTION {{schema}}.save_snapshot(
    snapped text,
    tag text,
    snapped_at bigint,
    state jsonb
) RETURNS void LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM pg_advisory_xact_lock_shared(hashtext('{{schema_text}}.snapshots'), hashtext(snapped));
    INSERT INTO {{schema}}.snapshots AS s (stream, schema_tag, version, data)
    SELECT snapped, tag, snapped_at, state
    WHERE NOT EXISTS (SELECT FROM {{schema}}.streams AS s WHERE s.name = snapped AND s.status = 2)
    ON CONFLICT (stream, schema_tag) DO UPDATE SET version = excluded.version, data = excluded.data
    WHERE s.version <= excluded.version;
END
$$;

-- What deletes a stream deletes its snapshots: also those that others have saved and not committed.
CREATE FUNCTION {{schema}}.delete_snapshots() RETURNS trigger
LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('{{schema_text}}.snapshots'), hashtext(NEW.name));
    DELETE FROM {{schema}}.snapshots AS s WHERE s.stream = NEW.name;
    RETURN NULL;
END
$$;

CREATE TRIGGER streams_keep_no_snapshots AFTER UPDATE OF status ON {{schema}}.streams
FOR EACH ROW WHEN (NEW.status = 2) EXECUTE FUNCTION {{schema}}.delete_snapshots();
