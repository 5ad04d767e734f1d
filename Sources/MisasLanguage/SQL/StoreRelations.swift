/// What the stores on PostgreSQL call theirs, in the schema that they share with projections' tables.
package enum StoreRelations {
    /// Their tables, sequences and indexes.
    ///
    /// A test of the stores keeps it complete.
    package static let names: Set<String> = [
        "checkpoint_fences", "checkpoint_groups", "checkpoint_groups_pkey", "checkpoint_members",
        "checkpoint_members_pkey", "checkpoints", "checkpoints_pkey", "documents", "documents_pkey", "event_positions",
        "event_types", "event_types_id_seq", "event_types_name_key", "event_types_pkey", "events", "events_id",
        "events_pkey", "events_stream_version", "migrations", "migrations_pkey", "prediction_sequence",
        "prediction_tokens", "predictions", "predictions_claimed", "predictions_due", "predictions_partition",
        "predictions_pkey", "replies", "replies_expires_at", "replies_pkey", "snapshots", "snapshots_pkey", "streams",
        "streams_id_seq", "streams_name_key", "streams_pkey",
    ]
}
