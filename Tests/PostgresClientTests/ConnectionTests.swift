import PostgresClient
import PostgresTestSupport
import Testing

@Suite("A connection", .serialized, .timeLimit(.minutes(10)))
struct ConnectionTests {
    let configuration: PostgresConfiguration

    init() async throws {
        configuration = try await PostgresConfiguration(
            PostgresCluster.shared.connectionString(),
            statementTimeout: .seconds(120)
        )
    }

    private func statement(_ sql: String, _ values: [PostgresValue] = []) -> PostgresStatement {
        PostgresStatement(sql, values)
    }

    @Test("Statements in one round trip are one transaction, told by the first that failed")
    func pipeline() async throws {
        let connection = try await PostgresConnection.open(configuration)
        try await connection.script("CREATE TEMPORARY TABLE numbers (number int PRIMARY KEY)")
        let results = try await connection.execute([
            statement("INSERT INTO numbers VALUES ($1), ($2)", [.integer(1), .integer(2)]),
            statement("SELECT count(*) FROM numbers"),
        ])
        #expect(results[0].affectedRows == 2)
        #expect(try results[1].first?.int64(0) == 2)
        let error = await #expect(throws: PostgresError.self) {
            try await connection.execute([
                statement("INSERT INTO numbers VALUES ($1)", [.integer(3)]),
                statement("INSERT INTO numbers VALUES ($1)", [.integer(1)]),
                statement("INSERT INTO numbers VALUES ($1)", [.integer(4)]),
            ])
        }
        #expect(error?.sqlState == .uniqueViolation)
        #expect(try await connection.execute(statement("SELECT count(*) FROM numbers")).first?.int64(0) == 2)
    }

    @Test("A statement that the server does not understand is told with the server's code, and the next one works")
    func syntaxError() async throws {
        let connection = try await PostgresConnection.open(configuration)
        for isPrepared in [true, false] {
            let error = await #expect(throws: PostgresError.self) {
                try await connection.execute(PostgresStatement("SELEKT 1", isPrepared: isPrepared))
            }
            #expect(error?.sqlState == SQLState(rawValue: "42601"))
        }
        #expect(try await connection.execute(statement("SELECT 1")).first?.int32(0) == 1)
    }

    @Test("A statement that takes too long is cancelled on the server, and the connection goes on")
    func timeout() async throws {
        let connection = try await PostgresConnection.open(configuration)
        let start = ContinuousClock.now
        await #expect(throws: PostgresError.timedOut(.milliseconds(150))) {
            try await connection.execute(statement("SELECT pg_sleep(30)"), timeout: .milliseconds(150))
        }
        #expect(ContinuousClock.now - start < .seconds(10))
        #expect(try await connection.execute(statement("SELECT 1")).first?.int32(0) == 1)
    }

    @Test("A task that is cancelled has its statement cancelled on the server, and nobody else's")
    func cancellation() async throws {
        let connection = try await PostgresConnection.open(configuration)
        for _ in 0..<20 {
            let sleeper = Task { try await connection.execute(statement("SELECT pg_sleep(30)")) }
            let follower = Task { try await connection.execute(statement("SELECT pg_sleep(0.002), 7")) }
            sleeper.cancel()
            await #expect(throws: PostgresError.cancelled) { try await sleeper.value }
            #expect(try await follower.value.first?.int32(1) == 7)
        }
        let others = try await connection.execute(
            statement("SELECT count(*) FROM pg_stat_activity WHERE query LIKE '%pg_sleep(30)%' AND state = 'active'")
        )
        #expect(try others.first?.int64(0) == 1, "only this statement itself")
    }

    @Test("Tasks that share a connection take turns")
    func turns() async throws {
        let connection = try await PostgresConnection.open(configuration)
        let sum = try await withThrowingTaskGroup(of: Int32.self) { group in
            for number in 1...50 as ClosedRange<Int32> {
                group.addTask {
                    let result = try await connection.execute(
                        PostgresStatement("SELECT $1", [.integer(number)])
                    )
                    return try result[0].int32(0)
                }
            }
            return try await group.reduce(0, +)
        }
        #expect(sum == 1275)
    }

    @Test("A connection that the server ends fails once and stays closed")
    func termination() async throws {
        let connection = try await PostgresConnection.open(configuration)
        let sleeper = Task { try await connection.execute(statement("SELECT pg_sleep(30)")) }
        let other = try await PostgresConnection.open(configuration)
        var isDone = false
        while !isDone {
            let result = try await other.execute(
                statement(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid = $1 AND query LIKE '%pg_sleep%'",
                    [.integer(connection.processID)]
                )
            )
            isDone = !result.isEmpty
        }
        let error = await #expect(throws: PostgresError.self) { try await sleeper.value }
        #expect(error?.sqlState == .adminShutdown)
        #expect(await !connection.isOpen)
        await #expect(throws: PostgresError.closed) { try await connection.execute(statement("SELECT 1")) }
    }

    @Test("More statements than a connection may prepare make room for each other")
    func preparedStatements() async throws {
        var configuration = configuration
        configuration.preparedStatements = 8
        let connection = try await PostgresConnection.open(configuration)
        for round in 0..<3 {
            for number in 0..<20 {
                let result = try await connection.execute(statement("SELECT \(number) + $1", [.integer(1)]))
                #expect(try result[0].int32(0) == Int32(number + 1), "round \(round)")
            }
        }
        let kept = try await connection.execute(statement("SELECT count(*) FROM pg_prepared_statements"))
        #expect(try kept[0].int64(0) <= 10)
    }

    @Test("Values and answers of many megabytes pass")
    func large() async throws {
        let connection = try await PostgresConnection.open(configuration)
        let bytes = [UInt8](repeating: 7, count: 20_000_000)
        let result = try await connection.execute([
            statement("SELECT $1", [.bytea(bytes)]), statement("SELECT length($1)", [.bytea(bytes)]),
        ])
        #expect(try result[0][0].bytes(0) == bytes)
        #expect(try result[1][0].int32(0) == 20_000_000)
    }

    @Test("Whoever is cancelled while a large answer comes leaves the connection to the next")
    func interruptedAnswers() async throws {
        let connection = try await PostgresConnection.open(configuration)
        // Some 10 MB, which come in more than a thousand pieces.
        let large = statement("SELECT repeat('x', 100) FROM generate_series(1, 100000)")
        for round in 0..<60 {
            let reading = Task { try await connection.execute(large, timeout: .seconds(60)) }
            if round.isMultiple(of: 2) {
                // Another moment in each round, from before the first piece to behind the last.
                try await Task.sleep(for: .milliseconds(round))
                reading.cancel()
                switch await reading.result {
                case .success(let rows): #expect(rows.count == 100_000)
                case .failure(let error): #expect(error as? PostgresError == .cancelled)
                }
            } else {
                #expect(try await reading.value.count == 100_000)
            }
            #expect(try await connection.execute(statement("SELECT 1::int8")).first?.int64(0) == 1)
        }
        await connection.close()
    }

    @Test("Rows are copied in, and none is there when the data come to an end by an error")
    func copy() async throws {
        struct Unreadable: Error {}
        let connection = try await PostgresConnection.open(configuration)
        try await connection.script("CREATE TEMPORARY TABLE copied (number int, text text)")
        let chunks = AsyncStream<[UInt8]> { continuation in
            for number in 1...100_000 { continuation.yield(Array("\(number)\tx\n".utf8)) }
            continuation.finish()
        }
        #expect(try await connection.copyIn("COPY copied FROM STDIN", chunks) == 100_000)
        let broken = AsyncThrowingStream<[UInt8], any Error> { continuation in
            continuation.yield(Array("1\ty\n".utf8))
            continuation.finish(throwing: Unreadable())
        }
        let error = await #expect(throws: PostgresError.self) {
            try await connection.copyIn("COPY copied FROM STDIN", broken)
        }
        #expect(error?.sqlState == .queryCanceled)
        await #expect(throws: PostgresError.self) { try await connection.copyIn("COPY nowhere FROM STDIN", chunks) }
        #expect(try await connection.execute(statement("SELECT count(*) FROM copied")).first?.int64(0) == 100_000)
    }

    @Test("A connection string and its password appear in no description and no error")
    func secrets() async throws {
        let configuration = try PostgresConfiguration("host=/nowhere user=ada password=hunter2secret dbname=books")
        #expect(!"\(configuration)".contains("hunter2"))
        #expect(!String(reflecting: configuration).contains("hunter2"))
        #expect("\(configuration)".contains("dbname=books"))
        var dumped = ""
        dump(configuration, to: &dumped)
        #expect(!dumped.contains("hunter2"))
        let error = await #expect(throws: PostgresError.self) { try await PostgresConnection.open(configuration) }
        #expect(error.map { !"\($0)".contains("hunter2") } == true)
        for unreadable in [
            "hunter2secret", "postgresql://u:hunter2secret@host/?colour=hunter2", "password=hunter2secret colour=red",
            "dbname=postgresql://u:hunter2secret@host/books", "host=postgresql://u:hunter2secret@host/books",
        ] {
            let refusal = #expect(throws: PostgresError.self) { try PostgresConfiguration(unreadable) }
            #expect(refusal.map { !"\($0)".contains("hunter2") } == true)
        }
    }
}
