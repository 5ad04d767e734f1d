-- Removes the replies that have expired, but for those that somebody is at: whoever it is records them anew, or removes them.
-- $1: by how many microseconds the clock is put forward
DELETE FROM {{schema}}.replies AS r
WHERE r.key IN (
    SELECT e.key FROM {{schema}}.replies AS e
    WHERE e.expires_at <= (SELECT clock_timestamp() + $1 * interval '1 microsecond')
    FOR UPDATE SKIP LOCKED
)
