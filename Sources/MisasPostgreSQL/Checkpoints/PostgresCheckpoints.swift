import Misas
import PostgresClient

/// The checkpoints on PostgreSQL, as far as they take part in transactions.
struct PostgresCheckpoints: Checkpoints {
    let database: PostgresDatabase
    let session: PostgresSession
    let sql: CheckpointSQL

    init(
        database: PostgresDatabase,
        session: PostgresSession
    ) {
        self.database = database
        self.session = session
        sql = database.statements.checkpoints
    }

    func load(_ name: String) async throws(CheckpointError) -> Checkpoint? {
        try CheckpointError.checking { () throws(InvalidStoreInput) in try NameRules.check(name, as: .checkpoint) }
        let result = try await session.read(
            PostgresStatement(sql.load, [.text(name)]),
            failingAs: CheckpointError.self
        )
        return try CheckpointError.reading { () throws(PostgresError) -> Checkpoint? in
            guard let row = result.first else { return nil }
            return try Checkpoint(row)
        }
    }

    @discardableResult
    func hold(_ name: String) async throws(CheckpointError) -> Checkpoint? {
        guard case .transaction = session else { return try await load(name) }
        try CheckpointError.checking { () throws(InvalidStoreInput) in try NameRules.check(name, as: .checkpoint) }
        while true {
            let result = try await session.decide(
                PostgresStatement(sql.hold, [.text(name)]),
                failingAs: CheckpointError.self
            )
            if let row = result.first {
                let held = try CheckpointError.reading { () throws(PostgresError) in try Checkpoint(row) }
                return held.fence > 0 || held.savedAt != nil ? held : nil
            }
            try await create(name)
        }
    }

    func save(
        _ position: GlobalPosition,
        for name: String,
        expecting expected: GlobalPosition,
        fence: Int64
    ) async throws(CheckpointError) {
        try CheckpointError.checking { () throws(InvalidStoreInput) in
            try CheckpointRules.checkSave(of: name, at: position)
        }
        let values: [PostgresValue] = [
            .text(name), .bigint(position.rawValue), .bigint(expected.rawValue), .bigint(fence),
            database.clockOffsetValue,
        ]
        while true {
            let result = try await session.decide(PostgresStatement(sql.save, values), failingAs: CheckpointError.self)
            let verdict = try CheckpointError.reading { () throws(PostgresError) -> Verdict in
                guard let row = result.first else {
                    throw .unexpectedAnswer("a checkpoint was neither saved nor refused")
                }
                switch try row.int16(0) {
                case 0: return .saved
                case 1: return .refused(.fenced(name, fence: fence, current: try row.int64(1)))
                case 2:
                    let actual = GlobalPosition(try row.int64(2))
                    return .refused(.conflict(name, expected: expected, actual: actual))
                default: return .missing
                }
            }
            switch verdict {
            case .saved: return
            case .refused(let refusal): throw refusal
            case .missing: try await create(name)
            }
        }
    }

    /// What a save came to.
    private enum Verdict {
        case saved
        case refused(CheckpointError)
        /// There is no row to save in yet.
        case missing
    }

    /// Makes a checkpoint that a transaction can lock, outside of the transaction: nobody else who makes it waits then.
    private func create(_ name: String) async throws(CheckpointError) {
        let statement = PostgresStatement(sql.create, [.text(name)])
        _ = try await PostgresSession.pool(database.errands).decide(statement, failingAs: CheckpointError.self)
    }
}
