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
