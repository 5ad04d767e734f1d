#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif
import Misas

extension SubscriptionConformance {
    static let order = [
        StoreScenario(
            "What commits late appears behind all that a reader has seen, and is not missed",
            covers: [29],
            slowCommitter
        ),
        StoreScenario(
            "What a transaction that fails had appended is never seen, and keeps no reader waiting",
            covers: [14, 30],
            abandonedAppend
        ),
        StoreScenario(
            "A transaction that began early and appends late keeps the order of the stream",
            covers: [33],
            lateAppend
        ),
        StoreScenario(
            "24 writers, tailing and polling readers: none missed, none doubled, none out of order",
            covers: [34],
            storm
        ),
    ]

    private struct Abandoned: Error {}

    static func slowCommitter(_ stores: any Stores) async throws {
        let (slow, quick) = (try StoreSamples.stream("slow-1"), try StoreSamples.stream("quick-1"))
        var follower = Follower()
        async let tailed = stores.events.subscribe(after: .start).upToLast()
        try await stores.transaction { transaction in
            try await transaction.events.append(StoreSamples.events(2), to: slow, expecting: .any)
            try await stores.events.append([StoreSamples.event(3)], to: quick, expecting: .any)
            // A store may keep the third from readers until the first two have their places.
            try await follower.readOn(in: stores)
        }
        try await follower.readOn(in: stores)
        let all = try await stores.events.readAll().all()
        try expectEqual(Set(all.map(StoreSamples.number)), [1, 2, 3])
        try expectOrder(all)
        try expectEqual(follower.events.map(\.id), all.map(\.id), "what a polling reader saw")
        try await stores.appendLast()
        try await expectEqual(tailed.map(\.id), all.map(\.id), "what a subscriber saw")
    }

    static func abandonedAppend(_ stores: any Stores) async throws {
        let (stream, other) = (try StoreSamples.stream(), try StoreSamples.stream("account-2"))
        var follower = Follower()
        async let tailed = stores.events.subscribe(after: .start).upToLast()
        try await expectThrows(Abandoned.self) {
            try await stores.transaction { transaction in
                try await transaction.events.append([StoreSamples.event(1)], to: stream, expecting: .noStream)
                try await stores.events.append([StoreSamples.event(2)], to: other, expecting: .noStream)
                try await follower.readOn(in: stores)
                throw Abandoned()
            }
        }
        try await follower.readOn(in: stores)
        try expectEqual(follower.events.map(StoreSamples.number), [2], "what a polling reader saw")
        try await stores.events.append([StoreSamples.event(3)], to: stream, expecting: .noStream)
        try await follower.readOn(in: stores)
        try expectEqual(follower.events.map(StoreSamples.number), [2, 3], "what a polling reader saw")
        try await stores.appendLast()
        try await expectEqual(tailed.map(StoreSamples.number), [2, 3], "what a subscriber saw")
    }

    static func lateAppend(_ stores: any Stores) async throws {
        let stream = try StoreSamples.stream()
        var follower = Follower()
        async let tailed = stores.events.subscribe(after: .start).upToLast()
        try await stores.transaction { transaction in
            // A database numbers transactions by their first write; it must not be taken for the order of events.
            try await transaction.documents.put(StoreSamples.json("{}"), as: DocumentKey("d", in: "documents"))
            try await stores.events.append([StoreSamples.event(1)], to: stream, expecting: .noStream)
            try await follower.readOn(in: stores)
            try await transaction.events.append([StoreSamples.event(2)], to: stream, expecting: .any)
        }
        try await follower.readOn(in: stores)
        let own = try await stores.events.read(stream).all()
        try expectEqual(own.map(\.version), [1, 2])
        try expectEqual(own.map(StoreSamples.number), [1, 2])
        try expectEqual(follower.events.map(\.id), own.map(\.id), "what a polling reader saw")
        try await stores.appendLast()
        try await expectEqual(tailed.map(\.id), own.map(\.id), "what a subscriber saw")
    }

    static func storm(_ stores: any Stores) async throws {
        let (writers, rounds) = (24, 100)
        let streams = try (0..<40).map { try StoreSamples.stream("storm-\($0)") }
        func tail(_ pageSize: Int) async throws -> [RecordedEvent] {
            try await stores.events.subscribe(after: .start, filter: .all, pageSize: pageSize).upToLast()
        }
        async let ones = tail(1)
        async let few = tail(16)
        async let many = tail(256)
        async let polled = Follower.events(upToLastIn: stores, pageSize: 64)
        let results = await race(writers) { writer in
            await Result.of { try await write(rounds, as: writer, to: streams, in: stores) }
        }
        let acknowledged = try results.flatMap { try $0.get() }
        try expectEqual(acknowledged.count, writers * rounds)
        try await stores.appendLast()
        for events in try await [ones, few, many, polled] {
            try expectEqual(events.count, acknowledged.count)
            try expectEqual(Set(events.map(\.id)).subtracting(acknowledged), [], "events that nobody wrote")
            try expectEqual(Set(acknowledged).subtracting(events.map(\.id)), [], "events that were missed")
            try expectOrder(events)
            for (_, own) in Dictionary(grouping: events, by: \.stream) { try expectEqual(own.first?.version, 1) }
        }
    }

    /// Appends by and by: alone, in transactions that do something else before and after, and in ones that fail.
    private static func write(
        _ rounds: Int,
        as writer: Int,
        to streams: [StreamName],
        in stores: any Stores
    ) async throws -> [UUID] {
        var acknowledged: [UUID] = []
        for round in 0..<rounds {
            let event = StoreSamples.event(round, by: writer)
            let stream = streams[(writer * 31 + round * 17) % streams.count]
            switch (writer + round) % 4 {
            case 0:
                try await stores.transaction { transaction in
                    try await transaction.documents.put(
                        StoreSamples.json("{}"),
                        as: DocumentKey("\(writer)-\(round)", in: "storm")
                    )
                    await Task.yield()
                    try await transaction.events.append([event], to: stream, expecting: .any)
                    await Task.yield()
                }
            case 1:
                try await expectThrows(Abandoned.self) {
                    try await stores.transaction { transaction in
                        try await transaction.events.append([StoreSamples.event()], to: stream, expecting: .any)
                        throw Abandoned()
                    }
                }
                try await stores.events.append([event], to: stream, expecting: .any)
            default: try await stores.events.append([event], to: stream, expecting: .any)
            }
            acknowledged.append(event.id)
        }
        return acknowledged
    }
}
