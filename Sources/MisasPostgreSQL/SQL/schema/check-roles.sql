-- Whether there are roles, and whether they may act as the current one anyway.
-- $1: their names
SELECT n.name, r.oid IS NOT NULL, coalesce(pg_has_role(r.oid, current_user, 'MEMBER'), false)
FROM unnest($1) WITH ORDINALITY AS n (name, i)
LEFT JOIN pg_roles AS r ON r.rolname = n.name
ORDER BY n.i
