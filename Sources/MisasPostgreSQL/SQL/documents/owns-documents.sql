-- Whether the connected role has the rights of the owner of documents: only the owner makes indexes while others write.
SELECT pg_has_role(c.relowner, 'USAGE') FROM pg_class AS c WHERE c.oid = '{{schema_text}}.documents'::regclass
