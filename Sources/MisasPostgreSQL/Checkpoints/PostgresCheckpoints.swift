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
        sql = CheckpointSQL(database.schema)
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
        let result = try await session.decide(PostgresStatement(sql.save, values), failingAs: CheckpointError.self)
        let refusal = try CheckpointError.reading { () throws(PostgresError) -> CheckpointError? in
            guard let row = result.first else { throw .unexpectedAnswer("a checkpoint was neither saved nor refused") }
            switch try row.int16(0) {
            case 0: return nil
            case 1: return .fenced(name, fence: fence, current: try row.int64(1))
            default: return .conflict(name, expected: expected, actual: GlobalPosition(try row.int64(2)))
            }
        }
        if let refusal { throw refusal }
    }
}
