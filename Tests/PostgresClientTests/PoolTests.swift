import PostgresClient
import PostgresTestSupport
import Testing

@Suite("A pool", .serialized, .timeLimit(.minutes(10)))
struct PoolTests {
    let configuration: PostgresConfiguration

    init() async throws {
        configuration = try await PostgresConfiguration(PostgresCluster.shared.connectionString())
    }

    private let one = PostgresStatement("SELECT 1")

    @Test("Never are more connections open than it may have, and all who wait get their turn")
    func bound() async throws {
        let pool = PostgresPool(configuration, maximum: 3, patience: .seconds(120))
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<60 {
                group.addTask {
                    try await pool.withConnection { connection in
                        #expect(pool.status.open <= 3)
                        try await connection.execute(PostgresStatement("SELECT pg_sleep(0.001)"))
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(pool.status.open <= 3)
        #expect(pool.status.idle == pool.status.open)
        #expect(pool.status.waiting == 0)
        await pool.close()
        #expect(pool.status.open == 0)
        await #expect(throws: PostgresError.closed) { try await pool.execute(one) }
    }

    @Test("Who waits too long is told, and leaves no trace")
    func patience() async throws {
        let pool = PostgresPool(configuration, maximum: 1, patience: .milliseconds(50))
        try await pool.withConnection { _ in
            await #expect(throws: PostgresError.poolTimedOut(.milliseconds(50))) { try await pool.execute(one) }
        }
        try await pool.execute(one)
        #expect(pool.status.waiting == 0)
        await pool.close()
    }

    @Test("What the pool does and has done is counted")
    func counters() async throws {
        let pool = PostgresPool(configuration, maximum: 1)
        try await pool.execute(one)
        var expected = PostgresPoolStatus.Numbers(lent: 1, opened: 1)
        #expect(pool.status.numbers == expected)
        #expect(pool.status.inUse == 0)
        let second = try await pool.withConnection { _ in
            #expect(pool.status.inUse == 1)
            #expect(pool.status.idle == 0)
            #expect(pool.status.longestWait == nil)
            await #expect(throws: PostgresError.poolTimedOut(.milliseconds(20))) {
                try await pool.withConnection(patience: .milliseconds(20)) { _ in }
            }
            #expect(pool.status.counters.waited >= .milliseconds(20))
            let second = Task { try await pool.execute(one) }
            while pool.status.waiting == 0 { await Task.yield() }
            #expect(pool.status.longestWait.map { $0 >= .zero } == true)
            return second
        }
        _ = try await second.value
        expected.lent = 3
        expected.waits = 2
        expected.timeouts = 1
        #expect(pool.status.numbers == expected)

        let process = try await pool.withConnection { $0.processID }
        let other = try await PostgresConnection.open(configuration)
        try await other.execute(PostgresStatement("SELECT pg_terminate_backend($1, 60000)", [.integer(process)]))
        try await pool.execute(one)
        expected.lent = 5
        expected.opened = 2
        expected.ended = 1
        #expect(pool.status.numbers == expected)
        await pool.close()
        expected.ended = 2
        #expect(pool.status.numbers == expected)
        await other.close()

        let nowhere = try PostgresPool(PostgresConfiguration("host=/nowhere user=ada"))
        await #expect(throws: PostgresError.self) { try await nowhere.execute(one) }
        #expect(nowhere.status.numbers == PostgresPoolStatus.Numbers(failures: 1))
        #expect(nowhere.status.open == 0)
        #expect(nowhere.status.opening == 0)
    }

    @Test("A task that is cancelled while it waits is let go, and the next gets the connection")
    func cancelledWaiter() async throws {
        let pool = PostgresPool(configuration, maximum: 1)
        let first = try await pool.withConnection { _ in
            let first = Task { try await pool.execute(one) }
            while pool.status.waiting == 0 { await Task.yield() }
            first.cancel()
            while pool.status.waiting == 1 { await Task.yield() }
            return first
        }
        await #expect(throws: PostgresError.cancelled) { try await first.value }
        try await pool.execute(one)
        await pool.close()
    }

    @Test("A connection that the server ended is replaced before anybody gets it")
    func replaced() async throws {
        let pool = PostgresPool(configuration, maximum: 1)
        let process = try await pool.withConnection { $0.processID }
        let other = try await PostgresConnection.open(configuration)
        try await other.execute(PostgresStatement("SELECT pg_terminate_backend($1, 5000)", [.integer(process)]))
        #expect(try await pool.withConnection { $0.processID } != process)
        try await pool.execute(one)
        await pool.close()
    }

    @Test("A transaction that throws leaves nothing, nor does one that left a failed statement behind")
    func rollback() async throws {
        struct Stop: Error {}
        let pool = PostgresPool(configuration, maximum: 2)
        try await pool.withConnection {
            try await $0.script("DROP TABLE IF EXISTS pool_rows; CREATE TABLE pool_rows (a int)")
        }
        let insert = PostgresStatement("INSERT INTO pool_rows VALUES (1)")
        await #expect(throws: Stop.self) {
            try await pool.transaction { connection in
                try await connection.execute(insert)
                throw Stop()
            }
        }
        await #expect(throws: PostgresError.self) {
            try await pool.transaction { connection in
                try await connection.execute(insert)
                _ = try? await connection.execute(PostgresStatement("SELECT 1 / 0"))
            }
        }
        let count = PostgresStatement("SELECT count(*) FROM pool_rows")
        #expect(try await pool.execute(count)[0].int64(0) == 0)
        try await pool.transaction { try await $0.execute(insert) }
        #expect(try await pool.execute(count)[0].int64(0) == 1)
        await pool.close()
    }

