/// What is under way on a connection.
struct Operation {
    /// How long it may take.
    let timeout: Duration?
    var deadline: ContinuousClock.Instant?
    /// Why it was interrupted, if it was.
    var interruption: PostgresError?
    /// The request to the server to stop.
    var request: CancelRequest?

    init(timeout: Duration?) {
        self.timeout = timeout
        deadline = timeout.map { .now + $0 }
    }
}
