-- Extends a claim, and gives nothing where it is not valid.
-- $1: the prediction's type; $2: its key; $3: the claim; $4: for how many microseconds; $5: by how many the clock is put
-- forward
UPDATE {{schema}}.predictions AS p
SET claim_expires_at = clock_timestamp() + $5 * interval '1 microsecond' + $4 * interval '1 microsecond'
WHERE p.type = $1 AND p.key = $2 AND p.token = $3
RETURNING p.type, p.key, p.id, p.due_at, p.partition, p.schema_version, p.data, p.correlation_id, p.causation_id, p.metadata,
    p.scheduled_at, p.attempts, p.last_failure, p.parked_for, p.owner, p.claim_expires_at, p.token
