-- Creates the schema. Who was given one need not have the right to create others, which this asks for in any case.
CREATE SCHEMA IF NOT EXISTS {{schema}};
