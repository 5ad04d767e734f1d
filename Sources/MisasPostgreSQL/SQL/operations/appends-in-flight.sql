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
