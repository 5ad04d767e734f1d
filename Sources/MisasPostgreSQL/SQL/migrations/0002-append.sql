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
