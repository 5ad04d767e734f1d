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

-- Claims what is due at a time, in order of time: see PredictionStore. Types are NULL for all.
--
-- It waits for nobody. What somebody is at is passed over, and so is the rest of its partition; and a partition is locked
-- before it is asked, in a statement of its own, whether anybody has claimed of it.
CREATE FUNCTION {{schema}}.claim_due_predictions(
    due timestamptz,
    types text[],
    most bigint,
    claimant text,
    lease interval,
    clock_offset interval
) RETURNS SETOF {{schema}}.predictions LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    moment timestamptz := clock_timestamp() + clock_offset;
    candidate record;
    claimed {{schema}}.predictions;
    entered text[] := '{}';
    shut text[] := '{}';
    taken bigint := 0;
BEGIN
    IF most <= 0 THEN
        RETURN;
    END IF;
    FOR candidate IN
        SELECT p.type, p.key, p.partition FROM {{schema}}.predictions AS p
        WHERE p.parked_for IS NULL AND p.due_at <= due AND (types IS NULL OR p.type = ANY (types))
            AND (p.token IS NULL OR p.claim_expires_at <= moment)
            AND NOT EXISTS (
                SELECT FROM {{schema}}.predictions AS b
                WHERE b.partition = p.partition AND b.token IS NOT NULL AND b.claim_expires_at > moment
            )
        ORDER BY p.due_at, p.sequence
    LOOP
        CONTINUE WHEN candidate.partition = ANY (shut);
        IF candidate.partition <> ALL (entered) THEN
            IF NOT pg_try_advisory_xact_lock(hashtext('{{schema_text}}.predictions'), hashtext(candidate.partition))
                OR EXISTS (
                    SELECT FROM {{schema}}.predictions AS b
                    WHERE b.partition = candidate.partition AND b.token IS NOT NULL AND b.claim_expires_at > moment
                )
            THEN
                shut := shut || candidate.partition;
                CONTINUE;
            END IF;
            entered := entered || candidate.partition;
        END IF;

        SELECT p.* INTO claimed FROM {{schema}}.predictions AS p
        WHERE p.type = candidate.type AND p.key = candidate.key AND p.parked_for IS NULL AND p.due_at <= due
            AND (p.token IS NULL OR p.claim_expires_at <= moment)
            AND p.partition IS NOT DISTINCT FROM candidate.partition
        FOR UPDATE SKIP LOCKED;
        IF NOT FOUND THEN
            -- It may come back, before what follows it.
            IF candidate.partition IS NOT NULL
                AND EXISTS (
                    SELECT FROM {{schema}}.predictions AS p WHERE p.type = candidate.type AND p.key = candidate.key
                )
            THEN
                shut := shut || candidate.partition;
            END IF;
            CONTINUE;
        END IF;
        UPDATE {{schema}}.predictions AS p
        SET owner = claimant, token = nextval('{{schema_text}}.prediction_tokens'), claim_expires_at = moment + lease,
            attempts = p.attempts + 1, superseded_token = NULL
        WHERE p.type = claimed.type AND p.key = claimed.key
        RETURNING p.* INTO claimed;
        RETURN NEXT claimed;
        taken := taken + 1;
        EXIT WHEN taken >= most;
    END LOOP;
END
$$;
