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
