#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif
import Misas
import PostgresClient

/// The prediction store on PostgreSQL.
///
/// Leases go by the database's clock, predictions by the time that their owners say.
struct PostgresPredictionStore: PredictionStore {
    private let predictions: PostgresPredictionSchedule
    /// How long somebody who waits relies on being told.
    private let patience: Duration

    private var sql: PredictionSQL { predictions.sql }

    init(
        database: PostgresDatabase,
        session: PostgresSession,
        patience: Duration = .seconds(15)
    ) {
        self.patience = patience
        predictions = PostgresPredictionSchedule(database: database, session: session)
    }

    // MARK: Schedule

    @discardableResult
    func schedule(_ prediction: NewPrediction) async throws(PredictionStoreError) -> Date? {
        try await predictions.schedule(prediction)
    }

    @discardableResult
    func cancel(_ identity: PredictionIdentity) async throws(PredictionStoreError) -> Bool {
        try await predictions.cancel(identity)
    }

    func find(_ identity: PredictionIdentity) async throws(PredictionStoreError) -> StoredPrediction? {
        try await predictions.find(identity)
    }

    func complete(_ claim: PredictionClaim) async throws(PredictionStoreError) {
        try await predictions.complete(claim)
    }

    func complete(_ claims: [PredictionClaim]) async throws(PredictionStoreError) {
        try await predictions.complete(claims)
    }

    func retry(
        _ claim: PredictionClaim,
        at date: Date,
        failure: String
    ) async throws(PredictionStoreError) {
        try await predictions.retry(claim, at: date, failure: failure)
    }

    func park(
        _ claim: PredictionClaim,
        reason: String
    ) async throws(PredictionStoreError) {
        try await predictions.park(claim, reason: reason)
    }

    // MARK: Claims

    func claimDue(
        at date: Date,
        types: Set<String>?,
        limit: Int,
        by owner: String,
        for lease: Duration
    ) async throws(PredictionStoreError) -> [PredictionClaim] {
        try PredictionStoreError.checking { () throws(InvalidStoreInput) in
            try PredictionRules.checkClaim(limit: limit, by: owner, for: lease)
        }
        let values: [PostgresValue] = [
            .time(date), Self.value(of: types), .bigint(Int64(limit)), .text(owner), .microseconds(lease),
            predictions.database.clockOffsetValue,
        ]
        let result = try await predictions.decide(PostgresStatement(sql.claimDue, values))
        return try PredictionStoreError.reading { () throws(PostgresError) -> [PredictionClaim] in
            var claims: [PredictionClaim] = []
            for row in result { claims.append(try PredictionClaim(row)) }
            return claims
        }
    }

    func renew(
        _ claim: PredictionClaim,
        for lease: Duration
    ) async throws(PredictionStoreError) -> PredictionClaim {
        try PredictionStoreError.checking { () throws(InvalidStoreInput) in try LeaseRules.check(lease) }
        try predictions.check(claim)
        let values: [PostgresValue] = [
            .text(claim.identity.type), .text(claim.identity.key), .bigint(claim.token), .microseconds(lease),
            predictions.database.clockOffsetValue,
        ]
        let result = try await predictions.decide(PostgresStatement(sql.renew, values))
        let renewed = try PredictionStoreError.reading { () throws(PostgresError) -> PredictionClaim? in
            guard let row = result.first else { return nil }
            return try PredictionClaim(row)
        }
        guard let renewed else { throw .claimLost(claim.identity) }
        return renewed
    }

    func unpark(
        _ identity: PredictionIdentity,
        at date: Date
    ) async throws(PredictionStoreError) {
        try PredictionStoreError.checking { () throws(InvalidStoreInput) in try identity.check() }
        let values: [PostgresValue] = [.text(identity.type), .text(identity.key), .time(date)]
        let result = try await predictions.decide(PostgresStatement(sql.unpark, values))
        guard !result.isEmpty else { throw .notParked(identity) }
        predictions.ring()
    }

    // MARK: Looking

    func list(_ query: PredictionQuery) async throws(PredictionStoreError) -> [StoredPrediction] {
        try PredictionStoreError.checking { () throws(InvalidStoreInput) in
            guard query.offset >= 0 else { throw .negative("offset") }
            guard query.limit >= 0 else { throw .negative("limit") }
        }
        let status: Int16? =
            switch query.status {
            case nil: nil
            case .scheduled?: 1
            case .claimed?: 2
            case .parked?: 3
            }
        let values: [PostgresValue] = [
            .smallint(status), .text(query.type.map(Self.searchable)), .bigint(Int64(query.offset)),
            .bigint(Int64(query.limit)),
        ]
        let statement = PostgresStatement(sql.list, values)
        let result = try await predictions.session.read(statement, failingAs: PredictionStoreError.self)
        return try PredictionStoreError.reading { () throws(PostgresError) -> [StoredPrediction] in
            var found: [StoredPrediction] = []
            for row in result { found.append(try StoredPrediction(row)) }
            return found
        }
    }

    func nextDue(types: Set<String>?) async throws(PredictionStoreError) -> Date? {
        let statement = PostgresStatement(sql.nextDue, [Self.value(of: types)])
        let result = try await predictions.session.read(statement, failingAs: PredictionStoreError.self)
        return try PredictionStoreError.reading { () throws(PostgresError) -> Date? in
            guard let row = result.first else { return nil }
            return try row.optional(0, PostgresRow.timestamptz)
        }
    }

    func waitUntilScheduled(
        before date: Date?,
        types: Set<String>?
    ) async throws(PredictionStoreError) {
        let signal = predictions.database.predictionSignal
        while true {
            // Counted before the look, so that what is scheduled right after it is not missed.
            let count = signal.listen()
            if let next = try await nextDue(types: types), date.map({ next < $0 }) ?? true { return }
            await signal.wait(since: count, atMost: patience)
            guard !Task.isCancelled else { throw .cancelled }
        }
    }

    private static func value(of types: Set<String>?) -> PostgresValue {
        types.map { .texts($0.map(searchable)) } ?? .null(.text.array)
    }

    /// A type to look for: none is empty, nor has NUL, which the server does not take.
    private static func searchable(_ type: String) -> String {
        type.utf8.contains(0) ? "" : type
    }
}
