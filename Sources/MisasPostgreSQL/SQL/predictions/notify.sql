-- Tells other programs that something was scheduled.
-- $1: the channel
SELECT pg_notify($1, '')
