-- Lets a role read and write the rows of a projection.
GRANT SELECT, INSERT, UPDATE, DELETE ON TABLE {{schema}}.{{table}} TO {{role}};
