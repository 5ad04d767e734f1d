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
