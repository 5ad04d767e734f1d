-- Reads a prediction.
-- $1: its type; $2: its key
SELECT p.type, p.key, p.id, p.due_at, p.partition, p.schema_version, p.data, p.correlation_id, p.causation_id, p.metadata,
    p.scheduled_at, p.attempts, p.last_failure, p.parked_for, p.owner, p.claim_expires_at, p.token
FROM {{schema}}.predictions AS p WHERE p.type = $1 AND p.key = $2
