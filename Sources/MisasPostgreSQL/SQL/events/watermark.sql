-- The position up to which all events are committed; see watermark().
SELECT {{schema}}.watermark()
