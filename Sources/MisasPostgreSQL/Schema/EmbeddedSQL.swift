// Written by Scripts/embed-sql from Sources/MisasPostgreSQL/SQL. Do not edit.
// swift-format-ignore-file

internal import MisasSchema

/// The text of every statement, with places for the name of the schema.
enum EmbeddedSQL {
    static let checkpointsAttend = SQLTemplate(###"""
-- Shares groups of checkpoints; see attend_checkpoints().
-- $1: the groups; $2: how many checkpoints each has; $3: their names; $4: who attends; $5: for how many microseconds; $6: by
-- how many the clock is put forward
SELECT (a.held).name, (a.held).position, (a.held).fence, (a.held).owner, (a.held).lease_expires_at, (a.held).saved_at,
    a.place, a.quota, a.group_revision, a.next_expiry, a.moment, a.member
FROM {{schema}}.attend_checkpoints($1, $2, $3, $4, $5 * interval '1 microsecond', $6 * interval '1 microsecond') AS a

"""###)
    static let checkpointsClaim = SQLTemplate(###"""
-- Claims a checkpoint; see claim_checkpoint().
-- $1: its name; $2: who claims it; $3: for how many microseconds; $4: by how many the clock is put forward
SELECT (c.checkpoint).name, (c.checkpoint).position, (c.checkpoint).fence, (c.checkpoint).owner,
    (c.checkpoint).lease_expires_at, (c.checkpoint).saved_at, c.is_claimed
FROM {{schema}}.claim_checkpoint($1, $2, $3 * interval '1 microsecond', $4 * interval '1 microsecond') AS c

"""###)
    static let checkpointsCreate = SQLTemplate(###"""
-- Makes a checkpoint to be locked: it counts as not there.
-- One that is there is looked for first: to insert what a transaction has moved would wait for its end.
-- $1: its name
INSERT INTO {{schema}}.checkpoints (name)
SELECT $1 WHERE NOT EXISTS (SELECT FROM {{schema}}.checkpoints AS c WHERE c.name = $1)
ON CONFLICT (name) DO NOTHING

"""###)
    static let checkpointsDelete = SQLTemplate(###"""
-- Forgets a checkpoint, and tells whether there was one.
-- $1: its name
DELETE FROM {{schema}}.checkpoints AS c WHERE c.name = $1 RETURNING c.fence > 0 OR c.saved_at IS NOT NULL

"""###)
    static let checkpointsHold = SQLTemplate(###"""
-- Reads a checkpoint, and lets nobody change it until the transaction ends. Gives one that counts as not there, too.
-- $1: its name
SELECT c.name, c.position, c.fence, c.owner, c.lease_expires_at, c.saved_at
FROM {{schema}}.checkpoints AS c WHERE c.name = $1
FOR SHARE

"""###)
    static let checkpointsLease = SQLTemplate(###"""
-- Extends a claim, or gives it up; see lease_checkpoint().
-- $1: the checkpoint's name; $2: the fencing number; $3: for how many microseconds, NULL to give it up; $4: by how many the
-- clock is put forward
SELECT (c.checkpoint).name, (c.checkpoint).position, (c.checkpoint).fence, (c.checkpoint).owner,
    (c.checkpoint).lease_expires_at, (c.checkpoint).saved_at, c.is_leased
FROM {{schema}}.lease_checkpoint($1, $2, $3 * interval '1 microsecond', $4 * interval '1 microsecond') AS c

"""###)
    static let checkpointsLeave = SQLTemplate(###"""
-- Ends an owner's part in all groups, and gives up what it has claimed and nobody has locked; gives the names of the rest.
-- $1: the owner
WITH memberships AS MATERIALIZED (
    SELECT m.group_name FROM {{schema}}.checkpoint_members AS m WHERE m.owner = $1 ORDER BY m.group_name FOR UPDATE
), ended AS (
    DELETE FROM {{schema}}.checkpoint_members AS m USING memberships AS s
    WHERE m.group_name = s.group_name AND m.owner = $1
), own AS MATERIALIZED (
    SELECT c.name FROM {{schema}}.checkpoints AS c WHERE c.owner = $1 FOR NO KEY UPDATE SKIP LOCKED
), released AS (
    UPDATE {{schema}}.checkpoints AS c SET owner = NULL, lease_expires_at = NULL FROM own AS o WHERE c.name = o.name
)
SELECT c.name FROM {{schema}}.checkpoints AS c WHERE c.owner = $1 AND c.name NOT IN (SELECT o.name FROM own AS o)

"""###)
    static let checkpointsList = SQLTemplate(###"""
-- All checkpoints that were saved or claimed, by name.
SELECT c.name, c.position, c.fence, c.owner, c.lease_expires_at, c.saved_at
FROM {{schema}}.checkpoints AS c WHERE c.fence > 0 OR c.saved_at IS NOT NULL ORDER BY c.name

"""###)
    static let checkpointsLoad = SQLTemplate(###"""
-- Reads a checkpoint that was saved or claimed.
-- $1: its name
SELECT c.name, c.position, c.fence, c.owner, c.lease_expires_at, c.saved_at
FROM {{schema}}.checkpoints AS c WHERE c.name = $1 AND (c.fence > 0 OR c.saved_at IS NOT NULL)

"""###)
    static let checkpointsNotify = SQLTemplate(###"""
-- Raises the revision of a group of checkpoints, and gives it.
-- $1: the group
INSERT INTO {{schema}}.checkpoint_groups AS g (name, revision) VALUES ($1, 1)
ON CONFLICT (name) DO UPDATE SET revision = g.revision + 1
RETURNING g.revision

"""###)
    static let checkpointsReleaseOwn = SQLTemplate(###"""
-- Gives up a checkpoint that an owner has claimed.
-- $1: its name; $2: the owner
UPDATE {{schema}}.checkpoints AS c SET owner = NULL, lease_expires_at = NULL WHERE c.name = $1 AND c.owner = $2

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
-- Makes an index over a collection; see create_document_index().
-- $1 … $4: its arguments
SELECT {{schema}}.create_document_index($1, $2, $3, $4)

"""###)
    static let documentsDelete = SQLTemplate(###"""
-- Deletes a document, and gives nothing where there is none or it is at another version.
-- $1: its collection; $2: its identifier; $3: its version, NULL for any
DELETE FROM {{schema}}.documents AS d
WHERE d.collection = $1 AND d.id = $2 AND ($3::bigint IS NULL OR d.version = $3)
RETURNING d.version

"""###)
    static let documentsDropIndex = SQLTemplate(###"""
-- Drops an index; see drop_document_index().
-- $1: its name
SELECT {{schema}}.drop_document_index($1)

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
    static let documentsGetMany = SQLTemplate(###"""
-- Reads documents: for each that there is, its place among those that were asked for.
-- $1: their collections; $2: their identifiers
SELECT w.place, d.version, d.data
FROM unnest($1::text[], $2::text[]) WITH ORDINALITY AS w (collection, id, place)
JOIN {{schema}}.documents AS d ON d.collection = w.collection AND d.id = w.id

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
    static let documentsOwnsDocuments = SQLTemplate(###"""
-- Whether the connected role has the rights of the owner of documents: only the owner makes indexes while others write.
SELECT pg_has_role(c.relowner, 'USAGE') FROM pg_class AS c WHERE c.oid = '{{schema_text}}.documents'::regclass

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
    static let documentsWriteCreateIndex = SQLTemplate(###"""
-- Writes the statement that makes an index while others write, since such a statement takes no values; see
-- document_index_statement().
-- $1 … $4: its arguments
SELECT {{schema}}.document_index_statement($1, $2, $3, $4, true)

"""###)
    static let documentsWriteDropIndex = SQLTemplate(###"""
-- Writes the statement that drops an index while others write.
-- $1: its name
SELECT format('DROP INDEX CONCURRENTLY IF EXISTS %s.%I', '{{schema_text}}', $1)

"""###)
    static let documentsWrite = SQLTemplate(###"""
-- Writes documents, and gives the first that is not at its version; see write_documents().
-- $1 … $4: its arguments
SELECT w.place, w.actual FROM {{schema}}.write_documents($1, $2, $3, $4) AS w

"""###)
    static let eventsAppend = SQLTemplate(###"""
-- Appends events; see append_events().
-- $1 … $13: its arguments
SELECT a.verdicts, a.base_versions, a.positions, a.recorded
FROM {{schema}}.append_events($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) AS a

"""###)
    static let eventsCountTypes = SQLTemplate(###"""
-- How many types there are. After a look at the watermark, and as a statement of its own: then no event before that
-- watermark has a type that is not counted.
SELECT count(*) FROM {{schema}}.event_types

"""###)
    static let eventsEndStream = SQLTemplate(###"""
-- Truncates, archives or deletes a stream; see end_stream().
-- $1 … $9: its arguments
SELECT e.verdict, e.version, e.changed
FROM {{schema}}.end_stream($1, $2, $3, $4, $5, $6, $7, $8, $9) AS e

"""###)
    static let eventsFindKnown = SQLTemplate(###"""
-- Finds which of some events are stored, and where.
-- $1: their ids
SELECT e.id, s.name, e.version, e.position
FROM {{schema}}.events AS e
JOIN {{schema}}.streams AS s ON s.id = e.stream_id
WHERE e.id = ANY ($1)

"""###)
    static let eventsFindStreams = SQLTemplate(###"""
-- The names of streams.
-- $1: their numbers
SELECT s.id, s.name FROM {{schema}}.streams AS s WHERE s.id = ANY ($1)

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
-- Streams are looked up, not joined: so the order of the index is that of the page, and nothing is sorted.
SELECT e.position, e.version, e.recorded_at, e.type_id, e.schema_version, e.id, e.correlation_id, e.causation_id, e.data,
    e.metadata, e.stream_id
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
-- Streams are looked up, not joined: so the order of the index is that of the page, and nothing is sorted.
SELECT e.position, e.version, e.recorded_at, e.type_id, e.schema_version, e.id, e.correlation_id, e.causation_id, e.data,
    e.metadata, e.stream_id
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
-- Gives numbers to types that have none; see register_event_types().
-- $1: their names
SELECT {{schema}}.register_event_types($1)

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
SELECT c.name, c.position, c.saved_at FROM {{schema}}.checkpoints AS c
WHERE c.fence > 0 OR c.saved_at IS NOT NULL ORDER BY c.name

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
    static let predictionsCompleteMany = SQLTemplate(###"""
-- Ends claims; see complete_predictions().
-- $1 … $3: its arguments
SELECT {{schema}}.complete_predictions($1, $2, $3)

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
    static let schemaApplicationRoles = SQLTemplate(###"""
-- The roles that were given what the application needs: those that may append and do not belong to the owner.
-- $1: the schema's name
SELECT r.rolname::text
FROM pg_proc AS p
JOIN pg_namespace AS n ON n.oid = p.pronamespace
CROSS JOIN LATERAL aclexplode(p.proacl) AS a
JOIN pg_roles AS r ON r.oid = a.grantee
WHERE n.nspname = $1 AND p.proname = 'append_events' AND a.privilege_type = 'EXECUTE'
    AND NOT pg_has_role(r.oid, p.proowner, 'MEMBER')
ORDER BY r.rolname

"""###)
    static let schemaCheckRoles = SQLTemplate(###"""
-- Whether there are roles, and whether they may act as the current one anyway.
-- $1: their names
SELECT n.name, r.oid IS NOT NULL, coalesce(pg_has_role(r.oid, current_user, 'MEMBER'), false)
FROM unnest($1) WITH ORDINALITY AS n (name, i)
LEFT JOIN pg_roles AS r ON r.rolname = n.name
ORDER BY n.i

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
    static let schemaListMigrations = SQLTemplate(###"""
-- The migrations that were applied.
SELECT m.number, m.name, m.hash FROM {{schema}}.migrations AS m ORDER BY m.number

"""###)
    static let schemaMayChangeEvents = SQLTemplate(###"""
-- Whether the connected role may change events or streams, or get the right to: it is a superuser, may act as their owner
-- or the schema's, or was given the right. Who logged in counts too: it may go back to that role.
SELECT bool_or(
    pg_has_role(r.name, c.relowner, 'MEMBER') OR pg_has_role(r.name, n.nspowner, 'MEMBER')
    OR has_table_privilege(r.name, c.oid, 'INSERT, UPDATE, DELETE, TRUNCATE, TRIGGER')
    OR has_any_column_privilege(r.name, c.oid, 'INSERT, UPDATE')
)
FROM pg_class AS c
JOIN pg_namespace AS n ON n.oid = c.relnamespace
CROSS JOIN (VALUES (current_user), (session_user)) AS r (name)
WHERE c.oid IN ('{{schema_text}}.events'::regclass, '{{schema_text}}.streams'::regclass)

"""###)
    static let schemaRecordMigration = SQLTemplate(###"""
-- Notes that a migration was applied.
-- $1: its number; $2: its name; $3: its hash
INSERT INTO {{schema}}.migrations (number, name, hash) VALUES ($1, $2, $3)

"""###)
    static let schemaState = SQLTemplate(###"""
-- What the connected role finds: its own name; whether there is the schema; whether there is the table of migrations, and
-- whether it may read it; who owns what is there or will be; whether it may act as that owner, and create the schema.
-- $1: the schema's name
--
-- What is made in a schema that has another owner belongs to that owner, where the role may act as it.
SELECT current_user::text, n.oid IS NOT NULL, m.oid IS NOT NULL,
    coalesce(has_schema_privilege(n.oid, 'USAGE') AND has_table_privilege(m.oid, 'SELECT'), false),
    owner.name, pg_has_role(owner.name, acting.privilege), has_database_privilege(current_database(), 'CREATE')
FROM (VALUES (CASE WHEN current_setting('server_version_num')::integer >= 160000 THEN 'SET' ELSE 'MEMBER' END))
    AS acting (privilege)
LEFT JOIN pg_namespace AS n ON n.nspname = $1
LEFT JOIN pg_class AS m ON m.relnamespace = n.oid AND m.relname = 'migrations' AND m.relkind = 'r'
CROSS JOIN LATERAL (
    SELECT CASE
        WHEN m.oid IS NOT NULL THEN pg_get_userbyid(m.relowner)::text
        WHEN n.oid IS NULL OR n.nspowner = 'pg_database_owner'::regrole THEN current_user::text
        WHEN has_schema_privilege(n.oid, 'CREATE') AND NOT pg_has_role(n.nspowner, acting.privilege)
            THEN current_user::text
        ELSE pg_get_userbyid(n.nspowner)::text
    END AS name
) AS owner

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
    static let tablesAct = SQLTemplate(###"""
-- Lets the transaction act as a role, and look for names elsewhere.
-- $1: the role; $2: the search path
SELECT set_config('role', $1, true), set_config('search_path', $2, true)

"""###)
    static let tablesClear = SQLTemplate(###"""
-- Deletes all rows.
DELETE FROM {{schema}}.{{table}}

"""###)
    static let tablesCount = SQLTemplate(###"""
-- Counts rows.
-- the values: what columns are compared with
SELECT count(*) FROM {{schema}}.{{table}} AS t WHERE {{predicate}}

"""###)
    static let tablesCurrentSettings = SQLTemplate(###"""
-- As whom the transaction acts, and where it looks for names.
SELECT current_setting('role'), current_setting('search_path')

"""###)
    static let tablesDelete = SQLTemplate(###"""
-- Deletes rows by their keys.
-- keys: an array for each column of the primary key
DELETE FROM {{schema}}.{{table}} AS t
USING unnest({{keys}}) AS wanted ({{parts}})
WHERE {{matches}}

"""###)
    static let tablesDrop = SQLTemplate(###"""
-- Removes a table.
DROP TABLE IF EXISTS {{schema}}.{{table}}

"""###)
    static let tablesFind = SQLTemplate(###"""
-- Finds rows.
-- $1: how many to leave out; $2: how many to give at most, NULL for all; the others: what columns are compared with
SELECT {{columns}}
FROM {{schema}}.{{table}} AS t
WHERE {{predicate}}
ORDER BY {{order}}
OFFSET $1 LIMIT $2

"""###)
    static let tablesInsert = SQLTemplate(###"""
-- Adds rows; refused by the primary key where there is one of them.
-- arrays: one for each column
INSERT INTO {{schema}}.{{table}} ({{names}})
SELECT * FROM unnest({{arrays}})

"""###)
    static let tablesKnown = SQLTemplate(###"""
-- The number of the first key that there is a row of.
-- keys: an array for each column of the primary key
SELECT min(wanted.number)
FROM unnest({{keys}}) WITH ORDINALITY AS wanted ({{parts}}, number)
JOIN {{schema}}.{{table}} AS t ON {{matches}}

"""###)
    static let tablesListColumns = SQLTemplate(###"""
-- The columns of tables: the number of the table, whether the role may read and write it, the column's name and type, and
-- its place in the primary key, 0 where it is not part of it.
-- $1: the schema's name; $2: the names of the tables
SELECT wanted.number,
    has_table_privilege(c.oid, 'SELECT') AND has_table_privilege(c.oid, 'INSERT')
        AND has_table_privilege(c.oid, 'UPDATE') AND has_table_privilege(c.oid, 'DELETE'),
    a.attname::text, format_type(a.atttypid, a.atttypmod), coalesce(array_position(k.conkey, a.attnum), 0)
FROM unnest($2) WITH ORDINALITY AS wanted (name, number)
JOIN pg_namespace AS n ON n.nspname = $1
JOIN pg_class AS c ON c.relnamespace = n.oid AND c.relname = wanted.name AND c.relkind IN ('r', 'p')
LEFT JOIN pg_attribute AS a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
LEFT JOIN pg_constraint AS k ON k.conrelid = c.oid AND k.contype = 'p'
ORDER BY wanted.number, a.attnum

"""###)
    static let tablesListMissingGrants = SQLTemplate(###"""
-- What the application's roles may not do yet: the number of a table, and a role that may not read and write it. Only
-- tables of the schema's owner are told, who can grant it.
-- $1: the schema's name; $2: the names of the tables; $3: the roles; $4: the schema's owner
SELECT wanted.number, role.name
FROM unnest($2) WITH ORDINALITY AS wanted (name, number)
JOIN pg_namespace AS n ON n.nspname = $1
JOIN pg_class AS c ON c.relnamespace = n.oid AND c.relname = wanted.name AND c.relkind IN ('r', 'p')
CROSS JOIN unnest($3) AS role (name)
WHERE pg_get_userbyid(c.relowner) = $4
    AND NOT (has_table_privilege(role.name, c.oid, 'SELECT') AND has_table_privilege(role.name, c.oid, 'INSERT')
        AND has_table_privilege(role.name, c.oid, 'UPDATE') AND has_table_privilege(role.name, c.oid, 'DELETE'))
ORDER BY wanted.number, role.name

"""###)
    static let tablesLockPreparation = SQLTemplate(###"""
-- Lets one program at a time make tables, or migrate.
SELECT pg_advisory_xact_lock({{migration_lock}})

"""###)
    static let tablesLock = SQLTemplate(###"""
-- Keeps others from adding rows until the transaction ends.
LOCK TABLE {{schema}}.{{table}} IN SHARE ROW EXCLUSIVE MODE

"""###)
    static let tablesRows = SQLTemplate(###"""
-- Rows by their keys, each with the number of its key.
-- keys: an array for each column of the primary key
SELECT wanted.number, {{columns}}
FROM unnest({{keys}}) WITH ORDINALITY AS wanted ({{parts}}, number)
JOIN {{schema}}.{{table}} AS t ON {{matches}}

"""###)
    static let tablesUpsert = SQLTemplate(###"""
-- Adds rows, or puts them in the place of those with their keys.
-- arrays: one for each column
INSERT INTO {{schema}}.{{table}} ({{names}})
SELECT * FROM unnest({{arrays}})
ON CONFLICT ({{key}}) DO {{resolution}}

"""###)
}
