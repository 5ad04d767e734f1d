-- How many types there are. After a look at the watermark, and as a statement of its own: then no event before that
-- watermark has a type that is not counted.
SELECT count(*) FROM {{schema}}.event_types
