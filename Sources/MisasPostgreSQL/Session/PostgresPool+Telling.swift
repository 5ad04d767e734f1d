import PostgresClient

extension PostgresPool {
    /// Tells something to all who listen on a channel, in a transaction that does not wait for the disk.
    ///
    /// What is lost when the server dies now, those who listen find by looking.
    func tell(_ payload: String, on channel: String) async {
        _ = try? await execute([
            PostgresStatement("SELECT set_config('synchronous_commit', 'off', true)"),
            PostgresStatement("SELECT pg_notify($1, $2)", [.text(channel), .text(payload)]),
        ])
    }
}