    @Test("A cancelled transaction leaves nothing, and its connection is fit for the next")
    func cancelledTransaction() async throws {
        let pool = PostgresPool(configuration, maximum: 1)
        try await pool.withConnection { try await $0.script("DROP TABLE IF EXISTS cut; CREATE TABLE cut (a int)") }
        let task = Task {
            try await pool.transaction { connection in
                try await connection.execute(PostgresStatement("INSERT INTO cut VALUES (1)"))
                withUnsafeCurrentTask { $0?.cancel() }
            }
        }
        await #expect(throws: CancellationError.self) { try await task.value }
        #expect(try await pool.execute(PostgresStatement("SELECT count(*) FROM cut"))[0].int64(0) == 0)
        #expect(pool.status.open == 1)
        await pool.close()
    }

    @Test("Of two transactions that wait for each other one is tried again, and both are done")
    func deadlock() async throws {
        let pool = PostgresPool(configuration, maximum: 2)
        try await pool.withConnection {
            try await $0.script(
                "DROP TABLE IF EXISTS pair; CREATE TABLE pair (k int PRIMARY KEY, n int); INSERT INTO pair VALUES (1, 0), (2, 0)"
            )
        }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for order in [[1, 2], [2, 1]] as [[Int32]] {
                group.addTask {
                    for _ in 0..<5 {
                        try await pool.transaction(attempts: 20) { connection in
                            for key in order {
                                try await connection.execute(
                                    PostgresStatement("UPDATE pair SET n = n + 1 WHERE k = $1", [.integer(key)])
                                )
                                try await connection.execute(PostgresStatement("SELECT pg_sleep(0.005)"))
                            }
                        }
                    }
                }
            }
            try await group.waitForAll()
        }
        let rows = try await pool.execute(PostgresStatement("SELECT n FROM pair ORDER BY k"))
        #expect(try rows.map { row throws in try row.int32(0) } == [10, 10])
        await pool.close()
    }

    @Test("A wrong address is told at once; a server that comes back is waited for")
    func comesBack() async throws {
        let nowhere = try PostgresPool(PostgresConfiguration("host=/nowhere user=ada"))
        let start = ContinuousClock.now
        let error = await #expect(throws: PostgresError.self) { try await nowhere.execute(one) }
        guard case .unreachable = error else {
            Issue.record("expected unreachable, found \(String(describing: error))")
            return
        }
        #expect(ContinuousClock.now - start < .seconds(5))

        let cluster = try await PostgresCluster()
        let pool = try PostgresPool(
            PostgresConfiguration(cluster.connectionString()),
            maximum: 2,
            patience: .seconds(30)
        )
        try await pool.execute(one)
        let down = Gate()
        let client = Task {
            await down.wait()
            while true {
                do {
                    return try await pool.execute(one)
                } catch PostgresError.connectionLost {
                    // What was still open when the server died.
                    continue
                }
            }
        }
        try await cluster.crash { down.open() }
        _ = try await client.value
        await pool.close()
        try await cluster.stop()
    }

    @Test("Notifications are heard, and a listener that lost its connection says that it listens again")
    func listener() async throws {
        let pool = PostgresPool(configuration, maximum: 1)
        var listener = PostgresListener(configuration, channels: [#"odd "name""#]).makeAsyncIterator()
        #expect(await listener.next() == .connected)
        let notify = PostgresStatement("SELECT pg_notify($1, $2)", [.text(#"odd "name""#), .text("hello")])
        try await pool.execute(notify)
        guard case .notification(let notification) = await listener.next() else {
            Issue.record("no notification")
            return
        }
        #expect(notification.payload == "hello")
        try await pool.execute(
            PostgresStatement("SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE query LIKE 'LISTEN%'")
        )
        #expect(await listener.next() == .connected)
        try await pool.execute(notify)
        guard case .notification = await listener.next() else {
            Issue.record("no notification")
            return
        }
        await pool.close()
    }
}

extension PostgresPoolStatus {
    /// The counters, but for the times.
    fileprivate struct Numbers: Equatable {
        var lent = 0
        var waits = 0
        var timeouts = 0
        var opened = 0
        var ended = 0
        var failures = 0
    }

    fileprivate var numbers: Numbers {
        Numbers(
            lent: counters.lent,
            waits: counters.waits,
            timeouts: counters.timeouts,
            opened: counters.opened,
            ended: counters.ended,
            failures: counters.failures
        )
    }
}
