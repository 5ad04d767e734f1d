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
