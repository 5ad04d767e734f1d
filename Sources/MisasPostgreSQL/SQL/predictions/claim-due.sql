-- Claims what is due; see claim_due_predictions().
-- $1: the time; $2: the types, NULL for all; $3: how many at most; $4: who claims; $5: for how many microseconds; $6: by how
-- many the clock is put forward
SELECT p.type, p.key, p.id, p.due_at, p.partition, p.schema_version, p.data, p.correlation_id, p.causation_id, p.metadata,
    p.scheduled_at, p.attempts, p.last_failure, p.parked_for, p.owner, p.claim_expires_at, p.token
FROM {{schema}}.claim_due_predictions(
    $1, $2, $3, $4, $5 * interval '1 microsecond', $6 * interval '1 microsecond'
) AS p
