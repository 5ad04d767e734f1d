-- The reply to a key, unless it has expired.
-- $1: the key; $2: by how many microseconds the clock is put forward
SELECT r.fingerprint, r.data, r.recorded_at, r.expires_at
FROM {{schema}}.replies AS r
WHERE r.key = $1 AND r.expires_at > clock_timestamp() + $2 * interval '1 microsecond'
