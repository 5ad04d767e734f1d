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
