-- Lets the transaction act as a role, and look for names elsewhere.
-- $1: the role; $2: the search path
SELECT set_config('role', $1, true), set_config('search_path', $2, true)
