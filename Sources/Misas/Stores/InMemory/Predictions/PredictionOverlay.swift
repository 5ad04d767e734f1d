#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// What a transaction does to predictions: kept aside until it commits.
struct PredictionOverlay: Sendable {
    /// What becomes of a prediction.
    enum Change: Sendable {
        case none
        case schedule(NewPrediction, at: Date)
        case cancel
        case complete
        case retry(at: Date, failure: String)
        case park(reason: String)
    }

    private struct Entry: Sendable {
        var change = Change.none
        /// The claim that the transaction ends, and relies on.
        var token: Int64?
        /// Whether the transaction has cancelled the prediction, and with it the claim that others may have.
        var wasCancelled = false
    }

    private var entries: [PredictionIdentity: Entry] = [:]

    var isEmpty: Bool { entries.isEmpty }

    /// What the transaction sees of a prediction.
    func find(
        _ identity: PredictionIdentity,
        over table: borrowing PredictionTable
    ) -> StoredPrediction? {
        guard var record = table.records[identity] else {
            guard case .schedule(let prediction, let date)? = entries[identity]?.change else { return nil }
            return PredictionRecord(prediction, scheduledAt: date, sequence: 0).published
        }
        switch entries[identity]?.change {
        case .schedule(let prediction, let date)?:
            record = PredictionRecord(prediction, scheduledAt: date, sequence: 0)
        case .cancel?, .complete?: return nil
        case .retry(let date, let failure)?: record.retry(at: date, failure: failure)
        case .park(let reason)?: record.park(reason)
        case nil, .none?: break
        }
        return record.published
    }

    mutating func schedule(
        _ prediction: NewPrediction,
        over table: borrowing PredictionTable,
        at now: Date
    ) -> Date? {
        let replaced = find(prediction.identity, over: table)
        entries[prediction.identity, default: Entry()].change = .schedule(prediction, at: now)
        return replaced?.dueAt
    }

    mutating func cancel(
        _ identity: PredictionIdentity,
        over table: borrowing PredictionTable
    ) -> Bool {
        let exists = find(identity, over: table) != nil
        entries[identity, default: Entry()].change = .cancel
        entries[identity, default: Entry()].wasCancelled = true
        return exists
    }

    /// Ends a claim by a change, unless the transaction or somebody else has given the prediction another future.
    mutating func end(
        _ claim: PredictionClaim,
        by change: Change,
        over table: borrowing PredictionTable
    ) throws(PredictionStoreError) {
        let standing = table.records[claim.identity]?.standing(of: claim.token) ?? .lost
        var entry = entries[claim.identity] ?? Entry()
        // A claim ends once; the transaction has ended this one before.
        if standing == .lost || entry.token != nil { throw .claimLost(claim.identity) }
        entry.token = claim.token
        if case .none = entry.change, standing == .current { entry.change = change }
        entries[claim.identity] = entry
    }

    /// Refuses to commit where a claim was lost since.
    func validate(against table: borrowing PredictionTable) throws(PredictionStoreError) {
        let lost = entries.filter { identity, entry in
            guard let token = entry.token else { return false }
            return (table.records[identity]?.standing(of: token) ?? .lost) == .lost
        }
        let first = lost.keys.min { ($0.typeText, $0.keyText) < ($1.typeText, $1.keyText) }
        if let first { throw .claimLost(first) }
    }

    func apply(to table: inout PredictionTable) {
        for (identity, entry) in entries {
            var record = table.records[identity]
            let standing = entry.token.flatMap { record?.standing(of: $0) }
            switch entry.change {
            case .schedule(let prediction, let date):
                table.schedule(prediction, at: date, endsClaim: entry.token != nil || entry.wasCancelled)
                continue
            case .cancel: record = nil
            case .none, .complete, .retry, .park:
                if standing == .superseded { record?.supersededToken = nil }
            }
            if standing == .current {
                switch entry.change {
                case .complete: record = nil
                case .retry(let date, let failure): record?.retry(at: date, failure: failure)
                case .park(let reason): record?.park(reason)
                case .none, .schedule, .cancel: break
                }
            }
            table.set(record, for: identity)
        }
    }
}
