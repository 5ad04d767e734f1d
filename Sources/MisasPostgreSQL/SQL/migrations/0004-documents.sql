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
