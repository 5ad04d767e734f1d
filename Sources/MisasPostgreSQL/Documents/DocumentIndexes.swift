import Misas
import PostgresClient

/// Makes and drops the indexes of a collection.
///
/// Outside of a transaction the owner of the documents builds them while others write (`CONCURRENTLY`), which may take as
/// long as the oldest transaction at work; a build that was broken off leaves an index of no use, which the next
/// declaration replaces. In a transaction that is not possible, nor for a role that is not the owner, which lets the
/// owner's functions do it: that keeps others from writing documents until it ends.
struct DocumentIndexes {
    /// How many fields of an index are made part of it: what a page has room for, and the server's functions take.
    private static let maximumFields = 5
    /// How long the build of an index may take.
    private static let patience = Duration.seconds(6 * 3_600)
    /// How long to wait before somebody else's lock is tried again.
    private static let pause = Duration.milliseconds(50)

    private let collection: String
    private let sql: DocumentSQL
    private let indexes: [String: [DocumentField]]

    init(
        _ indexes: [DocumentIndex],
        of collection: String,
        sql: DocumentSQL
    ) {
        self.collection = collection
        self.sql = sql
        let prefix = Self.prefix(collection)
        self.indexes = Dictionary(
            indexes.filter { !$0.fields.isEmpty }.map { index in
                let fields = Array(index.fields.prefix(Self.maximumFields))
                return (prefix + Self.hash(fields.flatMap { [$0.kind.rawValue, $0.path] }), fields)
            },
            uniquingKeysWith: { first, _ in first }
        )
    }

    func declare(on session: PostgresSession) async throws(DocumentStoreError) {
        switch session {
        case .pool(let pool):
            do {
                let isOwner = try await pool.withConnection { connection in
                    let owns = try await connection.execute(PostgresStatement(sql.ownsDocuments)).first?.boolean(0)
                    guard owns == true else { return false }
                    try await declare(on: connection)
                    return true
                }
                if isOwner { return }
                try await pool.transaction { connection in
                    let transaction = PostgresTransaction(on: connection)
                    defer { transaction.end() }
                    try await declareInTransaction(.transaction(transaction))
                }
            } catch let error as DocumentStoreError {
                throw error
            } catch let error as PostgresError {
                throw error.failure()
            } catch {
                throw .cancelled
            }
        case .transaction: try await declareInTransaction(session)
        }
    }

    // MARK: While others write

    private nonisolated(nonsending) func declare(on connection: PostgresConnection) async throws(PostgresError) {
        try await lock(connection)
        do throws(PostgresError) {
            let found = try await connection.execute(listStatement)
            for change in try changes(over: found) {
                let writing = statement(change, create: sql.writeCreateIndex, drop: sql.writeDropIndex)
                guard let text = try await connection.execute(writing).first?.text(0) else { continue }
                try await connection.script(text, timeout: Self.patience)
            }
            await unlock(connection)
        } catch {
            await unlock(connection)
            throw error
        }
    }

    /// Takes the lock by trying: who waited for it in the server would hold a snapshot, and the builder would wait for
    /// that.
    private nonisolated(nonsending) func lock(_ connection: PostgresConnection) async throws(PostgresError) {
        let statement = PostgresStatement(sql.tryLockIndexes)
        while try await connection.execute(statement).first?.boolean(0) != true {
            do {
                try await Task.sleep(for: Self.pause)
            } catch {
                throw .cancelled
            }
        }
    }

    private nonisolated(nonsending) func unlock(_ connection: PostgresConnection) async {
        let statement = PostgresStatement(sql.unlockIndexes)
        // Also for a task that is cancelled, hence a task of its own.
        await Task {
            // A connection that keeps the lock must not go back to the others.
            if (try? await connection.execute(statement)) == nil { await connection.close() }
        }.value
    }

    // MARK: In a transaction

    private func declareInTransaction(_ session: PostgresSession) async throws(DocumentStoreError) {
        _ = try await session.decide(PostgresStatement(sql.lockIndexes), failingAs: DocumentStoreError.self)
        let found = try await session.read(listStatement, failingAs: DocumentStoreError.self)
        let changes = try DocumentStoreError.reading { () throws(PostgresError) -> [Change] in
            try self.changes(over: found)
        }
        for change in changes {
            do throws(PostgresWriteError) {
                _ = try await session.write(statement(change, create: sql.createIndex, drop: sql.dropIndex))
            } catch {
                throw error.failure()
            }
        }
    }

    // MARK: Changes

    private enum Change {
        case create(name: String, [DocumentField])
        case drop(name: String)
    }

    private var listStatement: PostgresStatement {
        PostgresStatement(sql.listIndexes, [.text(Self.prefix(collection))])
    }

    /// What drops and makes the indexes that are too many and too few.
    private func changes(over found: PostgresResult) throws(PostgresError) -> [Change] {
        var missing = indexes
        var changes: [Change] = []
        for row in found {
            let name = try row.text(0)
            if try row.boolean(1), missing.removeValue(forKey: name) != nil { continue }
            changes.append(.drop(name: name))
        }
        return changes + missing.sorted { $0.key < $1.key }.map { .create(name: $0.key, $0.value) }
    }

    private func statement(
        _ change: Change,
        create: String,
        drop: String
    ) -> PostgresStatement {
        switch change {
        case .create(let name, let fields):
            PostgresStatement(
                create,
                [
                    .text(name), .text(collection), .texts(fields.map(\.kind.rawValue)), .texts(fields.map(\.path)),
                ]
            )
        case .drop(let name): PostgresStatement(drop, [.text(name)])
        }
    }

    // MARK: Names

    /// How the names of the indexes of a collection begin.
    private static func prefix(_ collection: String) -> String {
        "documents_\(hash([collection]))_"
    }

    private static func hash(_ parts: [String]) -> String {
        // FNV-1a. Should two collections or indexes fall together, one of them lacks an index: no result changes.
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in parts.map({ Array($0.utf8) }).joined(separator: [0]) {
            hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3
        }
        let digits = String(hash, radix: 16)
        return String(repeating: "0", count: 16 - digits.utf8.count) + digits
    }
}
