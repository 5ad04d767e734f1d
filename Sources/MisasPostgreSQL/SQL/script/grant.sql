-- Gives a role what the stores need, and takes what it has beyond that. It is executed after each migration, and names all
-- that the schema holds: what is in no list of what is given is the owner's alone.

REVOKE ALL ON SCHEMA {{schema}} FROM {{role}};
REVOKE ALL ON TABLE
    {{schema}}.migrations, {{schema}}.events, {{schema}}.streams, {{schema}}.event_types, {{schema}}.documents,
    {{schema}}.checkpoints, {{schema}}.checkpoint_groups, {{schema}}.checkpoint_members,
    {{schema}}.predictions, {{schema}}.snapshots, {{schema}}.replies
FROM {{role}};
REVOKE ALL ON SEQUENCE
    {{schema}}.event_positions, {{schema}}.event_types_id_seq, {{schema}}.streams_id_seq,
    {{schema}}.checkpoint_fences, {{schema}}.prediction_sequence, {{schema}}.prediction_tokens
FROM {{role}};
REVOKE ALL ON FUNCTION
    {{schema}}.append_events, {{schema}}.watermark, {{schema}}.end_stream, {{schema}}.register_event_types,
    {{schema}}.create_document_index, {{schema}}.drop_document_index, {{schema}}.clear_documents,
    {{schema}}.write_documents, {{schema}}.document_text, {{schema}}.document_time, {{schema}}.document_boolean,
    {{schema}}.document_number, {{schema}}.document_decimal, {{schema}}.document_duration, {{schema}}.claim_checkpoint,
    {{schema}}.lease_checkpoint, {{schema}}.save_checkpoint, {{schema}}.attend_checkpoints,
    {{schema}}.schedule_prediction, {{schema}}.cancel_prediction, {{schema}}.end_prediction_claim,
    {{schema}}.complete_predictions, {{schema}}.claim_due_predictions, {{schema}}.save_snapshot,
    {{schema}}.document_index_statement, {{schema}}.refuse_event_change, {{schema}}.delete_snapshots
FROM {{role}};

GRANT USAGE ON SCHEMA {{schema}} TO {{role}};

-- Events are written by functions of the owner's.
GRANT SELECT ON TABLE
    {{schema}}.migrations, {{schema}}.events, {{schema}}.streams, {{schema}}.event_types
TO {{role}};
GRANT SELECT ON SEQUENCE {{schema}}.event_positions TO {{role}};

GRANT SELECT, INSERT, UPDATE, DELETE ON TABLE
    {{schema}}.documents, {{schema}}.checkpoints, {{schema}}.checkpoint_groups, {{schema}}.checkpoint_members,
    {{schema}}.predictions, {{schema}}.snapshots, {{schema}}.replies
TO {{role}};
GRANT USAGE ON SEQUENCE
    {{schema}}.checkpoint_fences, {{schema}}.prediction_sequence, {{schema}}.prediction_tokens
TO {{role}};

GRANT EXECUTE ON FUNCTION
    {{schema}}.append_events, {{schema}}.watermark, {{schema}}.end_stream, {{schema}}.register_event_types,
    {{schema}}.create_document_index, {{schema}}.drop_document_index, {{schema}}.clear_documents,
    {{schema}}.write_documents, {{schema}}.document_text, {{schema}}.document_time, {{schema}}.document_boolean,
    {{schema}}.document_number, {{schema}}.document_decimal, {{schema}}.document_duration, {{schema}}.claim_checkpoint,
    {{schema}}.lease_checkpoint, {{schema}}.save_checkpoint, {{schema}}.attend_checkpoints,
    {{schema}}.schedule_prediction, {{schema}}.cancel_prediction, {{schema}}.end_prediction_claim,
    {{schema}}.complete_predictions, {{schema}}.claim_due_predictions, {{schema}}.save_snapshot
TO {{role}};
