-- Events, their streams and types. Names of types and streams stand once; events hold their numbers.

CREATE TABLE {{schema}}.event_types (
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name text COLLATE "C" NOT NULL UNIQUE
);

-- Gives numbers to types that have none.
CREATE FUNCTION {{schema}}.register_event_types(names text[]) RETURNS void
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    INSERT INTO {{schema}}.event_types (name)
    SELECT n.name FROM unnest(names) AS n (name) ORDER BY n.name COLLATE "C"
    ON CONFLICT (name) DO NOTHING
$$;

-- A row is locked by whoever appends to its stream; an append does not change it, so that it grows no dead versions.
CREATE TABLE {{schema}}.streams (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name text COLLATE "C" NOT NULL UNIQUE,
    -- 0 open, 1 archived, 2 deleted
    status smallint NOT NULL DEFAULT 0,
    -- The oldest version that is kept.
    first_version bigint NOT NULL DEFAULT 1,
    -- The version when events were last removed: the stream's own, where none is left to say so.
    removed_at_version bigint NOT NULL DEFAULT 0,
    created_at timestamptz NOT NULL,
    -- When the last of the removed events was recorded.
    removed_recorded_at timestamptz
);

-- Positions are taken one by one (CACHE 1): a writer's are above what the sequence gave before it registered.
CREATE SEQUENCE {{schema}}.event_positions AS bigint CACHE 1;

-- No foreign keys: to check them would lock the rows of types and streams once more with each event, and the functions that
-- write here look both up.
CREATE TABLE {{schema}}.events (
    position bigint PRIMARY KEY,
    stream_id bigint NOT NULL,
    version bigint NOT NULL,
    recorded_at timestamptz NOT NULL,
    type_id integer NOT NULL,
    schema_version integer NOT NULL,
    id uuid NOT NULL,
    correlation_id uuid,
    causation_id uuid,
    data jsonb NOT NULL,
    metadata jsonb,
    CONSTRAINT events_stream_version UNIQUE (stream_id, version),
    CONSTRAINT events_id UNIQUE (id)
);

-- A guard against accidents for who owns the tables; other roles have no right to change them anyway. The functions that
-- truncate and delete streams lift it for their own transaction.
CREATE FUNCTION {{schema}}.refuse_event_change() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF current_setting('misas.removes_events', true) IS DISTINCT FROM 'yes' THEN
        RAISE EXCEPTION 'events are not changed: truncate, delete or archive their stream' USING ERRCODE = '42501';
    END IF;
    RETURN NULL;
END
$$;

CREATE TRIGGER events_are_immutable BEFORE UPDATE OR DELETE OR TRUNCATE ON {{schema}}.events
FOR EACH STATEMENT EXECUTE FUNCTION {{schema}}.refuse_event_change();
