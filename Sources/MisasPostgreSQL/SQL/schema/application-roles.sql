-- The roles that were given what the application needs: those that may append and do not belong to the owner.
-- $1: the schema's name
SELECT r.rolname::text
FROM pg_proc AS p
JOIN pg_namespace AS n ON n.oid = p.pronamespace
CROSS JOIN LATERAL aclexplode(p.proacl) AS a
JOIN pg_roles AS r ON r.oid = a.grantee
WHERE n.nspname = $1 AND p.proname = 'append_events' AND a.privilege_type = 'EXECUTE'
    AND NOT pg_has_role(r.oid, p.proowner, 'MEMBER')
ORDER BY r.rolname
