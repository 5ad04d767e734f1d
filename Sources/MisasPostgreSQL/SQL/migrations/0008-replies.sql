-- Replies: what was answered to commands.

CREATE TABLE {{schema}}.replies (
    key text COLLATE "C" PRIMARY KEY,
    fingerprint text NOT NULL,
    data jsonb NOT NULL,
    recorded_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL
);

CREATE INDEX replies_expires_at ON {{schema}}.replies (expires_at);
