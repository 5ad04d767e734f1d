-- Keeps others from adding rows until the transaction ends.
LOCK TABLE {{schema}}.{{table}} IN SHARE ROW EXCLUSIVE MODE
