import Misas

extension AppendConformance {
    static let repetitions = [
        StoreScenario("The same append again gives the first answer and writes nothing", covers: [10], repeated),
        StoreScenario("A repeated append is answered whatever it expects", covers: [10], repeatedDespiteExpectation),
        StoreScenario(
            "An append that is known in part is refused, and versions stay dense",
            covers: [11],
            partlyKnown
        ),
        StoreScenario("Known events in another order or another stream are refused", covers: [10], knownElsewhere),
        StoreScenario("An event id that stands twice in one append is refused", covers: [12], repeatedID),
        StoreScenario(
            "Of 20 that send the same append one writes and all get the same answer",
            covers: [10],
            raceRepeated
        ),
    ]

    static func repeated(_ stores: any Stores) async throws {
        let stream = try StoreSamples.stream()
        try await stores.events.append(StoreSamples.events(2), to: stream, expecting: .any)
        let events = StoreSamples.events(3)
        let first = try await stores.events.append(events, to: stream, expecting: .version(2))
        try await stores.events.append(StoreSamples.events(2), to: stream, expecting: .any)
        let second = try await stores.events.append(events, to: stream, expecting: .version(2))
        try expectEqual(second.wasAlreadyStored, true)
        try expectEqual(second.count, first.count)
        try expectEqual(second.firstVersion, first.firstVersion)
        try expectEqual(second.lastVersion, first.lastVersion)
        try expectEqual(second.positions, first.positions)
        try await expectEqual(stores.events.read(stream).all().count, 7)
    }

    static func repeatedDespiteExpectation(_ stores: any Stores) async throws {
        let stream = try StoreSamples.stream()
        let event = StoreSamples.event()
        try await stores.events.append([event], to: stream, expecting: .noStream)
        for expected: ExpectedVersion in [.noStream, .any, .exists, .version(0), .version(7)] {
            let again = try await stores.events.append([event], to: stream, expecting: expected)
            try expectEqual(again.wasAlreadyStored, true)
            try expectEqual(again.lastVersion, 1)
        }
    }

    static func partlyKnown(_ stores: any Stores) async throws {
        let stream = try StoreSamples.stream()
        let (old, new) = (StoreSamples.event(1), StoreSamples.event(2))
        try await stores.events.append([old], to: stream, expecting: .any)
        for batch in [[old, new], [new, old]] {
            try await expectThrows(EventStoreError.batchPartlyKnown(stream, known: old.id, unknown: new.id)) {
                try await stores.events.append(batch, to: stream, expecting: .any)
            }
        }
        try await stores.events.append([new], to: stream, expecting: .version(1))
        try await expectEqual(stores.events.read(stream).all().map(\.version), [1, 2])
    }

    static func knownElsewhere(_ stores: any Stores) async throws {
        let (stream, other) = (try StoreSamples.stream(), try StoreSamples.stream("account-2"))
        let events = StoreSamples.events(2)
        try await stores.events.append(events, to: stream, expecting: .any)
        try await expectThrows(EventStoreError.duplicateEventID(events[0].id, stream)) {
            try await stores.events.append(events, to: other, expecting: .any)
        }
        try await expectThrows(EventStoreError.duplicateEventID(events[0].id, stream)) {
            try await stores.events.append([events[1], events[0]], to: stream, expecting: .any)
        }
        try await expectEqual(stores.events.streamInfo(other), nil)
    }

    static func repeatedID(_ stores: any Stores) async throws {
        let (stream, other) = (try StoreSamples.stream(), try StoreSamples.stream("account-2"))
        let event = StoreSamples.event()
        try await expectThrows(EventStoreError.invalid(.repeatedEventID(event.id))) {
            try await stores.events.append([event, event], to: stream, expecting: .any)
        }
        try await expectThrows(EventStoreError.invalid(.repeatedEventID(event.id))) {
            try await stores.events.append([
                StreamAppend([event], to: stream, expecting: .any),
                StreamAppend([event], to: other, expecting: .any),
            ])
        }
        try await expectEqual(stores.events.lastPosition(), .start)
    }

    static func raceRepeated(_ stores: any Stores) async throws {
        let stream = try StoreSamples.stream()
        let events = StoreSamples.events(3)
        let results = await race(writers) { _ in
            await Result.of { try await stores.events.append(events, to: stream, expecting: .noStream) }
        }
        let answers = try results.map { try $0.get() }
        try expectEqual(answers.count { !$0.wasAlreadyStored }, 1, "the number that wrote")
        try expect(Set(answers.map(\.positions)), "the same positions for all") { $0.count == 1 }
        try await expectEqual(stores.events.read(stream).all().map(\.id), events.map(\.id))
    }
}
