import Misas
import PostgresClient

/// The checkpoint store on PostgreSQL.
///
/// Leases go by the database's clock.
struct PostgresCheckpointStore: CheckpointStore {
    private let checkpoints: PostgresCheckpoints

    private var session: PostgresSession { checkpoints.session }
    private var sql: CheckpointSQL { checkpoints.sql }

    init(
        database: PostgresDatabase,
        session: PostgresSession
    ) {
        checkpoints = PostgresCheckpoints(database: database, session: session)
    }

    func load(_ name: String) async throws(CheckpointError) -> Checkpoint? {
        try await checkpoints.load(name)
    }

    @discardableResult
    func hold(_ name: String) async throws(CheckpointError) -> Checkpoint? {
        try await checkpoints.hold(name)
    }

    func save(
        _ position: GlobalPosition,
        for name: String,
        expecting expected: GlobalPosition,
        fence: Int64
    ) async throws(CheckpointError) {
        try await checkpoints.save(position, for: name, expecting: expected, fence: fence)
    }

    func claim(
        _ name: String,
        by owner: String,
        for lease: Duration
    ) async throws(CheckpointError) -> Checkpoint {
        try CheckpointError.checking { () throws(InvalidStoreInput) in
            try CheckpointRules.checkClaim(of: name, by: owner, for: lease)
        }
        let values: [PostgresValue] = [
            .text(name), .text(owner), .microseconds(lease), checkpoints.database.clockOffsetValue,
        ]
        let (checkpoint, isClaimed) = try await decide(PostgresStatement(sql.claim, values))
        if isClaimed { return checkpoint }
        guard let owner = checkpoint.owner, let end = checkpoint.leaseExpiresAt else {
            throw PostgresError.unexpectedAnswer("a checkpoint is held by nobody").failure()
        }
        throw .held(name, owner: owner, until: end)
    }

    func renew(
        _ name: String,
        fence: Int64,
        for lease: Duration
    ) async throws(CheckpointError) -> Checkpoint {
        try CheckpointError.checking { () throws(InvalidStoreInput) in
            try NameRules.check(name, as: .checkpoint)
            try LeaseRules.check(lease)
        }
        return try await setLease(of: name, fence: fence, to: .microseconds(lease))
    }

    func release(
        _ name: String,
        fence: Int64
    ) async throws(CheckpointError) {
        try CheckpointError.checking { () throws(InvalidStoreInput) in try NameRules.check(name, as: .checkpoint) }
        _ = try await setLease(of: name, fence: fence, to: .null(.bigint))
    }

    func attend(
        _ groups: [CheckpointGroup],
        by owner: String,
        for lease: Duration
    ) async throws(CheckpointError) -> [CheckpointShare] {
        try CheckpointError.checking { () throws(InvalidStoreInput) in
            try CheckpointRules.checkAttendance(of: groups, by: owner, for: lease)
        }
        let values: [PostgresValue] = [
            .texts(groups.map(\.name)), .bigints(groups.map { Int64($0.checkpoints.count) }),
            .texts(groups.flatMap(\.checkpoints)), .text(owner), .microseconds(lease),
            checkpoints.database.clockOffsetValue,
        ]
        let result = try await session.decide(PostgresStatement(sql.attend, values), failingAs: CheckpointError.self)
        return try CheckpointError.reading { () throws(PostgresError) in
            try CheckpointShareRows(result).shares(of: groups)
        }
    }

    func leave(_ owner: String) async throws(CheckpointError) {
        try CheckpointError.checking { () throws(InvalidStoreInput) in try NameRules.check(owner, as: .owner) }
        let leaving = PostgresStatement(sql.leave, [.text(owner)])
        let result = try await session.decide(leaving, failingAs: CheckpointError.self)
        let locked = try CheckpointError.reading { () throws(PostgresError) -> [String] in
            var names: [String] = []
            for row in result { names.append(try row.text(0)) }
            return names
        }
        // Each in a transaction of its own: who waits for one must not keep others from another.
        for name in locked {
            let release = PostgresStatement(sql.releaseOwn, [.text(name), .text(owner)])
            _ = try await session.decide(release, failingAs: CheckpointError.self)
        }
    }

    @discardableResult
    func notify(_ group: String) async throws(CheckpointError) -> Int64 {
        try CheckpointError.checking { () throws(InvalidStoreInput) in
            try NameRules.check(group, as: .checkpointGroup)
        }
        let result = try await session.decide(
            PostgresStatement(sql.notify, [.text(group)]),
            failingAs: CheckpointError.self
        )
        return try CheckpointError.reading { () throws(PostgresError) -> Int64 in
            guard let row = result.first else { throw .unexpectedAnswer("a group was not told") }
            return try row.int64(0)
        }
    }

    func list() async throws(CheckpointError) -> [Checkpoint] {
        let result = try await session.read(PostgresStatement(sql.list), failingAs: CheckpointError.self)
        return try CheckpointError.reading { () throws(PostgresError) -> [Checkpoint] in
            var checkpoints: [Checkpoint] = []
            for row in result { checkpoints.append(try Checkpoint(row)) }
            return checkpoints
        }
    }

    @discardableResult
    func delete(_ name: String) async throws(CheckpointError) -> Bool {
        try CheckpointError.checking { () throws(InvalidStoreInput) in try NameRules.check(name, as: .checkpoint) }
        let statement = PostgresStatement(sql.delete, [.text(name)])
        let result = try await session.decide(statement, failingAs: CheckpointError.self)
        return try CheckpointError.reading { () throws(PostgresError) in try result.first?.boolean(0) ?? false }
    }

    private func setLease(
        of name: String,
        fence: Int64,
        to lease: PostgresValue
    ) async throws(CheckpointError) -> Checkpoint {
        let values: [PostgresValue] = [.text(name), .bigint(fence), lease, checkpoints.database.clockOffsetValue]
        let statement = PostgresStatement(sql.lease, values)
        let result = try await session.decide(statement, failingAs: CheckpointError.self)
        let (checkpoint, current) = try CheckpointError.reading { () throws(PostgresError) -> (Checkpoint?, Int64) in
            guard let row = result.first else { return (nil, 0) }
            let current = try row.optional(2, PostgresRow.int64) ?? 0
            return try row.boolean(6) ? (Checkpoint(row), current) : (nil, current)
        }
        guard let checkpoint else { throw .fenced(name, fence: fence, current: current) }
        return checkpoint
    }

    /// The checkpoint that a statement gives, and whether it did what it is for.
    private func decide(_ statement: PostgresStatement) async throws(CheckpointError) -> (Checkpoint, Bool) {
        let result = try await session.decide(statement, failingAs: CheckpointError.self)
        return try CheckpointError.reading { () throws(PostgresError) -> (Checkpoint, Bool) in
            guard let row = result.first else { throw .unexpectedAnswer("a checkpoint was neither claimed nor held") }
            return (try Checkpoint(row), try row.boolean(6))
        }
    }
}
