-- Nobody calls a function who was not given it: PostgreSQL gives new ones to all. Migrations that make further functions do
-- the same.

REVOKE ALL ON ALL ROUTINES IN SCHEMA {{schema}} FROM PUBLIC;
