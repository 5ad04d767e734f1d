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
