-- Checkpoints: how far each processor has come, and who may move it on.

CREATE TABLE {{schema}}.checkpoints (
    name text COLLATE "C" PRIMARY KEY,
    position bigint NOT NULL DEFAULT 0,
    fence bigint NOT NULL DEFAULT 0,
    owner text COLLATE "C",
    lease_expires_at timestamptz,
    saved_at timestamptz
);

CREATE SEQUENCE {{schema}}.checkpoint_fences AS bigint CACHE 1;

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

-- Lets a claim last from now for a while, or, for NULL, gives it up. Gives the checkpoint as it is then; where the fencing
-- number is not that of its last claim, that.
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
    is_leased := FOUND AND claim > 0 AND checkpoint.fence = claim;
    IF is_leased THEN
        UPDATE {{schema}}.checkpoints AS c
        SET owner = CASE WHEN lease IS NOT NULL THEN c.owner END,
            lease_expires_at = clock_timestamp() + clock_offset + lease
        WHERE c.name = leased
        RETURNING c.* INTO checkpoint;
    END IF;
END
$$;

-- Moves a checkpoint. Gives a verdict (0 moved, 1 claimed by another, 2 elsewhere), and where the checkpoint was.
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
    LOOP
        SELECT c.fence, c.position INTO fence, "position"
        FROM {{schema}}.checkpoints AS c WHERE c.name = saved FOR NO KEY UPDATE;
        is_there := FOUND;
        fence := coalesce(fence, 0);
        "position" := coalesce("position", 0);
        verdict := CASE WHEN fence <> claim THEN 1 WHEN "position" <> expected THEN 2 ELSE 0 END;
        EXIT WHEN verdict <> 0;
        IF is_there THEN
            UPDATE {{schema}}.checkpoints AS c SET position = target, saved_at = clock_timestamp() + clock_offset
            WHERE c.name = saved;
        ELSE
            INSERT INTO {{schema}}.checkpoints (name, position, saved_at)
            VALUES (saved, target, clock_timestamp() + clock_offset)
            ON CONFLICT (name) DO NOTHING;
        END IF;
        EXIT WHEN FOUND;
    END LOOP;
END
$$;
