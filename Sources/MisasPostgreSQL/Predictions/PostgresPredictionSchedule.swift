#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif
import Misas
import PostgresClient

/// The predictions on PostgreSQL, as far as they take part in transactions.
struct PostgresPredictionSchedule: PredictionSchedule {
    /// How a claim ends.
    private enum Action: Int16 {
        case complete = 1
        case retry
        case park
    }

    let database: PostgresDatabase
    let session: PostgresSession
    let sql: PredictionSQL

    init(
        database: PostgresDatabase,
        session: PostgresSession
    ) {
        self.database = database
        self.session = session
        sql = database.statements.predictions
    }

    @discardableResult
    func schedule(_ prediction: NewPrediction) async throws(PredictionStoreError) -> Date? {
        try PredictionStoreError.checking { () throws(InvalidStoreInput) in try prediction.check() }
        let statement = PostgresStatement(sql.schedule, try values(of: prediction))
        let result = try await decide(statement)
        let replaced = try PredictionStoreError.reading { () throws(PostgresError) -> Date? in
            guard let row = result.first else { return nil }
            return try row.optional(0, PostgresRow.timestamptz)
        }
        ring()
        return replaced
    }

    @discardableResult
    func cancel(_ identity: PredictionIdentity) async throws(PredictionStoreError) -> Bool {
        try PredictionStoreError.checking { () throws(InvalidStoreInput) in try identity.check() }
        let result = try await decide(PostgresStatement(sql.cancel, [.text(identity.type), .text(identity.key)]))
        let existed = try Self.isTrue(result)
        // Its partition may be free now.
        if existed { ring() }
        return existed
    }

    func find(_ identity: PredictionIdentity) async throws(PredictionStoreError) -> StoredPrediction? {
        try PredictionStoreError.checking { () throws(InvalidStoreInput) in try identity.check() }
        let statement = PostgresStatement(sql.find, [.text(identity.type), .text(identity.key)])
        let result = try await session.read(statement, failingAs: PredictionStoreError.self)
        return try PredictionStoreError.reading { () throws(PostgresError) -> StoredPrediction? in
            guard let row = result.first else { return nil }
            return try StoredPrediction(row)
        }
    }

    func complete(_ claim: PredictionClaim) async throws(PredictionStoreError) {
        try await end(claim, by: .complete)
        // What follows it in its partition can be claimed now.
        if claim.prediction.prediction.partition != nil { ring() }
    }

    func complete(_ claims: [PredictionClaim]) async throws(PredictionStoreError) {
        for claim in claims { try check(claim) }
        let values: [PostgresValue] = [
            .texts(claims.map(\.identity.type)), .texts(claims.map(\.identity.key)), .bigints(claims.map(\.token)),
        ]
        let result = try await decide(PostgresStatement(sql.completeMany, values))
        let lost = try PredictionStoreError.reading { () throws(PostgresError) -> PredictionIdentity? in
            guard let place = try result.first?.optional(0, PostgresRow.int64) else { return nil }
            guard let index = Int(exactly: place - 1), claims.indices.contains(index) else {
                throw .unexpectedAnswer("a claim is told of that was not to end")
            }
            return claims[index].identity
        }
        if let lost { throw .claimLost(lost) }
        if claims.contains(where: { $0.prediction.prediction.partition != nil }) { ring() }
    }

    func retry(
        _ claim: PredictionClaim,
        at date: Date,
        failure: String
    ) async throws(PredictionStoreError) {
        try PredictionStoreError.checking { () throws(InvalidStoreInput) in try PredictionRules.checkReason(failure) }
        try await end(claim, by: .retry, at: date, reason: failure)
        ring()
    }

    func park(
        _ claim: PredictionClaim,
        reason: String
    ) async throws(PredictionStoreError) {
        try PredictionStoreError.checking { () throws(InvalidStoreInput) in try PredictionRules.checkReason(reason) }
        try await end(claim, by: .park, reason: reason)
        if claim.prediction.prediction.partition != nil { ring() }
    }

    // MARK: Parts

    /// Executes a statement that tells a refusal in its answer.
    func decide(_ statement: PostgresStatement) async throws(PredictionStoreError) -> PostgresResult {
        try await session.decide(statement, failingAs: PredictionStoreError.self)
    }

    /// Refuses a claim on what no store can hold, which the server would not take.
    func check(_ claim: PredictionClaim) throws(PredictionStoreError) {
        do throws(InvalidStoreInput) {
            try claim.identity.check()
        } catch {
            throw .claimLost(claim.identity)
        }
    }

    /// Lets those look who wait for something to claim, when it is committed.
    func ring() {
        session.afterCommit { [signal = database.predictionSignal] in signal.ring() }
    }

    private func end(
        _ claim: PredictionClaim,
        by action: Action,
        at date: Date? = nil,
        reason: String? = nil
    ) async throws(PredictionStoreError) {
        try check(claim)
        let values: [PostgresValue] = [
            .text(claim.identity.type), .text(claim.identity.key), .bigint(claim.token), .smallint(action.rawValue),
            date.map(PostgresValue.time) ?? .null(.timestamptz), .text(reason),
        ]
        let result = try await decide(PostgresStatement(sql.endClaim, values))
        guard try Self.isTrue(result) else { throw .claimLost(claim.identity) }
    }

    private func values(of prediction: NewPrediction) throws(PredictionStoreError) -> [PostgresValue] {
        let metadata: [UInt8]?
        do throws(JSONEncodingError) {
            metadata = try MetadataForm.encode(prediction.metadata)
        } catch {
            throw .unavailable(StoreUnavailable("metadata that was accepted cannot be written", underlying: error))
        }
        return [
            .text(prediction.identity.type), .text(prediction.identity.key), .uuid(prediction.id),
            .time(prediction.dueAt), .text(prediction.partition), .bigint(Int64(prediction.schemaVersion)),
            .jsonb(prediction.data), .uuid(prediction.metadata.correlationID), .uuid(prediction.metadata.causationID),
            .jsonb(metadata), database.clockOffsetValue,
        ]
    }

    private static func isTrue(_ result: PostgresResult) throws(PredictionStoreError) -> Bool {
        try PredictionStoreError.reading { () throws(PostgresError) -> Bool in try result.first?.boolean(0) ?? false }
    }
}
