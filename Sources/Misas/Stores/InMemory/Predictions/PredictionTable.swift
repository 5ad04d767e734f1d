#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// All committed predictions of the stores in memory.
struct PredictionTable: ~Copyable {
    /// Where a prediction stands in the order of time.
    private struct Place: Comparable {
        let due: Int64
        let sequence: Int64

        init(_ record: PredictionRecord) {
            due = record.prediction.dueAt.microsecondsSince1970
            sequence = record.sequence
        }

        static func < (lhs: Place, rhs: Place) -> Bool { (lhs.due, lhs.sequence) < (rhs.due, rhs.sequence) }
    }

    private(set) var records: [PredictionIdentity: PredictionRecord] = [:]
    /// The places of all that are not parked, in order.
    ///
    /// Small values, so that to insert one in a hundred thousand moves little memory.
    private var places: [Place] = []
    private var identities: [Int64: PredictionIdentity] = [:]
    private var claimed: Set<PredictionIdentity> = []
    private var lastSequence: Int64 = 0
    private var lastToken: Int64 = 0

    /// Schedules a prediction, in place of one of the same identity.
    mutating func schedule(
        _ prediction: NewPrediction,
        at now: Date,
        endsClaim: Bool
    ) {
        let replaced = records[prediction.identity]
        lastSequence += 1
        var record = PredictionRecord(prediction, scheduledAt: now, sequence: lastSequence)
        if !endsClaim { record.supersededToken = replaced?.claim?.token ?? replaced?.supersededToken }
        set(record, for: prediction.identity)
    }

    /// Puts a record in the place of another, or removes it.
    mutating func set(
        _ record: PredictionRecord?,
        for identity: PredictionIdentity
    ) {
        if let old = records[identity] {
            identities[old.sequence] = nil
            let place = Place(old)
            let index = index(of: place)
            if index < places.count, places[index] == place { places.remove(at: index) }
        }
        records[identity] = record
        claimed.remove(identity)
        guard let record else { return }
        identities[record.sequence] = identity
        if record.claim != nil { claimed.insert(identity) }
        guard record.parkedFor == nil else { return }
        let place = Place(record)
        places.insert(place, at: index(of: place))
    }

    /// Claims what is due, in order of time.
    mutating func claimDue(
        at date: Date,
        types: Set<String>?,
        limit: Int,
        by owner: String,
        until expiry: Date,
        now: Date
    ) -> [PredictionClaim] {
        let busy = busyPartitions().filter { $0.value > now }
        let end = date.microsecondsSince1970
        var taken: [PredictionIdentity] = []
        for place in places {
            guard place.due <= end, taken.count < limit else { break }
            guard let identity = identities[place.sequence], let record = records[identity],
                types?.contains(identity.type) ?? true
            else { continue }
            if let claim = record.claim, claim.expiresAt > now { continue }
            if let partition = record.prediction.partition, busy[ExactText(partition)] != nil { continue }
            taken.append(identity)
        }
        endClaims(besides: Set(taken), at: now)
        return taken.compactMap { claim($0, by: owner, until: expiry) }
    }

    /// Ends the claims, of leases that have ended, in the partitions of what is being claimed.
    private mutating func endClaims(
        besides taken: Set<PredictionIdentity>,
        at now: Date
    ) {
        let partitions = Set(taken.compactMap { records[$0]?.prediction.partition.map(ExactText.init) })
        for identity in claimed.subtracting(taken) {
            guard let record = records[identity], let claim = record.claim, claim.expiresAt <= now,
                let partition = record.prediction.partition, partitions.contains(ExactText(partition))
            else { continue }
            records[identity]?.claim = nil
            claimed.remove(identity)
        }
    }

    private mutating func claim(
        _ identity: PredictionIdentity,
        by owner: String,
        until expiry: Date
    ) -> PredictionClaim? {
        guard var record = records[identity] else { return nil }
        lastToken += 1
        record.attempts += 1
        record.supersededToken = nil
        record.claim = PredictionRecord.Claim(owner: owner, token: lastToken, expiresAt: expiry)
        records[identity] = record
        claimed.insert(identity)
        return PredictionClaim(prediction: record.published, token: lastToken, expiresAt: expiry)
    }

    /// When there will next be something to claim.
    func nextDue(types: Set<String>?) -> Date? {
        let busy = busyPartitions()
        var earliest: Int64?
        for place in places {
            if let earliest, earliest <= place.due { break }
            guard let identity = identities[place.sequence], let record = records[identity],
                types?.contains(identity.type) ?? true
            else { continue }
            let free = [record.claim?.expiresAt, record.prediction.partition.flatMap { busy[ExactText($0)] }]
            let due = free.compactMap { $0?.microsecondsSince1970 }.reduce(place.due) { max($0, $1) }
            earliest = min(earliest ?? due, due)
        }
        return earliest.map { Date(microsecondsSince1970: $0) }
    }

    /// The predictions that a query wants, in order of time.
    func list(_ query: PredictionQuery) -> [StoredPrediction] {
        records.values
            .filter { record in
                (query.status.map { $0 == record.status } ?? true)
                    && (query.type.map { $0 == record.prediction.identity.type } ?? true)
            }
            .sorted { Place($0) < Place($1) }
            .dropFirst(query.offset)
            .prefix(query.limit)
            .map(\.published)
    }

    /// The partitions of claimed predictions, and until when they are.
    private func busyPartitions() -> [ExactText: Date] {
        var busy: [ExactText: Date] = [:]
        for identity in claimed {
            guard let record = records[identity], let claim = record.claim, let partition = record.prediction.partition
            else { continue }
            busy[ExactText(partition)] = max(busy[ExactText(partition)] ?? claim.expiresAt, claim.expiresAt)
        }
        return busy
    }

    /// The index of the first place that is not before another.
    private func index(of place: Place) -> Int {
        var low = 0
        var high = places.count
        while low < high {
            let middle = (low + high) / 2
            if places[middle] < place {
                low = middle + 1
            } else {
                high = middle
            }
        }
        return low
    }
}
