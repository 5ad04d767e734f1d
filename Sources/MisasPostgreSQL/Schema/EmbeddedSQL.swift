// Written by Scripts/embed-sql from Sources/MisasPostgreSQL/SQL. Do not edit.
// swift-format-ignore-file

/// The text of every statement, with places for the name of the schema.
enum EmbeddedSQL {
    static let checkpointsClaim = SQLTemplate(###"""
-- Claims a checkpoint; see claim_checkpoint().
-- $1: its name; $2: who claims it; $3: for how many microseconds; $4: by how many the clock is put forward
SELECT (c.checkpoint).name, (c.checkpoint).position, (c.checkpoint).fence, (c.checkpoint).owner,
    (c.checkpoint).lease_expires_at, (c.checkpoint).saved_at, c.is_claimed
FROM {{schema}}.claim_checkpoint($1, $2, $3 * interval '1 microsecond', $4 * interval '1 microsecond') AS c

"""###)
    static let checkpointsDelete = SQLTemplate(###"""
-- Forgets a checkpoint.
-- $1: its name
DELETE FROM {{schema}}.checkpoints AS c WHERE c.name = $1

"""###)
    static let checkpointsLease = SQLTemplate(###"""
-- Extends a claim, or gives it up; see lease_checkpoint().
-- $1: the checkpoint's name; $2: the fencing number; $3: for how many microseconds, NULL to give it up; $4: by how many the
-- clock is put forward
SELECT (c.checkpoint).name, (c.checkpoint).position, (c.checkpoint).fence, (c.checkpoint).owner,
    (c.checkpoint).lease_expires_at, (c.checkpoint).saved_at, c.is_leased
FROM {{schema}}.lease_checkpoint($1, $2, $3 * interval '1 microsecond', $4 * interval '1 microsecond') AS c

"""###)
    static let checkpointsList = SQLTemplate(###"""
-- All checkpoints, by name.
SELECT c.name, c.position, c.fence, c.owner, c.lease_expires_at, c.saved_at
FROM {{schema}}.checkpoints AS c ORDER BY c.name

"""###)
    static let checkpointsLoad = SQLTemplate(###"""
-- Reads a checkpoint.
-- $1: its name
SELECT c.name, c.position, c.fence, c.owner, c.lease_expires_at, c.saved_at
FROM {{schema}}.checkpoints AS c WHERE c.name = $1

"""###)
    static let checkpointsSave = SQLTemplate(###"""
-- Moves a checkpoint; see save_checkpoint().
-- $1: its name; $2: where to; $3: where from; $4: the fencing number; $5: by how many microseconds the clock is put forward
SELECT c.verdict, c.fence, c.position
FROM {{schema}}.save_checkpoint($1, $2, $3, $4, $5 * interval '1 microsecond') AS c

"""###)
    static let documentsClear = SQLTemplate(###"""
-- Deletes all documents of a collection; see clear_documents().
-- $1: the collection
SELECT {{schema}}.clear_documents($1)

"""###)
    static let documentsCount = SQLTemplate(###"""
-- Counts documents. The predicate names fields by values too: see DocumentConditions.
-- $1: the collection; further ones: what the predicate needs
SELECT count(*) FROM {{schema}}.documents WHERE collection = $1 AND {{predicate}}

"""###)
    static let documentsCreateIndex = SQLTemplate(###"""
-- Makes an index over a collection; for format().
-- Needs, in this order: its name; what the keys need; the collection
CREATE INDEX {{concurrently}} %I ON {{schema}}.documents ({{keys}}) WHERE collection = %L

"""###)
    static let documentsDelete = SQLTemplate(###"""
-- Deletes a document, and gives nothing where there is none or it is at another version.
-- $1: its collection; $2: its identifier; $3: its version, NULL for any
DELETE FROM {{schema}}.documents AS d
WHERE d.collection = $1 AND d.id = $2 AND ($3::bigint IS NULL OR d.version = $3)
RETURNING d.version

"""###)
    static let documentsDropIndex = SQLTemplate(###"""
-- Drops an index, for format().
-- Needs its name
DROP INDEX {{concurrently}} IF EXISTS {{schema}}.%I

"""###)
    static let documentsFind = SQLTemplate(###"""
-- Finds documents. Predicate and order name fields by values too: see DocumentConditions.
-- $1: the collection; $2: how many to leave out; $3: how many to give at most, NULL for all; further ones: what the
-- predicate and the order need
SELECT id, version, data FROM {{schema}}.documents
WHERE collection = $1 AND {{predicate}}
ORDER BY {{order}}
OFFSET $2 LIMIT $3

"""###)
    static let documentsGet = SQLTemplate(###"""
-- Reads a document.
-- $1: its collection; $2: its identifier
SELECT d.version, d.data FROM {{schema}}.documents AS d WHERE d.collection = $1 AND d.id = $2

"""###)
    static let documentsInsert = SQLTemplate(###"""
-- Writes a document, and gives nothing where there is one.
-- $1: its collection; $2: its identifier; $3: its data
WITH turn AS MATERIALIZED (
    SELECT pg_advisory_xact_lock_shared(hashtext('{{schema_text}}.documents'), hashtext($1))
)
INSERT INTO {{schema}}.documents AS d (collection, id, version, data)
SELECT $1, $2, 1, $3 FROM turn
ON CONFLICT (collection, id) DO NOTHING
RETURNING d.version

"""###)
    static let documentsListIndexes = SQLTemplate(###"""
-- The indexes of a collection that were declared, and whether each was built to its end.
-- $1: how their names begin
SELECT c.relname::text, i.indisvalid
FROM pg_index AS i
JOIN pg_class AS c ON c.oid = i.indexrelid
WHERE i.indrelid = '{{schema_text}}.documents'::regclass AND starts_with(c.relname::text, $1)

"""###)
    static let documentsLockIndexes = SQLTemplate(###"""
-- Takes the lock under which a schema's indexes are made and dropped, until the transaction ends.
SELECT pg_advisory_xact_lock(hashtext('{{schema_text}}.document_indexes'), 0)

"""###)
    static let documentsPut = SQLTemplate(###"""
-- Writes a document, whether there is one or not, and gives its version.
-- $1: its collection; $2: its identifier; $3: its data
WITH turn AS MATERIALIZED (
    SELECT pg_advisory_xact_lock_shared(hashtext('{{schema_text}}.documents'), hashtext($1))
)
INSERT INTO {{schema}}.documents AS d (collection, id, version, data)
SELECT $1, $2, 1, $3 FROM turn
ON CONFLICT (collection, id) DO UPDATE SET version = d.version + 1, data = excluded.data
RETURNING d.version

"""###)
    static let documentsTryLockIndexes = SQLTemplate(###"""
-- Takes the lock under which a schema's indexes are made and dropped, if nobody holds it.
SELECT pg_try_advisory_lock(hashtext('{{schema_text}}.document_indexes'), 0)

"""###)
    static let documentsUnlockIndexes = SQLTemplate(###"""
-- Gives the lock back under which a schema's indexes are made and dropped.
SELECT pg_advisory_unlock(hashtext('{{schema_text}}.document_indexes'), 0)

"""###)
    static let documentsUpdate = SQLTemplate(###"""
-- Writes a document that is at a version, and gives nothing where it is not.
-- $1: its collection; $2: its identifier; $3: its data; $4: the version
UPDATE {{schema}}.documents AS d SET version = d.version + 1, data = $3
WHERE d.collection = $1 AND d.id = $2 AND d.version = $4
RETURNING d.version

"""###)
    static let documentsVersion = SQLTemplate(###"""
-- The version of a document.
-- $1: its collection; $2: its identifier
SELECT d.version FROM {{schema}}.documents AS d WHERE d.collection = $1 AND d.id = $2

"""###)
    static let documentsWriteDefinition = SQLTemplate(###"""
-- Writes the statement that makes or drops an index, since such a statement takes no values: the server puts names and
-- texts in, as its own quoting has them.
-- $1: the statement, as format() takes it; $2: what belongs into it
SELECT format($1, VARIADIC $2)

"""###)
    static let eventsAppend = SQLTemplate(###"""
-- Appends events; see append_events().
-- $1 … $13: its arguments
SELECT a.verdicts, a.base_versions, a.positions, a.recorded
FROM {{schema}}.append_events($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) AS a

"""###)
    static let eventsEndStream = SQLTemplate(###"""
-- Truncates, archives or deletes a stream; see end_stream().
-- $1 … $11: its arguments
SELECT e.verdict, e.version, e.changed
FROM {{schema}}.end_stream($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) AS e

"""###)
    static let eventsFindKnown = SQLTemplate(###"""
-- Finds which of some events are stored, and where.
-- $1: their ids
SELECT e.id, s.name, e.version, e.position
FROM {{schema}}.events AS e
JOIN {{schema}}.streams AS s ON s.id = e.stream_id
WHERE e.id = ANY ($1)

"""###)
    static let eventsFindTypes = SQLTemplate(###"""
-- The numbers of types.
-- $1: their names
SELECT t.name, t.id FROM {{schema}}.event_types AS t WHERE t.name = ANY ($1)

"""###)
    static let eventsListTypes = SQLTemplate(###"""
-- The numbers of all types.
SELECT t.name, t.id FROM {{schema}}.event_types AS t

"""###)
    static let eventsReadAllBackward = SQLTemplate(###"""
-- A page of all events, the newest first.
-- $1, $2: the positions it lies between, the last exclusive; $3: the types that are wanted, NULL for all; $4: the prefix
-- that streams' names have to have, NULL for any; $5: the categories that are wanted, NULL for all; $6: whether the store's
-- own stream is wanted; $7: how many at most
--
-- Streams are looked up row by row, not joined: so the order of the index is that of the page, and nothing is sorted.
SELECT e.position, e.version, e.recorded_at, e.type_id, e.schema_version, e.id, e.correlation_id, e.causation_id, e.data,
    e.metadata, (SELECT s.name FROM {{schema}}.streams AS s WHERE s.id = e.stream_id)
FROM {{schema}}.events AS e
WHERE e.position >= $1 AND e.position < $2
    AND ($3::integer[] IS NULL OR e.type_id = ANY ($3))
    AND (
        $4::text IS NULL AND $5::text[] IS NULL
        OR EXISTS (
            SELECT FROM {{schema}}.streams AS s
            WHERE s.id = e.stream_id
                AND ($4 IS NULL OR starts_with(s.name, $4))
                AND ($5 IS NULL OR split_part(s.name, '-', 1) = ANY ($5))
        )
    )
    AND (
        $6
        OR e.stream_id IS DISTINCT FROM (SELECT s.id FROM {{schema}}.streams AS s WHERE s.name = '$misas.streams')
    )
ORDER BY e.position DESC
LIMIT $7

"""###)
    static let eventsReadAllForward = SQLTemplate(###"""
-- A page of all events, the oldest first.
-- $1, $2: the positions it lies between, the first exclusive; $3: the types that are wanted, NULL for all; $4: the prefix
-- that streams' names have to have, NULL for any; $5: the categories that are wanted, NULL for all; $6: whether the store's
-- own stream is wanted; $7: how many at most
--
-- Streams are looked up row by row, not joined: so the order of the index is that of the page, and nothing is sorted.
SELECT e.position, e.version, e.recorded_at, e.type_id, e.schema_version, e.id, e.correlation_id, e.causation_id, e.data,
    e.metadata, (SELECT s.name FROM {{schema}}.streams AS s WHERE s.id = e.stream_id)
FROM {{schema}}.events AS e
WHERE e.position > $1 AND e.position <= $2
    AND ($3::integer[] IS NULL OR e.type_id = ANY ($3))
    AND (
        $4::text IS NULL AND $5::text[] IS NULL
        OR EXISTS (
            SELECT FROM {{schema}}.streams AS s
            WHERE s.id = e.stream_id
                AND ($4 IS NULL OR starts_with(s.name, $4))
                AND ($5 IS NULL OR split_part(s.name, '-', 1) = ANY ($5))
        )
    )
    AND (
        $6
        OR e.stream_id IS DISTINCT FROM (SELECT s.id FROM {{schema}}.streams AS s WHERE s.name = '$misas.streams')
    )
ORDER BY e.position
LIMIT $7

"""###)
    static let eventsReadStreamBackward = SQLTemplate(###"""
-- A page of a stream, the newest first.
-- $1: the stream's name; $2, $3: the versions it lies between, inclusive; $4: the types that are wanted, NULL for all;
-- $5: how many at most
SELECT e.position, e.version, e.recorded_at, e.type_id, e.schema_version, e.id, e.correlation_id, e.causation_id, e.data,
    e.metadata
FROM {{schema}}.events AS e
WHERE e.stream_id = (SELECT s.id FROM {{schema}}.streams AS s WHERE s.name = $1)
    AND e.version BETWEEN $2 AND $3
    AND ($4::integer[] IS NULL OR e.type_id = ANY ($4))
ORDER BY e.version DESC
LIMIT $5

"""###)
    static let eventsReadStreamForward = SQLTemplate(###"""
-- A page of a stream, the oldest first.
-- $1: the stream's name; $2, $3: the versions it lies between, inclusive; $4: the types that are wanted, NULL for all;
-- $5: how many at most
SELECT e.position, e.version, e.recorded_at, e.type_id, e.schema_version, e.id, e.correlation_id, e.causation_id, e.data,
    e.metadata
FROM {{schema}}.events AS e
WHERE e.stream_id = (SELECT s.id FROM {{schema}}.streams AS s WHERE s.name = $1)
    AND e.version BETWEEN $2 AND $3
    AND ($4::integer[] IS NULL OR e.type_id = ANY ($4))
ORDER BY e.version
LIMIT $5

"""###)
    static let eventsRegisterTypes = SQLTemplate(###"""
-- Gives numbers to types that have none.
-- $1: their names, in order
INSERT INTO {{schema}}.event_types (name)
SELECT n.name FROM unnest($1) AS n (name) ORDER BY n.name
ON CONFLICT (name) DO NOTHING

"""###)
    static let eventsStreamInfo = SQLTemplate(###"""
-- What is known of a stream.
-- $1: its name
SELECT s.status, s.first_version, greatest(s.removed_at_version, coalesce(last.version, 0)), s.created_at,
    greatest(s.removed_recorded_at, last.recorded_at)
FROM {{schema}}.streams AS s
LEFT JOIN LATERAL (
    SELECT e.version, e.recorded_at FROM {{schema}}.events AS e
    WHERE e.stream_id = s.id ORDER BY e.version DESC LIMIT 1
) AS last ON true
WHERE s.name = $1

"""###)
    static let eventsWatermark = SQLTemplate(###"""
-- The position up to which all events are committed; see watermark().
SELECT {{schema}}.watermark()

"""###)
    static let operationsAppendsInFlight = SQLTemplate(###"""
-- Those who are appending to this schema: the mark above which they write, and what is known of them; the one first that
-- holds readers back most. To be asked after the last position: see watermark(), which looks at the same locks.
--
-- A role sees of other roles' sessions only part, unless it has pg_read_all_stats; of a prepared transaction there is no
-- session at all.
SELECT m.mark, m.pid, x.gid, coalesce(a.xact_start, x.prepared),
    (extract(epoch FROM clock_timestamp() - coalesce(a.xact_start, x.prepared)) * 1000000)::bigint,
    coalesce(a.usename, x.owner)::text, a.application_name, host(a.client_addr), a.state, a.wait_event_type, a.wait_event
FROM (
    SELECT ((l.classid::bigint << 32) | l.objid::bigint) - {{lock_base}} AS mark, l.pid, l.virtualtransaction
    FROM pg_locks AS l
    WHERE l.locktype = 'advisory' AND l.objsubid = 1 AND l.mode = 'ShareLock'
        AND l.database = (SELECT d.oid FROM pg_database AS d WHERE d.datname = current_database())
        AND ((l.classid::bigint << 32) | l.objid::bigint)
            BETWEEN {{lock_base}} AND {{lock_base}} + {{lock_span}}
) AS m
LEFT JOIN pg_stat_activity AS a ON a.pid = m.pid
-- A prepared transaction holds the lock of its own number, under the same virtual number as its others.
LEFT JOIN pg_locks AS t
    ON m.pid IS NULL AND t.pid IS NULL AND t.locktype = 'transactionid' AND t.virtualtransaction = m.virtualtransaction
LEFT JOIN pg_prepared_xacts AS x ON x.transaction = t.transactionid
ORDER BY m.mark, 4 NULLS LAST, m.pid

"""###)
    static let operationsCheckpoints = SQLTemplate(###"""
-- How far each processor has come, and when it said so.
SELECT c.name, c.position, c.saved_at FROM {{schema}}.checkpoints AS c ORDER BY c.name

"""###)
    static let operationsLastPosition = SQLTemplate(###"""
-- The last position that was taken. NULL on a hot standby: there the sequence runs ahead of what was taken.
SELECT CASE WHEN pg_is_in_recovery() THEN NULL WHEN s.is_called THEN s.last_value ELSE 0 END
FROM {{schema}}.event_positions AS s

"""###)
    static let operationsServerState = SQLTemplate(###"""
-- Whether the server is a hot standby, and whether transactions are read-only, as they begin.
SELECT pg_is_in_recovery(), current_setting('transaction_read_only')::boolean

"""###)
    static let predictionsCancel = SQLTemplate(###"""
-- Takes a prediction back; see cancel_prediction().
-- $1: its type; $2: its key
SELECT {{schema}}.cancel_prediction($1, $2)

"""###)
    static let predictionsClaimDue = SQLTemplate(###"""
-- Claims what is due; see claim_due_predictions().
-- $1: the time; $2: the types, NULL for all; $3: how many at most; $4: who claims; $5: for how many microseconds; $6: by how
-- many the clock is put forward
SELECT p.type, p.key, p.id, p.due_at, p.partition, p.schema_version, p.data, p.correlation_id, p.causation_id, p.metadata,
    p.scheduled_at, p.attempts, p.last_failure, p.parked_for, p.owner, p.claim_expires_at, p.token
FROM {{schema}}.claim_due_predictions(
    $1, $2, $3, $4, $5 * interval '1 microsecond', $6 * interval '1 microsecond'
) AS p

"""###)
    static let predictionsEndClaim = SQLTemplate(###"""
-- Ends a claim; see end_prediction_claim().
-- $1 … $6: its arguments
SELECT {{schema}}.end_prediction_claim($1, $2, $3, $4, $5, $6)

"""###)
    static let predictionsFind = SQLTemplate(###"""
-- Reads a prediction.
-- $1: its type; $2: its key
SELECT p.type, p.key, p.id, p.due_at, p.partition, p.schema_version, p.data, p.correlation_id, p.causation_id, p.metadata,
    p.scheduled_at, p.attempts, p.last_failure, p.parked_for, p.owner, p.claim_expires_at, p.token
FROM {{schema}}.predictions AS p WHERE p.type = $1 AND p.key = $2

"""###)
    static let predictionsList = SQLTemplate(###"""
-- Predictions in order of time.
-- $1: what is to become of them (1 scheduled, 2 claimed, 3 parked), NULL for whatever; $2: their type, NULL for all; $3: how
-- many to leave out; $4: how many at most
SELECT p.type, p.key, p.id, p.due_at, p.partition, p.schema_version, p.data, p.correlation_id, p.causation_id, p.metadata,
    p.scheduled_at, p.attempts, p.last_failure, p.parked_for, p.owner, p.claim_expires_at, p.token
FROM {{schema}}.predictions AS p
WHERE ($1::smallint IS NULL OR $1 = CASE WHEN p.parked_for IS NOT NULL THEN 3 WHEN p.token IS NOT NULL THEN 2 ELSE 1 END)
    AND ($2::text IS NULL OR p.type = $2)
ORDER BY p.due_at, p.sequence
OFFSET $3 LIMIT $4

"""###)
    static let predictionsNextDue = SQLTemplate(###"""
-- When there will next be something to claim: the earliest of what is free; of each partition that was claimed of, when both
-- its first is due and the last claim ends; and of what was claimed without a partition, when it is due and the claim ends.
-- $1: the types, NULL for all
WITH busy AS MATERIALIZED (
    SELECT p.partition, max(p.claim_expires_at) AS until FROM {{schema}}.predictions AS p
    WHERE p.token IS NOT NULL AND p.partition IS NOT NULL
    GROUP BY p.partition
)
SELECT least(
    (
        SELECT p.due_at FROM {{schema}}.predictions AS p
        WHERE p.parked_for IS NULL AND p.token IS NULL AND ($1::text[] IS NULL OR p.type = ANY ($1))
            AND (p.partition IS NULL OR p.partition NOT IN (SELECT b.partition FROM busy AS b))
        ORDER BY p.due_at, p.sequence LIMIT 1
    ),
    (
        SELECT min(greatest(first.due_at, b.until)) FROM busy AS b
        CROSS JOIN LATERAL (
            SELECT p.due_at FROM {{schema}}.predictions AS p
            WHERE p.partition = b.partition AND p.parked_for IS NULL AND ($1::text[] IS NULL OR p.type = ANY ($1))
            ORDER BY p.due_at LIMIT 1
        ) AS first
    ),
    (
        SELECT min(greatest(p.due_at, p.claim_expires_at)) FROM {{schema}}.predictions AS p
        WHERE p.token IS NOT NULL AND p.partition IS NULL AND ($1::text[] IS NULL OR p.type = ANY ($1))
    )
)

"""###)
    static let predictionsNotify = SQLTemplate(###"""
-- Tells other programs that something was scheduled.
-- $1: the channel
SELECT pg_notify($1, '')

"""###)
    static let predictionsRenew = SQLTemplate(###"""
-- Extends a claim, and gives nothing where it is not valid.
-- $1: the prediction's type; $2: its key; $3: the claim; $4: for how many microseconds; $5: by how many the clock is put
-- forward
UPDATE {{schema}}.predictions AS p
SET claim_expires_at = clock_timestamp() + $5 * interval '1 microsecond' + $4 * interval '1 microsecond'
WHERE p.type = $1 AND p.key = $2 AND p.token = $3
RETURNING p.type, p.key, p.id, p.due_at, p.partition, p.schema_version, p.data, p.correlation_id, p.causation_id, p.metadata,
    p.scheduled_at, p.attempts, p.last_failure, p.parked_for, p.owner, p.claim_expires_at, p.token

"""###)
    static let predictionsSchedule = SQLTemplate(###"""
-- Schedules a prediction; see schedule_prediction().
-- $1 … $10: its arguments; $11: by how many microseconds the clock is put forward
SELECT {{schema}}.schedule_prediction($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11 * interval '1 microsecond')

"""###)
    static let predictionsUnpark = SQLTemplate(###"""
-- Schedules a parked prediction again, and gives nothing where there is none.
-- $1: its type; $2: its key; $3: when it occurs
UPDATE {{schema}}.predictions AS p SET parked_for = NULL, attempts = 0, due_at = $3
WHERE p.type = $1 AND p.key = $2 AND p.parked_for IS NOT NULL
RETURNING true

"""###)
    static let repliesRecord = SQLTemplate(###"""
-- Records a reply, and gives nothing where there is one that has not expired.
-- $1: the key; $2: the fingerprint; $3: the reply; $4: for how many microseconds it is kept; $5: by how many the clock is
-- put forward
WITH clock AS MATERIALIZED (SELECT clock_timestamp() + $5 * interval '1 microsecond' AS now)
INSERT INTO {{schema}}.replies AS r (key, fingerprint, data, recorded_at, expires_at)
SELECT $1, $2, $3, clock.now, clock.now + $4 * interval '1 microsecond' FROM clock
ON CONFLICT (key) DO UPDATE
SET fingerprint = excluded.fingerprint, data = excluded.data, recorded_at = excluded.recorded_at,
    expires_at = excluded.expires_at
WHERE r.expires_at <= excluded.recorded_at
RETURNING true

"""###)
    static let repliesRemoveExpired = SQLTemplate(###"""
-- Removes the replies that have expired, but for those that somebody is at: whoever it is records them anew, or removes them.
-- $1: by how many microseconds the clock is put forward
DELETE FROM {{schema}}.replies AS r
WHERE r.key IN (
    SELECT e.key FROM {{schema}}.replies AS e
    WHERE e.expires_at <= (SELECT clock_timestamp() + $1 * interval '1 microsecond')
    FOR UPDATE SKIP LOCKED
)

"""###)
    static let repliesReply = SQLTemplate(###"""
-- The reply to a key, unless it has expired.
-- $1: the key; $2: by how many microseconds the clock is put forward
SELECT r.fingerprint, r.data, r.recorded_at, r.expires_at
FROM {{schema}}.replies AS r
WHERE r.key = $1 AND r.expires_at > clock_timestamp() + $2 * interval '1 microsecond'

"""###)
    static let schemaCheckpointsBeyondEnd = SQLTemplate(###"""
-- A checkpoint that lies beyond the last position that was ever taken, and that position.
SELECT c.name, c.position, last.position
FROM {{schema}}.checkpoints AS c
CROSS JOIN (
    SELECT CASE WHEN s.is_called THEN s.last_value ELSE 0 END AS position FROM {{schema}}.event_positions AS s
) AS last
WHERE c.position > last.position
ORDER BY c.position DESC, c.name
LIMIT 1

"""###)
    static let schemaHashMigrations = SQLTemplate(###"""
-- The hashes of migrations as this program has them.
-- $1: their texts
SELECT encode(sha256(convert_to(t.text, 'UTF8')), 'hex') FROM unnest($1) WITH ORDINALITY AS t (text, i) ORDER BY t.i

"""###)
    static let schemaListMigrations = SQLTemplate(###"""
-- The migrations that were applied.
SELECT m.number, m.name, m.hash FROM {{schema}}.migrations AS m ORDER BY m.number

"""###)
    static let schemaPrepare = SQLTemplate(###"""
-- What has to be there before the first migration.
CREATE SCHEMA IF NOT EXISTS {{schema}};
CREATE TABLE IF NOT EXISTS {{schema}}.migrations (
    number integer PRIMARY KEY,
    name text NOT NULL,
    hash text NOT NULL,
    applied_at timestamptz NOT NULL DEFAULT clock_timestamp()
);

"""###)
    static let schemaRecordMigration = SQLTemplate(###"""
-- Notes that a migration was applied.
-- $1: its number; $2: its name; $3: its text before the schema's name was put into it
INSERT INTO {{schema}}.migrations (number, name, hash) VALUES ($1, $2, encode(sha256(convert_to($3, 'UTF8')), 'hex'))

"""###)
    static let snapshotsDeleteAll = SQLTemplate(###"""
-- Deletes the snapshots of a stream.
-- $1: the stream
DELETE FROM {{schema}}.snapshots AS s WHERE s.stream = $1

"""###)
    static let snapshotsLatest = SQLTemplate(###"""
-- The latest snapshot.
-- $1: its stream; $2: its schema tag
SELECT s.version, s.data FROM {{schema}}.snapshots AS s WHERE s.stream = $1 AND s.schema_tag = $2

"""###)
    static let snapshotsSave = SQLTemplate(###"""
-- Keeps a snapshot; see save_snapshot().
-- $1: its stream; $2: its schema tag; $3: its version; $4: its data
SELECT {{schema}}.save_snapshot($1, $2, $3, $4)

"""###)

    /// The migrations, in order.
    static let migrations: [Migration] = [
        Migration(number: 1, name: "events", ###"""
-- Events, their streams and types. Names of types and streams stand once; events hold their numbers.

CREATE TABLE {{schema}}.event_types (
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name text COLLATE "C" NOT NULL UNIQUE
);

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
LANGUAGE plpgsql AS $$
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
        Migration(number: 2, name: "append", ###"""
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
SET search_path = pg_catalog AS $$
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
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog AS $$
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
        Migration(number: 3, name: "stream-ends", ###"""
-- Truncates (action 1), archives (2) or deletes (3) a stream, and records that in the store's own stream.
--
-- Gives a verdict as append_events() does, and what is known of the stream then; 'changed' tells whether there was anything
-- to do. Only its owner may remove events: hence SECURITY DEFINER.
CREATE FUNCTION {{schema}}.end_stream(
    stream_name text,
    action smallint,
    expectation smallint,
    expected_version bigint,
    keep_from bigint,
    system_stream text,
    system_type integer,
    event_id uuid,
    correlation uuid,
    causation uuid,
    metadata_text jsonb,
    OUT verdict smallint,
    OUT version bigint,
    OUT changed boolean
) LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
    stream {{schema}}.streams%ROWTYPE;
    first bigint;
    last_recorded timestamptz;
    data jsonb;
BEGIN
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
        ARRAY[system_stream], ARRAY[0::smallint], ARRAY[0::bigint], ARRAY[1], ARRAY[1], ARRAY[event_id], ARRAY[system_type],
        ARRAY[1], ARRAY[correlation], ARRAY[causation], ARRAY[data], ARRAY[metadata_text], true
    );
END
$$;

"""###),
        Migration(number: 4, name: "documents", ###"""
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
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog AS $$
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
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog AS $$
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
LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('{{schema_text}}.documents'), hashtext(emptied));
    DELETE FROM {{schema}}.documents AS d WHERE d.collection = emptied;
END
$$;

"""###),
        Migration(number: 5, name: "checkpoints", ###"""
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
) LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog AS $$
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
) LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog AS $$
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
) LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog AS $$
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

"""###),
        Migration(number: 6, name: "predictions", ###"""
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
) RETURNS timestamptz LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog AS $$
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
LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog AS $$
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
) RETURNS boolean LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog AS $$
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
) RETURNS SETOF {{schema}}.predictions LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog AS $$
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

"""###),
        Migration(number: 7, name: "snapshots", ###"""
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
) RETURNS void LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog AS $$
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
LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('{{schema_text}}.snapshots'), hashtext(NEW.name));
    DELETE FROM {{schema}}.snapshots AS s WHERE s.stream = NEW.name;
    RETURN NULL;
END
$$;

CREATE TRIGGER streams_keep_no_snapshots AFTER UPDATE OF status ON {{schema}}.streams
FOR EACH ROW WHEN (NEW.status = 2) EXECUTE FUNCTION {{schema}}.delete_snapshots();

"""###),
        Migration(number: 8, name: "replies", ###"""
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
    ]
}
