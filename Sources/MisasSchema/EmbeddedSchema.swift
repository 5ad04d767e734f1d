// Written by Scripts/embed-sql from Sources/MisasPostgreSQL/SQL. Do not edit.
// swift-format-ignore-file

/// The text of what makes the schema, with places for its name.
package enum EmbeddedSchema {
    package static let scriptBegin = SQLTemplate(###"""
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

"""###)
    package static let scriptCreateSchema = SQLTemplate(###"""
-- Creates the schema. Who was given one need not have the right to create others, which this asks for in any case.
CREATE SCHEMA IF NOT EXISTS {{schema}};

"""###)
    package static let scriptEnd = SQLTemplate(###"""
COMMIT;

"""###)
    package static let scriptGrantTable = SQLTemplate(###"""
-- Lets a role read and write the rows of a projection.
GRANT SELECT, INSERT, UPDATE, DELETE ON TABLE {{schema}}.{{table}} TO {{role}};

"""###)
    package static let scriptGrant = SQLTemplate(###"""
-- Gives a role what the stores need, and takes what it has beyond that. It is executed after each migration, and names all
-- that the schema holds: what is in no list of what is given is the owner's alone.

REVOKE ALL ON SCHEMA {{schema}} FROM {{role}};
REVOKE ALL ON TABLE
    {{schema}}.migrations, {{schema}}.events, {{schema}}.streams, {{schema}}.event_types, {{schema}}.documents,
    {{schema}}.checkpoints, {{schema}}.checkpoint_groups, {{schema}}.checkpoint_members,
    {{schema}}.predictions, {{schema}}.snapshots, {{schema}}.replies
FROM {{role}};
REVOKE ALL ON SEQUENCE
    {{schema}}.event_positions, {{schema}}.event_types_id_seq, {{schema}}.streams_id_seq,
    {{schema}}.checkpoint_fences, {{schema}}.prediction_sequence, {{schema}}.prediction_tokens
FROM {{role}};
REVOKE ALL ON FUNCTION
    {{schema}}.append_events, {{schema}}.watermark, {{schema}}.end_stream, {{schema}}.register_event_types,
    {{schema}}.create_document_index, {{schema}}.drop_document_index, {{schema}}.clear_documents,
    {{schema}}.write_documents, {{schema}}.document_text, {{schema}}.document_time, {{schema}}.document_boolean,
    {{schema}}.document_number, {{schema}}.document_decimal, {{schema}}.document_duration, {{schema}}.claim_checkpoint,
    {{schema}}.lease_checkpoint, {{schema}}.save_checkpoint, {{schema}}.attend_checkpoints,
    {{schema}}.schedule_prediction, {{schema}}.cancel_prediction, {{schema}}.end_prediction_claim,
    {{schema}}.complete_predictions, {{schema}}.claim_due_predictions, {{schema}}.save_snapshot,
    {{schema}}.document_index_statement, {{schema}}.refuse_event_change, {{schema}}.delete_snapshots
FROM {{role}};

GRANT USAGE ON SCHEMA {{schema}} TO {{role}};

-- Events are written by functions of the owner's.
GRANT SELECT ON TABLE
    {{schema}}.migrations, {{schema}}.events, {{schema}}.streams, {{schema}}.event_types
TO {{role}};
GRANT SELECT ON SEQUENCE {{schema}}.event_positions TO {{role}};

GRANT SELECT, INSERT, UPDATE, DELETE ON TABLE
    {{schema}}.documents, {{schema}}.checkpoints, {{schema}}.checkpoint_groups, {{schema}}.checkpoint_members,
    {{schema}}.predictions, {{schema}}.snapshots, {{schema}}.replies
TO {{role}};
GRANT USAGE ON SEQUENCE
    {{schema}}.checkpoint_fences, {{schema}}.prediction_sequence, {{schema}}.prediction_tokens
TO {{role}};

GRANT EXECUTE ON FUNCTION
    {{schema}}.append_events, {{schema}}.watermark, {{schema}}.end_stream, {{schema}}.register_event_types,
    {{schema}}.create_document_index, {{schema}}.drop_document_index, {{schema}}.clear_documents,
    {{schema}}.write_documents, {{schema}}.document_text, {{schema}}.document_time, {{schema}}.document_boolean,
    {{schema}}.document_number, {{schema}}.document_decimal, {{schema}}.document_duration, {{schema}}.claim_checkpoint,
    {{schema}}.lease_checkpoint, {{schema}}.save_checkpoint, {{schema}}.attend_checkpoints,
    {{schema}}.schedule_prediction, {{schema}}.cancel_prediction, {{schema}}.end_prediction_claim,
    {{schema}}.complete_predictions, {{schema}}.claim_due_predictions, {{schema}}.save_snapshot
TO {{role}};

"""###)
    package static let scriptHead = SQLTemplate(###"""
-- Made by `misas-gen sql`, for `psql`, as the role that is to own it all. All of it is done, or nothing.
\set ON_ERROR_STOP on
BEGIN;
SET LOCAL client_encoding = 'UTF8';
SET LOCAL standard_conforming_strings = on;

"""###)
    package static let scriptPrepare = SQLTemplate(###"""
-- What has to be in the schema before the first migration.
CREATE TABLE IF NOT EXISTS {{schema}}.migrations (
    number integer PRIMARY KEY,
    name text NOT NULL,
    hash text NOT NULL,
    applied_at timestamptz NOT NULL DEFAULT clock_timestamp()
);

"""###)
    package static let scriptRecord = SQLTemplate(###"""
-- Notes that a migration was applied, as the migrator does.
INSERT INTO {{schema}}.migrations (number, name, hash)
VALUES ({{number}}, '{{name}}', '{{hash}}');

"""###)

    /// The migrations, in order.
    package static let migrations: [Migration] = [
        Migration(number: 1, name: "events", hash: "6abc49971c6317dd178b63b8d1c7ca58b90a06053387646b83613727e6f2e5fa", ###"""
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

"""###),
        Migration(number: 2, name: "append", hash: "7fe41c236b1f4679f00f42222f771e49cc33ff6c341ed54846d6aefacc618039", ###"""
-- Appends events to one or several streams.
--
-- Per stream: its name, in the order of their bytes, so that two writers never wait for each other; what is expected of it
-- (0 anything, 1 no stream, 2 a stream, 3 the version in expected_versions); the version that fulfils this, where it is one:
-- -1 where others do as well.
-- Per event: the stream it goes to (an index into stream_names, from 1), its place among those (from 1), and its parts.
-- as_one: whether one refusal refuses all.
--
-- Gives per stream a verdict (0 appended, 1 other version, 2 there is a stream, 3 there is no stream, 4 deleted, 5 archived)
-- and the version before the append; per event its position; and the time that all were recorded at. An event id that is
-- known raises a unique violation of events_id.
--
-- How order is kept without a lock that writers would queue for: before a transaction takes positions it takes a shared
-- lock whose key says "I write only above L", L being the last position taken. Who reads stops at the lowest L of those in
-- flight. See watermark().
CREATE FUNCTION {{schema}}.append_events(
    stream_names text[],
    expectations smallint[],
    expected_versions bigint[],
    event_streams integer[],
    event_offsets integer[],
    ids uuid[],
    types integer[],
    schema_versions integer[],
    correlations uuid[],
    causations uuid[],
    data_texts jsonb[],
    metadata_texts jsonb[],
    as_one boolean,
    OUT verdicts smallint[],
    OUT base_versions bigint[],
    OUT positions bigint[],
    OUT recorded timestamptz
) LANGUAGE plpgsql VOLATILE SECURITY DEFINER
-- The plans do not depend on the values, and to plan them anew would cost more than to execute them.
SET plan_cache_mode = force_generic_plan
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    stream_ids bigint[];
    is_special boolean;
    needed integer;
    found_id bigint;
    found_status smallint;
    removed_version bigint;
    base_version bigint;
    ignored text;
BEGIN
    IF current_setting('transaction_isolation') <> 'read committed' THEN
        RAISE EXCEPTION 'events are appended at READ COMMITTED only' USING ERRCODE = '25001';
    END IF;
    recorded := clock_timestamp();
    -- One stream, which is most often the case, needs none of the arrays.
    IF cardinality(stream_names) = 1 THEN
        LOOP
            SELECT s.id, s.status, s.removed_at_version INTO found_id, found_status, removed_version
            FROM {{schema}}.streams AS s WHERE s.name = stream_names[1] FOR NO KEY UPDATE;
            base_version := 0;
            IF FOUND THEN
                -- A statement of its own, to see what those have committed whom the lock waited for.
                SELECT e.version INTO base_version FROM {{schema}}.events AS e
                WHERE e.stream_id = found_id ORDER BY e.version DESC LIMIT 1;
                base_version := greatest(coalesce(base_version, 0), removed_version);
            END IF;
            base_versions := ARRAY[base_version];
            verdicts := ARRAY[CASE
                WHEN found_status = 2 THEN 4
                WHEN found_status = 1 THEN 5
                WHEN expectations[1] = 1 AND base_version > 0 THEN 2
                WHEN expectations[1] = 2 AND base_version = 0 THEN 3
                WHEN expectations[1] = 3 AND base_version <> expected_versions[1] THEN 1
                ELSE 0
            END::smallint];
            IF verdicts[1] <> 0 OR cardinality(ids) = 0 THEN
                RETURN;
            END IF;
            EXIT WHEN found_id IS NOT NULL;
            -- Whoever made it meanwhile has it locked: then it is waited for and looked at again.
            INSERT INTO {{schema}}.streams AS s (name, created_at) VALUES (stream_names[1], recorded)
            ON CONFLICT (name) DO NOTHING RETURNING s.id INTO found_id;
            EXIT WHEN found_id IS NOT NULL;
        END LOOP;
        stream_ids := ARRAY[found_id];
    ELSE
        LOOP
            SELECT array_agg(s.id), coalesce(bool_or(s.status <> 0 OR s.removed_at_version <> 0), false)
            INTO stream_ids, is_special
            FROM (SELECT unnest(stream_names) AS name) AS a
            LEFT JOIN LATERAL (
                SELECT s.id, s.status, s.removed_at_version FROM {{schema}}.streams AS s
                WHERE s.name = a.name FOR NO KEY UPDATE
            ) AS s ON true;

            -- A statement of its own, to see what those have committed whom the locks waited for.
            base_versions := ARRAY(
                SELECT coalesce(
                    (SELECT e.version FROM {{schema}}.events AS e WHERE e.stream_id = a.id ORDER BY e.version DESC LIMIT 1),
                    0
                )
                FROM (SELECT unnest(stream_ids) AS id) AS a
            );

            -- Most often all is as expected, and nothing out of the ordinary.
            IF NOT is_special AND base_versions = expected_versions THEN
                verdicts := array_fill(0::smallint, ARRAY[cardinality(stream_names)]);
            ELSE
                SELECT array_agg(v.base), array_agg(
                    CASE
                        WHEN v.status = 2 THEN 4
                        WHEN v.status = 1 THEN 5
                        WHEN v.expectation = 1 AND v.base > 0 THEN 2
                        WHEN v.expectation = 2 AND v.base = 0 THEN 3
                        WHEN v.expectation = 3 AND v.base <> v.version THEN 1
                        ELSE 0
                    END::smallint
                )
                INTO base_versions, verdicts
                FROM (
                    SELECT a.expectation, a.version,
                        CASE WHEN is_special
                            THEN (SELECT s.status FROM {{schema}}.streams AS s WHERE s.id = a.id)
                        END AS status,
                        CASE WHEN is_special
                            THEN greatest(
                                a.base, (SELECT s.removed_at_version FROM {{schema}}.streams AS s WHERE s.id = a.id)
                            )
                            ELSE a.base
                        END AS base
                    FROM (
                        SELECT unnest(stream_ids) AS id, unnest(base_versions) AS base, unnest(expectations) AS expectation,
                            unnest(expected_versions) AS version
                    ) AS a
                    OFFSET 0
                ) AS v;
            END IF;

            IF 0 <> ALL (verdicts) OR as_one AND 0 <> ANY (verdicts) THEN
                RETURN;
            END IF;

            EXIT WHEN array_position(stream_ids, NULL) IS NULL;
            -- Streams without events are not made.
            needed := (
                SELECT count(DISTINCT e.stream) FROM unnest(event_streams) AS e (stream)
                WHERE stream_ids[e.stream] IS NULL AND verdicts[e.stream] = 0
            );
            EXIT WHEN needed = 0;
            INSERT INTO {{schema}}.streams (name, created_at)
            SELECT DISTINCT stream_names[e.stream] COLLATE "C", recorded FROM unnest(event_streams) AS e (stream)
            WHERE stream_ids[e.stream] IS NULL AND verdicts[e.stream] = 0
            ORDER BY 1
            ON CONFLICT (name) DO NOTHING;
        END LOOP;
    END IF;

    IF cardinality(ids) = 0 THEN
        RETURN;
    END IF;

    -- Once per transaction; a savepoint that is rolled back takes the lock and this note of it back together.
    IF current_setting('misas.registered', true) IS DISTINCT FROM '{{lock_base}}' THEN
        ignored := pg_advisory_xact_lock_shared(
            {{lock_base}} + coalesce(pg_sequence_last_value('{{schema_text}}.event_positions'), 0)
        );
        ignored := set_config('misas.registered', '{{lock_base}}', true);
    END IF;

    IF cardinality(ids) = 1 THEN
        positions := ARRAY[nextval('{{schema_text}}.event_positions')];
        INSERT INTO {{schema}}.events (
            position, stream_id, version, recorded_at, type_id, schema_version, id, correlation_id, causation_id, data,
            metadata
        )
        VALUES (
            positions[1], stream_ids[event_streams[1]], base_versions[event_streams[1]] + 1, recorded, types[1],
            schema_versions[1], ids[1], correlations[1], causations[1], data_texts[1], metadata_texts[1]
        );
        RETURN;
    END IF;

    positions := ARRAY(SELECT nextval('{{schema_text}}.event_positions') FROM generate_series(1, cardinality(ids)));
    INSERT INTO {{schema}}.events (
        position, stream_id, version, recorded_at, type_id, schema_version, id, correlation_id, causation_id, data, metadata
    )
    SELECT e.position, stream_ids[e.stream], base_versions[e.stream] + e.place, recorded, e.type, e.schema_version,
        e.id, e.correlation, e.causation, e.data, e.metadata
    FROM (
        SELECT unnest(positions) AS position, unnest(event_streams) AS stream, unnest(event_offsets) AS place,
            unnest(ids) AS id, unnest(types) AS type, unnest(schema_versions) AS schema_version,
            unnest(correlations) AS correlation, unnest(causations) AS causation, unnest(data_texts) AS data,
            unnest(metadata_texts) AS metadata
    ) AS e
    WHERE verdicts[e.stream] = 0;
END
$$;

-- The position up to which all events are committed: none will ever appear at it or before it.
--
-- Three looks, each with a snapshot of its own, and in this order: the last position taken; then the lowest mark of those who
-- are writing; events only after both. A commit is published before its locks are released, so a writer that the second look
-- does not find has committed, or will write above what the first look found.
CREATE FUNCTION {{schema}}.watermark() RETURNS bigint
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    taken bigint;
    lowest bigint;
BEGIN
    taken := (SELECT CASE WHEN s.is_called THEN s.last_value ELSE 0 END FROM {{schema}}.event_positions AS s);
    lowest := (
        SELECT min(((l.classid::bigint << 32) | l.objid::bigint) - {{lock_base}})
        FROM pg_locks AS l
        WHERE l.locktype = 'advisory' AND l.objsubid = 1 AND l.mode = 'ShareLock'
            AND l.database = (SELECT d.oid FROM pg_database AS d WHERE d.datname = current_database())
            AND ((l.classid::bigint << 32) | l.objid::bigint)
                BETWEEN {{lock_base}} AND {{lock_base}} + {{lock_span}}
    );
    RETURN least(taken, lowest);
END
$$;

"""###),
        Migration(number: 3, name: "stream-ends", hash: "c170acbf3042a20a96b7b8deb2f0e323e992aea96141ff8fc60eba4dc569393f", ###"""
-- Truncates (action 1), archives (2) or deletes (3) a stream, and records that in the store's own stream.
--
-- Gives a verdict as append_events() does, and what is known of the stream then; 'changed' tells whether there was anything
-- to do. Only its owner may remove events: hence SECURITY DEFINER. What is recorded, and where, is not for the caller to say;
-- only the type of the record has to be registered before.
CREATE FUNCTION {{schema}}.end_stream(
    stream_name text,
    action smallint,
    expectation smallint,
    expected_version bigint,
    keep_from bigint,
    event_id uuid,
    correlation uuid,
    causation uuid,
    metadata_text jsonb,
    OUT verdict smallint,
    OUT version bigint,
    OUT changed boolean
) LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    stream {{schema}}.streams%ROWTYPE;
    first bigint;
    last_recorded timestamptz;
    data jsonb;
    record_type integer;
BEGIN
    IF starts_with(stream_name, '$') THEN
        RAISE EXCEPTION 'the stream is the store''s own, and is not ended' USING ERRCODE = '42501';
    END IF;
    changed := false;
    version := 0;
    SELECT s.* INTO stream FROM {{schema}}.streams AS s WHERE s.name = stream_name FOR NO KEY UPDATE;
    IF NOT FOUND THEN
        verdict := 3;
        RETURN;
    END IF;
    SELECT e.version, e.recorded_at INTO version, last_recorded
    FROM {{schema}}.events AS e WHERE e.stream_id = stream.id ORDER BY e.version DESC LIMIT 1;
    version := greatest(coalesce(version, 0), stream.removed_at_version);
    last_recorded := coalesce(last_recorded, stream.removed_recorded_at);
    verdict := CASE
        WHEN stream.status = 2 AND action <> 3 THEN 4
        WHEN stream.status = 2 OR action = 2 AND stream.status = 1 THEN 0
        WHEN expectation = 1 THEN 2
        WHEN expectation = 3 AND version <> expected_version THEN 1
        ELSE 0
    END;
    IF verdict <> 0 OR stream.status = 2 OR action = 2 AND stream.status = 1 THEN
        RETURN;
    END IF;

    SELECT t.id INTO record_type FROM {{schema}}.event_types AS t
    WHERE t.name = CASE action
        WHEN 1 THEN '$misas.stream_truncated'
        WHEN 2 THEN '$misas.stream_archived'
        WHEN 3 THEN '$misas.stream_deleted'
    END;
    IF record_type IS NULL THEN
        RAISE EXCEPTION 'no event type is registered that records action %', action USING ERRCODE = '55000';
    END IF;
    data := jsonb_build_object('stream', stream_name, 'version', version);
    IF action = 1 THEN
        first := least(keep_from, version + 1);
        IF first <= stream.first_version THEN
            RETURN;
        END IF;
        data := data || jsonb_build_object('before', first);
    ELSIF action = 3 THEN
        first := version + 1;
    END IF;
    changed := true;

    IF action IN (1, 3) THEN
        PERFORM set_config('misas.removes_events', 'yes', true);
        DELETE FROM {{schema}}.events AS e WHERE e.stream_id = stream.id AND e.version < first;
        PERFORM set_config('misas.removes_events', 'no', true);
        UPDATE {{schema}}.streams AS s
        SET first_version = first, removed_at_version = end_stream.version, removed_recorded_at = last_recorded,
            status = CASE WHEN action = 3 THEN 2 ELSE s.status END
        WHERE s.id = stream.id;
    ELSE
        UPDATE {{schema}}.streams AS s SET status = 1 WHERE s.id = stream.id;
    END IF;

    PERFORM {{schema}}.append_events(
        ARRAY['$misas.streams'], ARRAY[0::smallint], ARRAY[0::bigint], ARRAY[1], ARRAY[1], ARRAY[event_id],
        ARRAY[record_type], ARRAY[1], ARRAY[correlation], ARRAY[causation], ARRAY[data], ARRAY[metadata_text], true
    );
END
$$;

"""###),
        Migration(number: 4, name: "documents", hash: "c096739533e8aa9b73d2dc848d8533f6d4aca09baa7bd65b78f43a631a3e6cfc", ###"""
-- Documents: JSON by collection and identifier.

CREATE TABLE {{schema}}.documents (
    collection text COLLATE "C" NOT NULL,
    id text COLLATE "C" NOT NULL,
    version bigint NOT NULL,
    data jsonb NOT NULL,
    PRIMARY KEY (collection, id)
);

-- What follows gives a field's value in the form in which it is compared; NULL where it is missing, null or of another kind.
-- None of them ever raises. Those in SQL are inlined by the planner.

-- Of kind text: a string.
CREATE FUNCTION {{schema}}.document_text(value jsonb) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT CASE WHEN jsonb_typeof(value) = 'string' THEN value #>> '{}' END
$$;

-- Of kind dateTime: a string without the Z that closes it.
CREATE FUNCTION {{schema}}.document_time(value jsonb) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT CASE WHEN jsonb_typeof(value) = 'string'
        THEN left(value #>> '{}', CASE WHEN right(value #>> '{}', 1) = 'Z' THEN -1 ELSE 2147483647 END)
    END
$$;

-- Of kind boolean.
CREATE FUNCTION {{schema}}.document_boolean(value jsonb) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT CASE WHEN jsonb_typeof(value) = 'boolean' THEN value::boolean END
$$;

-- Of kind number.
CREATE FUNCTION {{schema}}.document_number(value jsonb) RETURNS numeric
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT CASE WHEN jsonb_typeof(value) = 'number' THEN value::numeric END
$$;

-- Of kind decimal: a string that holds a number, as a text whose bytes are in the order of the numbers, since 'numeric' has
-- not room for all of them.
--
-- 0, 1 or 2 for the sign; the place of the first digit that is not zero, two thousand millions added, in ten digits; the
-- digits without the zeros at both ends. Of negative numbers each digit is taken from nine, and a tilde closes them.
CREATE FUNCTION {{schema}}.document_decimal(value jsonb) RETURNS text
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    parts text[];
    digits text;
    body text;
BEGIN
    IF jsonb_typeof(value) IS DISTINCT FROM 'string' THEN
        RETURN NULL;
    END IF;
    parts := regexp_match(value #>> '{}', '^(-?)([0-9]+)(?:\.([0-9]+))?(?:[eE]([-+]?[0-9]{1,9}))?$');
    IF parts IS NULL THEN
        RETURN NULL;
    END IF;
    digits := ltrim(parts[2] || coalesce(parts[3], ''), '0');
    IF digits = '' THEN
        RETURN '1';
    END IF;
    body := lpad(
        (
            2000000000 + length(parts[2]) - (length(parts[2]) + coalesce(length(parts[3]), 0) - length(digits))
            + coalesce(parts[4]::bigint, 0)
        )::text,
        10,
        '0'
    ) || rtrim(digits, '0');
    IF parts[1] = '' THEN
        RETURN '2' || body;
    END IF;
    RETURN '0' || translate(body, '0123456789', '9876543210') || '~';
END
$$;

-- Of kind duration: a string that holds a duration of ISO 8601, in microseconds, without what is beyond them; what 64 bits
-- cannot say counts as the nearest that they can.
CREATE FUNCTION {{schema}}.document_duration(value jsonb) RETURNS bigint
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    content text;
    parts text[];
    units CONSTANT integer[] := ARRAY[604800, 86400, 3600, 60, 1];
    whole text;
    seconds numeric := 0;
BEGIN
    IF jsonb_typeof(value) IS DISTINCT FROM 'string' THEN
        RETURN NULL;
    END IF;
    content := value #>> '{}';
    parts := regexp_match(
        content,
        '^(-?)P(?:([0-9]+)(\.[0-9]{1,18})?W)?(?:([0-9]+)(\.[0-9]{1,18})?D)?'
        '(?:T(?:([0-9]+)(\.[0-9]{1,18})?H)?(?:([0-9]+)(\.[0-9]{1,18})?M)?(?:([0-9]+)(\.[0-9]{1,18})?S)?)?$'
    );
    -- Something follows the P, and the T; and only the last part has a fraction.
    IF parts IS NULL OR right(content, 1) IN ('P', 'T') OR content ~ '\.[0-9]+[WDHM].' THEN
        RETURN NULL;
    END IF;
    FOR i IN 1..5 LOOP
        CONTINUE WHEN parts[2 * i] IS NULL;
        whole := ltrim(parts[2 * i], '0');
        IF length(whole) > 19 THEN
            RETURN NULL;
        END IF;
        seconds := seconds + ('0' || whole || coalesce(parts[2 * i + 1], ''))::numeric * units[i];
    END LOOP;
    IF seconds > 9223372036854775807 THEN
        RETURN NULL;
    END IF;
    seconds := trunc(seconds * 1000000);
    IF parts[1] = '-' THEN
        RETURN greatest(-seconds, -9223372036854775808);
    END IF;
    RETURN least(seconds, 9223372036854775807);
END
$$;

-- Deletes all documents of a collection, those included that others have written and not committed, and keeps others from
-- adding to it until the transaction ends. Whoever may add a document takes the same lock, shared.
--
-- Two statements: the second sees what those have committed for whom the first waited.
CREATE FUNCTION {{schema}}.clear_documents(emptied text) RETURNS void
LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('{{schema_text}}.documents'), hashtext(emptied));
    DELETE FROM {{schema}}.documents AS d WHERE d.collection = emptied;
END
$$;

-- Writes documents that must be at a version each, 0 for none; those without content are deleted. Where one is not at its
-- version, writes nothing, and gives the place of the first by name, and its version.
--
-- Those that are there are locked in the order of their names, so that of those who write the same one waits for the other.
-- Of the statements none joins what was given with itself, which would cost the square of how many there are.
CREATE FUNCTION {{schema}}.write_documents(
    collections text[],
    ids text[],
    versions bigint[],
    contents jsonb[],
    OUT place bigint,
    OUT actual bigint
) LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    known bigint;
    sound bigint;
    stored bigint;
BEGIN
    PERFORM pg_advisory_xact_lock_shared(hashtext('{{schema_text}}.documents'), t.hash)
    FROM (
        SELECT DISTINCT hashtext(w.collection) AS hash FROM unnest(collections, versions) AS w (collection, version)
        WHERE w.version = 0 ORDER BY 1
    ) AS t;
    SELECT count(*) INTO known FROM unnest(versions) AS w (version) WHERE w.version <> 0;
    LOOP
        WITH locked AS MATERIALIZED (
            SELECT d.version = w.version AS is_sound
            FROM unnest(collections, ids, versions) AS w (collection, id, version)
            JOIN {{schema}}.documents AS d ON d.collection = w.collection AND d.id = w.id
            ORDER BY d.collection, d.id
            FOR NO KEY UPDATE OF d
        )
        SELECT count(*) FILTER (WHERE l.is_sound), count(*) INTO sound, stored FROM locked AS l;
        IF sound < known OR stored > known THEN
            SELECT w.place, coalesce(d.version, 0) INTO place, actual
            FROM unnest(collections, ids, versions) WITH ORDINALITY AS w (collection, id, version, place)
            LEFT JOIN {{schema}}.documents AS d ON d.collection = w.collection AND d.id = w.id
            WHERE coalesce(d.version, 0) <> w.version
            ORDER BY w.collection COLLATE "C", w.id COLLATE "C" LIMIT 1;
            EXIT WHEN FOUND;
            -- What did not fit has come or gone since.
            CONTINUE;
        END IF;

        BEGIN
            INSERT INTO {{schema}}.documents (collection, id, version, data)
            SELECT w.collection, w.id, 1, w.content
            FROM unnest(collections, ids, versions, contents) AS w (collection, id, version, content)
            WHERE w.version = 0 AND w.content IS NOT NULL
            ORDER BY w.collection COLLATE "C", w.id COLLATE "C";
        EXCEPTION WHEN unique_violation THEN
            -- Somebody else has added one since.
            CONTINUE;
        END;
        UPDATE {{schema}}.documents AS d SET version = d.version + 1, data = w.content
        FROM unnest(collections, ids, versions, contents) AS w (collection, id, version, content)
        WHERE d.collection = w.collection AND d.id = w.id AND w.version <> 0 AND w.content IS NOT NULL;
        DELETE FROM {{schema}}.documents AS d
        USING unnest(collections, ids, versions, contents) AS w (collection, id, version, content)
        WHERE d.collection = w.collection AND d.id = w.id AND w.version <> 0 AND w.content IS NULL;
        EXIT;
    END LOOP;
END
$$;

-- The statement that makes an index over fields of a collection's documents: their kinds, and the paths to them, names with
-- dots between.
--
-- The keys have to be the expressions that queries compare: see DocumentExpression. What comes from outside gets into the
-- text by format() alone.
CREATE FUNCTION {{schema}}.document_index_statement(
    index_name text,
    indexed text,
    kinds text[],
    paths text[],
    is_concurrent boolean
) RETURNS text LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    form text;
    member text;
    keys text[] := '{}';
BEGIN
    IF (
        index_name ~ '^documents_[0-9a-f]{16}_[0-9a-f]{16}$' AND indexed IS NOT NULL
        AND cardinality(kinds) BETWEEN 1 AND 5 AND cardinality(paths) = cardinality(kinds)
    ) IS NOT TRUE THEN
        RAISE EXCEPTION 'an index of documents has a name of its kind, a collection, and 1 to 5 fields with paths'
            USING ERRCODE = '22023';
    END IF;
    FOR i IN 1..cardinality(kinds) LOOP
        form := CASE kinds[i]
            WHEN 'text' THEN 'document_text'
            WHEN 'dateTime' THEN 'document_time'
            WHEN 'decimal' THEN 'document_decimal'
            WHEN 'boolean' THEN 'document_boolean'
            WHEN 'number' THEN 'document_number'
            WHEN 'duration' THEN 'document_duration'
        END;
        member := (
            SELECT string_agg(format(' -> %L::text', n.name), '' ORDER BY n.i)
            FROM unnest(string_to_array(paths[i], '.')) WITH ORDINALITY AS n (name, i)
        );
        IF form IS NULL OR member IS NULL THEN
            RAISE EXCEPTION 'field % of an index of documents has no known kind, or no path', i USING ERRCODE = '22023';
        END IF;
        form := format('%s.%I(data%s)', '{{schema_text}}', form, member);
        IF kinds[i] IN ('text', 'dateTime', 'decimal') THEN
            form := format('left(%s, 100) COLLATE "C"', form);
        END IF;
        keys := keys || format('(%s)', form);
    END LOOP;
    RETURN format(
        'CREATE INDEX %s %I ON %s.documents (%s) WHERE collection = %L',
        CASE WHEN is_concurrent THEN 'CONCURRENTLY' ELSE '' END, index_name, '{{schema_text}}',
        array_to_string(keys, ', '), indexed
    );
END
$$;

-- Makes an index over fields of a collection's documents; nobody writes documents until the transaction ends. Only the
-- table's owner may do that: hence SECURITY DEFINER.
CREATE FUNCTION {{schema}}.create_document_index(
    index_name text,
    indexed text,
    kinds text[],
    paths text[]
) RETURNS void LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    EXECUTE {{schema}}.document_index_statement(index_name, indexed, kinds, paths, false);
END
$$;

-- Drops an index that create_document_index() could have made, and no other.
CREATE FUNCTION {{schema}}.drop_document_index(index_name text) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF (index_name ~ '^documents_[0-9a-f]{16}_[0-9a-f]{16}$') IS NOT TRUE THEN
        RAISE EXCEPTION 'this is not the name of an index of documents' USING ERRCODE = '22023';
    END IF;
    EXECUTE format('DROP INDEX IF EXISTS %s.%I', '{{schema_text}}', index_name);
END
$$;

"""###),
        Migration(number: 5, name: "checkpoints", hash: "efb8412d6889b9ad0c094aa82a6c759f8d2b6271c9ae72bfbb7aab66bd87a4fb", ###"""
-- Checkpoints: how far each processor has come, and who may move it on.

-- One with neither a fencing number nor a time of saving was only made to be locked, and counts as not there: a transaction
-- of the program's never makes one, so that nobody who makes them has to wait for its end.
CREATE TABLE {{schema}}.checkpoints (
    name text COLLATE "C" PRIMARY KEY,
    position bigint NOT NULL DEFAULT 0,
    fence bigint NOT NULL DEFAULT 0,
    owner text COLLATE "C",
    lease_expires_at timestamptz,
    saved_at timestamptz
);

CREATE SEQUENCE {{schema}}.checkpoint_fences AS bigint CACHE 1;

-- Groups of checkpoints that several owners share.
CREATE TABLE {{schema}}.checkpoint_groups (
    name text COLLATE "C" PRIMARY KEY,
    -- How often the owners were told to look.
    revision bigint NOT NULL DEFAULT 0
);

-- Who shares a group, and until when it is counted.
CREATE TABLE {{schema}}.checkpoint_members (
    group_name text COLLATE "C" NOT NULL,
    owner text COLLATE "C" NOT NULL,
    expires_at timestamptz NOT NULL,
    PRIMARY KEY (group_name, owner)
);

-- The functions lock the checkpoint before they look at it, and take times and numbers after that: who had to wait decides
-- on what is true then. They tell a refusal instead of raising one.

-- Claims a checkpoint. Gives it as it is then, or as it is held by somebody else.
CREATE FUNCTION {{schema}}.claim_checkpoint(
    claimed text,
    claimant text,
    lease interval,
    clock_offset interval,
    OUT is_claimed boolean,
    OUT checkpoint {{schema}}.checkpoints
) LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    moment timestamptz;
BEGIN
    LOOP
        SELECT c.* INTO checkpoint FROM {{schema}}.checkpoints AS c WHERE c.name = claimed FOR NO KEY UPDATE;
        EXIT WHEN FOUND;
        INSERT INTO {{schema}}.checkpoints (name) VALUES (claimed) ON CONFLICT (name) DO NOTHING;
    END LOOP;
    moment := clock_timestamp() + clock_offset;
    is_claimed := checkpoint.owner IS NULL OR checkpoint.owner = claimant OR checkpoint.lease_expires_at <= moment;
    IF is_claimed THEN
        UPDATE {{schema}}.checkpoints AS c
        SET fence = nextval('{{schema_text}}.checkpoint_fences'), owner = claimant, lease_expires_at = moment + lease
        WHERE c.name = claimed
        RETURNING c.* INTO checkpoint;
    END IF;
END
$$;

-- Lets a claim last from now for a while, unless it was given up; or, for NULL, gives it up. Gives the checkpoint as it is
-- then; where the fencing number is not that of its last claim, that.
CREATE FUNCTION {{schema}}.lease_checkpoint(
    leased text,
    claim bigint,
    lease interval,
    clock_offset interval,
    OUT is_leased boolean,
    OUT checkpoint {{schema}}.checkpoints
) LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    SELECT c.* INTO checkpoint FROM {{schema}}.checkpoints AS c WHERE c.name = leased FOR NO KEY UPDATE;
    is_leased := FOUND AND claim > 0 AND checkpoint.fence = claim
        AND (lease IS NULL OR checkpoint.owner IS NOT NULL);
    IF is_leased THEN
        UPDATE {{schema}}.checkpoints AS c
        SET owner = CASE WHEN lease IS NOT NULL THEN c.owner END,
            lease_expires_at = clock_timestamp() + clock_offset + lease
        WHERE c.name = leased
        RETURNING c.* INTO checkpoint;
    END IF;
END
$$;

-- Moves a checkpoint. Gives a verdict (0 moved, 1 claimed by another, 2 elsewhere, 3 to be made first), and where the
-- checkpoint was.
CREATE FUNCTION {{schema}}.save_checkpoint(
    saved text,
    target bigint,
    expected bigint,
    claim bigint,
    clock_offset interval,
    OUT verdict smallint,
    OUT fence bigint,
    OUT "position" bigint
) LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    is_there boolean;
BEGIN
    SELECT c.fence, c.position INTO fence, "position"
    FROM {{schema}}.checkpoints AS c WHERE c.name = saved FOR NO KEY UPDATE;
    is_there := FOUND;
    fence := coalesce(fence, 0);
    "position" := coalesce("position", 0);
    verdict := CASE WHEN fence <> claim THEN 1 WHEN "position" <> expected THEN 2 WHEN is_there THEN 0 ELSE 3 END;
    IF verdict = 0 THEN
        UPDATE {{schema}}.checkpoints AS c SET position = target, saved_at = clock_timestamp() + clock_offset
        WHERE c.name = saved;
    END IF;
END
$$;

-- Shares groups of checkpoints: see CheckpointStore. The checkpoints are those of the first group, as many as the first size
-- says, then those of the second, and so on.
--
-- For each group, with its place, it gives a row with the group's numbers, then one for each of its members, then one for each
-- checkpoint that is held.
--
-- Those who share a group take turns: each counts, claims, and is counted by the next. They take the groups in one order, and
-- no transaction of a program's locks one. Checkpoints that somebody has locked are passed over.
CREATE FUNCTION {{schema}}.attend_checkpoints(
    attended text[],
    sizes bigint[],
    named text[],
    attendant text,
    lease interval,
    clock_offset interval
) RETURNS TABLE (
    place bigint,
    quota bigint,
    group_revision bigint,
    next_expiry timestamptz,
    moment timestamptz,
    member text,
    held {{schema}}.checkpoints
) LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    own_names text[];
    before bigint := 0;
    members bigint;
    owned bigint;
BEGIN
    INSERT INTO {{schema}}.checkpoint_groups (name)
    SELECT a.name FROM unnest(attended) AS a (name)
    WHERE NOT EXISTS (SELECT FROM {{schema}}.checkpoint_groups AS g WHERE g.name = a.name)
    ORDER BY a.name COLLATE "C"
    ON CONFLICT (name) DO NOTHING;
    PERFORM FROM {{schema}}.checkpoint_groups AS g WHERE g.name = ANY (attended) ORDER BY g.name FOR NO KEY UPDATE;
    moment := clock_timestamp() + clock_offset;

    WITH ended AS MATERIALIZED (
        SELECT m.group_name, m.owner FROM {{schema}}.checkpoint_members AS m
        WHERE m.group_name = ANY (attended) AND m.expires_at <= moment AND m.owner <> attendant
        FOR UPDATE SKIP LOCKED
    )
    DELETE FROM {{schema}}.checkpoint_members AS m USING ended AS e
    WHERE m.group_name = e.group_name AND m.owner = e.owner;
    INSERT INTO {{schema}}.checkpoint_members (group_name, owner, expires_at)
    SELECT a.name, attendant, moment + lease FROM unnest(attended) AS a (name)
    ORDER BY a.name COLLATE "C"
    ON CONFLICT (group_name, owner) DO UPDATE SET expires_at = excluded.expires_at;

    INSERT INTO {{schema}}.checkpoints (name)
    SELECT n.name FROM unnest(named) AS n (name)
    WHERE NOT EXISTS (SELECT FROM {{schema}}.checkpoints AS c WHERE c.name = n.name)
    ORDER BY n.name COLLATE "C"
    ON CONFLICT (name) DO NOTHING;
    WITH own AS MATERIALIZED (
        SELECT c.name FROM {{schema}}.checkpoints AS c WHERE c.name = ANY (named) AND c.owner = attendant
        FOR NO KEY UPDATE SKIP LOCKED
    )
    UPDATE {{schema}}.checkpoints AS c SET lease_expires_at = moment + lease FROM own AS o WHERE c.name = o.name;

    FOR number IN 1 .. cardinality(attended) LOOP
        place := number;
        own_names := named[before + 1 : before + sizes[number]];
        before := before + sizes[number];
        SELECT count(*), min(m.expires_at) FILTER (WHERE m.owner <> attendant) INTO members, next_expiry
        FROM {{schema}}.checkpoint_members AS m
        WHERE m.group_name = attended[number] AND (m.expires_at > moment OR m.owner = attendant);
        quota := (cardinality(own_names) + members - 1) / members;

        SELECT count(*) INTO owned FROM {{schema}}.checkpoints AS c
        WHERE c.name = ANY (own_names) AND c.owner = attendant;
        IF owned < quota THEN
            WITH free AS MATERIALIZED (
                SELECT c.name FROM unnest(own_names) WITH ORDINALITY AS n (name, rank)
                JOIN {{schema}}.checkpoints AS c ON c.name = n.name
                WHERE c.owner IS NULL OR (c.owner <> attendant AND c.lease_expires_at <= moment)
                ORDER BY n.rank LIMIT quota - owned
                FOR NO KEY UPDATE OF c SKIP LOCKED
            )
            UPDATE {{schema}}.checkpoints AS c
            SET fence = nextval('{{schema_text}}.checkpoint_fences'), owner = attendant,
                lease_expires_at = moment + lease
            FROM free AS f WHERE c.name = f.name;
        END IF;

        -- What is free and somebody has locked, such as a transaction that is being rolled back, will soon be to be had.
        SELECT least(next_expiry, min(
            CASE WHEN c.lease_expires_at > moment THEN c.lease_expires_at ELSE moment + interval '200 milliseconds' END
        ))
        INTO next_expiry FROM {{schema}}.checkpoints AS c
        WHERE c.name = ANY (own_names) AND (c.owner IS NULL OR c.owner <> attendant);
        SELECT g.revision INTO group_revision FROM {{schema}}.checkpoint_groups AS g WHERE g.name = attended[number];
        RETURN NEXT;
        RETURN QUERY
        SELECT place, NULL::bigint, NULL::bigint, NULL::timestamptz, NULL::timestamptz, m.owner,
            NULL::{{schema}}.checkpoints
        FROM {{schema}}.checkpoint_members AS m
        WHERE m.group_name = attended[number] AND (m.expires_at > moment OR m.owner = attendant)
        ORDER BY m.owner;
        RETURN QUERY
        SELECT place, NULL::bigint, NULL::bigint, NULL::timestamptz, NULL::timestamptz, NULL::text, c
        FROM unnest(own_names) WITH ORDINALITY AS n (name, rank)
        JOIN {{schema}}.checkpoints AS c ON c.name = n.name AND c.owner = attendant
        ORDER BY n.rank;
    END LOOP;
END
$$;

"""###),
        Migration(number: 6, name: "predictions", hash: "64e2875c5bc40ef3d57685a4736abb886c5fcb312d96971f0b3e81d1cba9f58c", ###"""
-- Predictions: events that will occur at a time, unless they are cancelled before.

CREATE TABLE {{schema}}.predictions (
    type text COLLATE "C" NOT NULL,
    key text COLLATE "C" NOT NULL,
    id uuid NOT NULL,
    due_at timestamptz NOT NULL,
    partition text COLLATE "C",
    schema_version bigint NOT NULL,
    data jsonb NOT NULL,
    correlation_id uuid,
    causation_id uuid,
    metadata jsonb,
    scheduled_at timestamptz NOT NULL,
    -- Tells which of two of equal time was scheduled first.
    sequence bigint NOT NULL,
    attempts bigint NOT NULL DEFAULT 0,
    last_failure text,
    -- Why it was set aside; NULL where it was not.
    parked_for text,
    -- The claim; NULL where nobody claimed it.
    owner text COLLATE "C",
    token bigint,
    claim_expires_at timestamptz,
    -- The claim that was current when the prediction was scheduled anew: it may end, and changes nothing.
    superseded_token bigint,
    PRIMARY KEY (type, key)
);

CREATE INDEX predictions_due ON {{schema}}.predictions (due_at, sequence) WHERE parked_for IS NULL;
CREATE INDEX predictions_partition ON {{schema}}.predictions (partition, due_at)
WHERE parked_for IS NULL AND partition IS NOT NULL;
CREATE INDEX predictions_claimed ON {{schema}}.predictions (partition) WHERE token IS NOT NULL;

CREATE SEQUENCE {{schema}}.prediction_sequence AS bigint CACHE 1;
CREATE SEQUENCE {{schema}}.prediction_tokens AS bigint CACHE 1;

-- Schedules a prediction, in place of one of the same identity; gives when that one would have occurred.
CREATE FUNCTION {{schema}}.schedule_prediction(
    of_type text,
    of_key text,
    new_id uuid,
    new_due timestamptz,
    new_partition text,
    new_version bigint,
    new_data jsonb,
    new_correlation uuid,
    new_causation uuid,
    new_metadata jsonb,
    clock_offset interval
) RETURNS timestamptz LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    replaced timestamptz;
BEGIN
    LOOP
        SELECT p.due_at INTO replaced FROM {{schema}}.predictions AS p
        WHERE p.type = of_type AND p.key = of_key FOR NO KEY UPDATE;
        IF FOUND THEN
            UPDATE {{schema}}.predictions AS p
            SET id = new_id, due_at = new_due, partition = new_partition, schema_version = new_version, data = new_data,
                correlation_id = new_correlation, causation_id = new_causation, metadata = new_metadata,
                scheduled_at = clock_timestamp() + clock_offset,
                sequence = nextval('{{schema_text}}.prediction_sequence'),
                attempts = 0, last_failure = NULL, parked_for = NULL,
                superseded_token = coalesce(p.token, p.superseded_token),
                owner = NULL, token = NULL, claim_expires_at = NULL
            WHERE p.type = of_type AND p.key = of_key;
            RETURN replaced;
        END IF;
        INSERT INTO {{schema}}.predictions (
            type, key, id, due_at, partition, schema_version, data, correlation_id, causation_id, metadata, scheduled_at,
            sequence
        )
        VALUES (
            of_type, of_key, new_id, new_due, new_partition, new_version, new_data, new_correlation, new_causation,
            new_metadata, clock_timestamp() + clock_offset, nextval('{{schema_text}}.prediction_sequence')
        )
        ON CONFLICT (type, key) DO NOTHING;
        IF FOUND THEN
            RETURN NULL;
        END IF;
    END LOOP;
END
$$;

-- Takes a prediction back, and tells whether there was one.
--
-- Whoever claimed it loses the claim, but for the transaction that takes it back: that may still end the claim which it
-- acts under. It is noted for as long as the transaction lasts.
CREATE FUNCTION {{schema}}.cancel_prediction(of_type text, of_key text) RETURNS boolean
LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    claim bigint;
    superseded bigint;
BEGIN
    DELETE FROM {{schema}}.predictions AS p WHERE p.type = of_type AND p.key = of_key
    RETURNING p.token, p.superseded_token INTO claim, superseded;
    IF NOT FOUND THEN
        RETURN false;
    END IF;
    PERFORM set_config(
        'misas.cancelled_claims', concat_ws(' ', current_setting('misas.cancelled_claims', true), claim, superseded), true
    );
    RETURN true;
END
$$;

-- Ends a claim: the prediction has occurred (action 1), occurs again later (2), or is set aside (3). Tells whether the claim
-- was valid.
CREATE FUNCTION {{schema}}.end_prediction_claim(
    of_type text,
    of_key text,
    claim bigint,
    action smallint,
    next_due timestamptz,
    reason text
) RETURNS boolean LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    current bigint;
    superseded bigint;
    cancelled text[];
BEGIN
    SELECT p.token, p.superseded_token INTO current, superseded FROM {{schema}}.predictions AS p
    WHERE p.type = of_type AND p.key = of_key FOR UPDATE;
    IF current = claim THEN
        IF action = 1 THEN
            DELETE FROM {{schema}}.predictions AS p WHERE p.type = of_type AND p.key = of_key;
        ELSE
            UPDATE {{schema}}.predictions AS p
            SET owner = NULL, token = NULL, claim_expires_at = NULL, last_failure = reason,
                due_at = CASE WHEN action = 2 THEN next_due ELSE p.due_at END,
                parked_for = CASE WHEN action = 3 THEN reason END
            WHERE p.type = of_type AND p.key = of_key;
        END IF;
        RETURN true;
    END IF;
    IF superseded = claim THEN
        UPDATE {{schema}}.predictions AS p SET superseded_token = NULL WHERE p.type = of_type AND p.key = of_key;
        RETURN true;
    END IF;
    cancelled := string_to_array(current_setting('misas.cancelled_claims', true), ' ');
    IF claim::text = ANY (cancelled) THEN
        PERFORM set_config(
            'misas.cancelled_claims', array_to_string(array_remove(cancelled, claim::text), ' '), true
        );
        RETURN true;
    END IF;
    RETURN false;
END
$$;

-- Ends claims, all of them or none: the predictions have occurred. Gives the place of the first that was not valid; NULL where
-- all were.
--
-- What is claimed is locked in the order of the names, so that of those who end the same claims one waits for the other.
CREATE FUNCTION {{schema}}.complete_predictions(of_types text[], of_keys text[], claims bigint[]) RETURNS bigint
LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    current bigint;
    lost bigint;
BEGIN
    WITH locked AS MATERIALIZED (
        SELECT p.token FROM unnest(of_types, of_keys, claims) AS w (type, key, claim)
        JOIN {{schema}}.predictions AS p ON p.type = w.type AND p.key = w.key AND p.token = w.claim
        ORDER BY p.type, p.key
        FOR UPDATE OF p
    )
    SELECT count(DISTINCT l.token) INTO current FROM locked AS l;
    IF current = cardinality(claims) THEN
        DELETE FROM {{schema}}.predictions AS p
        USING unnest(of_types, of_keys) AS w (type, key)
        WHERE p.type = w.type AND p.key = w.key;
        RETURN NULL;
    END IF;
    -- Some are not current, and may be valid yet.
    BEGIN
        FOR place IN 1 .. cardinality(claims) LOOP
            IF NOT {{schema}}.end_prediction_claim(
                of_types[place], of_keys[place], claims[place], 1::smallint, NULL, NULL
            ) THEN
                lost := place;
                RAISE EXCEPTION 'a claim is not valid';
            END IF;
        END LOOP;
    EXCEPTION WHEN raise_exception THEN
        -- What was ended of the others is undone.
        NULL;
    END;
    RETURN lost;
END
$$;

-- Claims what is due at a time, in order of time: see PredictionStore. Types are NULL for all.
--
-- It waits for nobody. What somebody is at is passed over, and so is the rest of its partition; and a partition is locked
-- before it is asked, in a statement of its own, whether anybody has claimed of it.
--
-- It takes as many candidates at once as are wanted, and further ones in place of those that it did not get.
CREATE FUNCTION {{schema}}.claim_due_predictions(
    due timestamptz,
    types text[],
    most bigint,
    claimant text,
    lease interval,
    clock_offset interval
) RETURNS SETOF {{schema}}.predictions LANGUAGE plpgsql VOLATILE
-- Everything is found by an index, in plans that do not depend on the values: what the server guesses of a table that has just
-- been filled or emptied would let it read the whole table.
SET plan_cache_mode = force_generic_plan
SET enable_seqscan = off
SET enable_bitmapscan = off
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    moment timestamptz := clock_timestamp() + clock_offset;
    wanted bigint := most;
    -- Where the last candidates ended.
    last_due timestamptz := '-infinity';
    last_sequence bigint := 0;
    -- The candidates: their names and partitions, in order of time.
    candidate_types text[];
    candidate_keys text[];
    candidate_partitions text[];
    -- The partitions that others see to, those that are locked, and those among the candidates that are new.
    shut text[];
    entered text[] := '{}';
    fresh text[];
    claimed text[];
    -- The places of the candidates that are locked.
    locked bigint[];
    lost text[];
BEGIN
    SELECT coalesce(array_agg(DISTINCT b.partition), '{}') INTO shut FROM {{schema}}.predictions AS b
    WHERE b.token IS NOT NULL AND b.partition IS NOT NULL AND b.claim_expires_at > moment;

    WHILE wanted > 0 LOOP
        SELECT array_agg(c.type ORDER BY c.due_at, c.sequence), array_agg(c.key ORDER BY c.due_at, c.sequence),
            array_agg(c.partition ORDER BY c.due_at, c.sequence),
            max(c.due_at), (array_agg(c.sequence ORDER BY c.due_at DESC, c.sequence DESC))[1]
        INTO candidate_types, candidate_keys, candidate_partitions, last_due, last_sequence
        FROM (
            SELECT p.type, p.key, p.partition, p.due_at, p.sequence FROM {{schema}}.predictions AS p
            WHERE p.parked_for IS NULL AND p.due_at <= due AND (types IS NULL OR p.type = ANY (types))
                AND (p.token IS NULL OR p.claim_expires_at <= moment)
                AND (p.due_at, p.sequence) > (last_due, last_sequence)
                AND (p.partition IS NULL OR p.partition NOT IN (SELECT s.name FROM unnest(shut) AS s (name)))
            ORDER BY p.due_at, p.sequence LIMIT wanted
        ) AS c;
        EXIT WHEN candidate_types IS NULL;

        SELECT coalesce(array_agg(n.partition), '{}') INTO fresh FROM (
            SELECT c.partition FROM unnest(candidate_partitions) AS c (partition) WHERE c.partition IS NOT NULL
            EXCEPT
            SELECT e.partition FROM unnest(entered) AS e (partition)
        ) AS n
        WHERE pg_try_advisory_xact_lock(hashtext('{{schema_text}}.predictions'), hashtext(n.partition));
        SELECT array_agg(DISTINCT b.partition) INTO claimed FROM {{schema}}.predictions AS b
        WHERE b.partition = ANY (fresh) AND b.token IS NOT NULL;
        IF claimed IS NOT NULL THEN
            -- Claims that have run out are no obstacle, unless somebody is at one.
            WITH ended AS MATERIALIZED (
                SELECT b.partition FROM {{schema}}.predictions AS b
                WHERE b.partition = ANY (claimed) AND b.token IS NOT NULL AND b.claim_expires_at <= moment
                FOR UPDATE SKIP LOCKED
            )
            SELECT coalesce(array_agg(n.partition), '{}') INTO fresh FROM (
                SELECT f.partition, count(b.token) AS claims
                FROM unnest(fresh) AS f (partition)
                LEFT JOIN {{schema}}.predictions AS b ON b.partition = f.partition AND b.token IS NOT NULL
                GROUP BY f.partition
            ) AS n
            WHERE n.claims = (SELECT count(*) FROM ended AS e WHERE e.partition = n.partition);
        END IF;
        entered := entered || fresh;

        SELECT array_agg(l.place ORDER BY l.place) INTO locked FROM (
            SELECT c.place FROM unnest(candidate_types, candidate_keys, candidate_partitions) WITH ORDINALITY
                AS c (type, key, partition, place)
            JOIN {{schema}}.predictions AS p ON p.type = c.type AND p.key = c.key
            -- As one condition, for which no index is better than that of the names.
            WHERE (p.parked_for IS NULL AND p.due_at <= due AND (p.token IS NULL OR p.claim_expires_at <= moment)) IS TRUE
                AND p.partition IS NOT DISTINCT FROM c.partition
                AND (c.partition IS NULL OR c.partition IN (SELECT e.name FROM unnest(entered) AS e (name)))
            FOR UPDATE OF p SKIP LOCKED
        ) AS l;

        IF coalesce(cardinality(locked), 0) < cardinality(candidate_types) THEN
            -- What follows in its partition waits for one that may come back, and all of a partition that was not entered.
            WITH missed AS MATERIALIZED (
                SELECT c.partition, min(c.place) AS place
                FROM unnest(candidate_types, candidate_keys, candidate_partitions) WITH ORDINALITY
                    AS c (type, key, partition, place)
                WHERE c.partition IS NOT NULL AND c.place NOT IN (SELECT l.place FROM unnest(locked) AS l (place))
                    AND EXISTS (SELECT FROM {{schema}}.predictions AS p WHERE p.type = c.type AND p.key = c.key)
                GROUP BY c.partition
            )
            SELECT coalesce((SELECT array_agg(n.partition) FROM missed AS n), '{}'), array_agg(l.place ORDER BY l.place)
            INTO lost, locked
            FROM unnest(locked) AS l (place)
            LEFT JOIN missed AS n ON n.partition = candidate_partitions[l.place]
            WHERE n.place IS NULL OR n.place > l.place;
            shut := shut || lost;
        END IF;

        IF claimed IS NOT NULL THEN
            -- In a partition that is being claimed of, none of the claims that have run out can be renewed.
            UPDATE {{schema}}.predictions AS p SET owner = NULL, token = NULL, claim_expires_at = NULL
            WHERE p.partition = ANY (claimed) AND p.token IS NOT NULL AND p.claim_expires_at <= moment
                AND p.partition IN (SELECT candidate_partitions[l.place] FROM unnest(locked) AS l (place));
        END IF;
        RETURN QUERY
        WITH taken AS (
            UPDATE {{schema}}.predictions AS p
            SET owner = claimant, token = nextval('{{schema_text}}.prediction_tokens'),
                claim_expires_at = moment + lease, attempts = p.attempts + 1, superseded_token = NULL
            FROM unnest(locked) AS l (place)
            WHERE p.type = candidate_types[l.place] AND p.key = candidate_keys[l.place]
            RETURNING p.*
        )
        SELECT t.* FROM taken AS t ORDER BY t.due_at, t.sequence;
        wanted := wanted - coalesce(cardinality(locked), 0);
    END LOOP;
END
$$;

"""###),
        Migration(number: 7, name: "snapshots", hash: "3b16aa0f456ba58878fd511c39a50e83a51604ce1142a1f1934b4f996fc74eb2", ###"""
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

"""###),
        Migration(number: 8, name: "replies", hash: "35a3681518a50e207d01e98439d4cb2f35e304b65ffa6921ef7309b2dacabb49", ###"""
-- Replies: what was answered to commands.

CREATE TABLE {{schema}}.replies (
    key text COLLATE "C" PRIMARY KEY,
    fingerprint text NOT NULL,
    data jsonb NOT NULL,
    recorded_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL
);

CREATE INDEX replies_expires_at ON {{schema}}.replies (expires_at);

"""###),
        Migration(number: 9, name: "public", hash: "603d023c7d32d90c11c38732e528cc5227e9328a94eb4b21d188d4afd5bc8138", ###"""
-- Nobody calls a function who was not given it: PostgreSQL gives new ones to all. Migrations that make further functions do
-- the same.

REVOKE ALL ON ALL ROUTINES IN SCHEMA {{schema}} FROM PUBLIC;

"""###),
    ]
}
