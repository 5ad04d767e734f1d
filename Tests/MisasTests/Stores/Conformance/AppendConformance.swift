import FoundationEssentials
import Misas
import Testing

/// What every event store does when events are appended.
enum AppendConformance {
    static let scenarios = [
        StoreScenario("Three events appended to a new stream have versions 1 to 3 and growing positions", newStream),
        StoreScenario("An append that expects the version that is there comes next", exactVersion),
        StoreScenario("A conflict names the expected and the actual version, and writes nothing", conflict),
        StoreScenario("An append that expects no stream is refused by an existing one", noStream),
        StoreScenario("An append that expects a stream is refused where there is none, and leaves none", exists),
        StoreScenario("An append of no events writes nothing and still checks what it expects", empty),
        StoreScenario("Five thousand events are appended in one call, or none of them", large),
        StoreScenario("The same append again gives the first answer and writes nothing", repeated),
        StoreScenario("A repeated append is answered whatever it expects", repeatedDespiteExpectation),
        StoreScenario("An append that is known in part is refused, and versions stay dense", partlyKnown),
        StoreScenario("Known events in another order or another stream are refused", knownElsewhere),
        StoreScenario("An event id that stands twice in one append is refused", repeatedID),
        StoreScenario("A lost race leaves nothing that a reader would wait for", loserLeavesNoHole),
        StoreScenario("The store's own streams cannot be appended to", systemStream),
        StoreScenario("Every plane of Unicode and a payload of 1 MB come back as they were", content),
        StoreScenario("Metadata come back as they were", metadata),
        StoreScenario("What no store can hold is refused before anything is written", refusals),
        StoreScenario(
            "Of 20 writers that expect the same version one wins, and what is stored was acknowledged",
            raceExact
        ),
        StoreScenario("Of 20 writers that expect no stream one wins", raceNoStream),
        StoreScenario("20 writers that expect any version all win, with versions 1 to 20", raceAny),
        StoreScenario("20 writers that expect a stream all win, without a hole", raceExists),
        StoreScenario("Of 20 that send the same append one writes and all get the same answer", raceRepeated),
        StoreScenario("An append to several streams writes all or nothing", severalStreams),
        StoreScenario("A repeated append to several streams gives the first answers", severalStreamsRepeated),
        StoreScenario("Writers to the same streams in opposite order lose nothing", oppositeOrder),
        StoreScenario("Names that only look the same are two streams", canonicalEquivalence),
    ]

    static func newStream(_ stores: any Stores) async throws {
        let stream = try StoreSamples.stream()
        let result = try await stores.events.append(StoreSamples.events(3), to: stream, expecting: .version(.none))
        #expect(result.firstVersion == 1)
        #expect(result.lastVersion == 3)
        #expect(!result.wasAlreadyStored)
        let positions = try #require(result.positions)
        #expect(positions.lowerBound > .start)
        let read = try await stores.events.read(stream).all()
        #expect(read.map(\.version) == [1, 2, 3])
        #expect(read.map(\.position).first == positions.lowerBound)
        #expect(read.map(\.position).last == positions.upperBound)
        #expect(zip(read, read.dropFirst()).allSatisfy { $0.position < $1.position })
        #expect(try await stores.events.lastPosition() == positions.upperBound)
    }

    static func exactVersion(_ stores: any Stores) async throws {
        let stream = try StoreSamples.stream()
        try await stores.events.append(StoreSamples.events(3), to: stream, expecting: .any)
        let result = try await stores.events.append([StoreSamples.event()], to: stream, expecting: .version(3))
        #expect(result.firstVersion == 4)
        #expect(result.lastVersion == 4)
    }

    static func conflict(_ stores: any Stores) async throws {
        let stream = try StoreSamples.stream()
        try await stores.events.append(StoreSamples.events(3), to: stream, expecting: .any)
        for expected: StreamVersion in [0, 2, 4, -1, StreamVersion(.max), StreamVersion(.min)] {
            await #expect(throws: EventStoreError.conflict(stream, expected: expected, actual: 3)) {
                try await stores.events.append([StoreSamples.event()], to: stream, expecting: .version(expected))
            }
        }
        #expect(try await stores.events.read(stream).all().count == 3)
    }

    static func noStream(_ stores: any Stores) async throws {
        let stream = try StoreSamples.stream()
        try await stores.events.append([StoreSamples.event()], to: stream, expecting: .noStream)
        await #expect(throws: EventStoreError.streamExists(stream, actual: 1)) {
            try await stores.events.append([StoreSamples.event()], to: stream, expecting: .noStream)
        }
    }

    static func exists(_ stores: any Stores) async throws {
        let stream = try StoreSamples.stream()
        await #expect(throws: EventStoreError.streamNotFound(stream)) {
            try await stores.events.append([StoreSamples.event()], to: stream, expecting: .exists)
        }
        #expect(try await stores.events.streamInfo(stream) == nil)
        #expect(try await stores.events.exists(stream) == false)
        try await stores.events.append([StoreSamples.event()], to: stream, expecting: .noStream)
        #expect(try await stores.events.append([StoreSamples.event()], to: stream, expecting: .exists).lastVersion == 2)
    }

    static func empty(_ stores: any Stores) async throws {
        let stream = try StoreSamples.stream()
        let onNone = try await stores.events.append([], to: stream, expecting: .any)
        #expect(onNone.count == 0)
        #expect(onNone.lastVersion == 0)
        #expect(onNone.firstVersion == 1)
        #expect(onNone.positions == nil)
        #expect(try await stores.events.streamInfo(stream) == nil)
        let last = try await stores.events.append(StoreSamples.events(2), to: stream, expecting: .any).lastPosition
        let onSome = try await stores.events.append([], to: stream, expecting: .version(2))
        #expect(onSome.lastVersion == 2)
        await #expect(throws: EventStoreError.conflict(stream, expected: 1, actual: 2)) {
            try await stores.events.append([], to: stream, expecting: .version(1))
        }
        #expect(try await stores.events.append([]).isEmpty)
        #expect(try await stores.events.lastPosition() == last)
    }

    static func large(_ stores: any Stores) async throws {
        let stream = try StoreSamples.stream()
        let other = try StoreSamples.stream("account-2")
        var events = StoreSamples.events(5_000)
        let result = try await stores.events.append(events, to: stream, expecting: .noStream)
        #expect(result.lastVersion == 5_000)
        #expect(try await stores.events.read(stream).all().map(\.id) == events.map(\.id))
        events = StoreSamples.events(4_999) + [NewEvent(type: "test.happened", data: StoreSamples.json("{"))]
        await #expect(throws: EventStoreError.self) {
            try await stores.events.append(events, to: other, expecting: .any)
        }
        #expect(try await stores.events.streamInfo(other) == nil)
        let tooMany = StoreSamples.events(StoreLimits.eventsPerAppend + 1)
        await #expect(throws: EventStoreError.invalid(.tooManyEvents(tooMany.count))) {
            try await stores.events.append(tooMany, to: other, expecting: .any)
        }
    }

    static func repeated(_ stores: any Stores) async throws {
        let stream = try StoreSamples.stream()
        try await stores.events.append(StoreSamples.events(2), to: stream, expecting: .any)
        let events = StoreSamples.events(3)
        let first = try await stores.events.append(events, to: stream, expecting: .version(2))
        try await stores.events.append(StoreSamples.events(2), to: stream, expecting: .any)
        let second = try await stores.events.append(events, to: stream, expecting: .version(2))
        #expect(second.wasAlreadyStored)
        #expect(second.firstVersion == first.firstVersion)
        #expect(second.lastVersion == first.lastVersion)
        #expect(second.positions == first.positions)
        #expect(try await stores.events.read(stream).all().count == 7)
    }

    static func repeatedDespiteExpectation(_ stores: any Stores) async throws {
        let stream = try StoreSamples.stream()
        let event = StoreSamples.event()
        try await stores.events.append([event], to: stream, expecting: .noStream)
        for expected: ExpectedVersion in [.noStream, .any, .exists, .version(0), .version(7)] {
            let again = try await stores.events.append([event], to: stream, expecting: expected)
            #expect(again.wasAlreadyStored)
            #expect(again.lastVersion == 1)
        }
    }

    static func partlyKnown(_ stores: any Stores) async throws {
        let stream = try StoreSamples.stream()
        let (old, new) = (StoreSamples.event(1), StoreSamples.event(2))
        try await stores.events.append([old], to: stream, expecting: .any)
        for batch in [[old, new], [new, old]] {
            await #expect(throws: EventStoreError.batchPartlyKnown(stream, known: old.id, unknown: new.id)) {
                try await stores.events.append(batch, to: stream, expecting: .any)
            }
        }
        try await stores.events.append([new], to: stream, expecting: .version(1))
        #expect(try await stores.events.read(stream).all().map(\.version) == [1, 2])
    }

    static func knownElsewhere(_ stores: any Stores) async throws {
        let (stream, other) = (try StoreSamples.stream(), try StoreSamples.stream("account-2"))
        let events = StoreSamples.events(2)
        try await stores.events.append(events, to: stream, expecting: .any)
        await #expect(throws: EventStoreError.duplicateEventID(events[0].id, stream)) {
            try await stores.events.append(events, to: other, expecting: .any)
        }
        await #expect(throws: EventStoreError.duplicateEventID(events[0].id, stream)) {
            try await stores.events.append([events[1], events[0]], to: stream, expecting: .any)
        }
        #expect(try await stores.events.streamInfo(other) == nil)
    }

    static func repeatedID(_ stores: any Stores) async throws {
        let (stream, other) = (try StoreSamples.stream(), try StoreSamples.stream("account-2"))
        let event = StoreSamples.event()
        await #expect(throws: EventStoreError.invalid(.repeatedEventID(event.id))) {
            try await stores.events.append([event, event], to: stream, expecting: .any)
        }
        await #expect(throws: EventStoreError.invalid(.repeatedEventID(event.id))) {
            try await stores.events.append([
                StreamAppend([event], to: stream, expecting: .any),
                StreamAppend([event], to: other, expecting: .any),
            ])
        }
        #expect(try await stores.events.lastPosition() == .start)
    }

    static func loserLeavesNoHole(_ stores: any Stores) async throws {
        let stream = try StoreSamples.stream()
        try await stores.events.append([StoreSamples.event(1)], to: stream, expecting: .noStream)
        await #expect(throws: EventStoreError.self) {
            try await stores.events.append([StoreSamples.event(2)], to: stream, expecting: .noStream)
        }
        try await stores.events.append([StoreSamples.event(3)], to: stream, expecting: .version(1))
        var reader = stores.events.subscribe(after: .start).makeAsyncIterator()
        let read = [try await reader.next(), try await reader.next()].compactMap { $0 }
        #expect(try read.map(StoreSamples.number) == [1, 3])
    }

    static func systemStream(_ stores: any Stores) async throws {
        await #expect(throws: EventStoreError.invalid(.systemStream(.systemStreams))) {
            try await stores.events.append([StoreSamples.event()], to: .systemStreams, expecting: .any)
        }
        #expect(throws: NameProblem.reserved) { try StreamName("$all") }
    }

    static func content(_ stores: any Stores) async throws {
        let stream = try StreamName("ключ-日本-🏦-\"\\")
        var planes = ""
        for plane: UInt32 in 0...16 {
            for offset: UInt32 in [0x0020, 0x00E9, 0x3042, 0xFFFD] {
                if let scalar = Unicode.Scalar(plane << 16 | offset) { planes.unicodeScalars.append(scalar) }
            }
        }
        let values: [JSONValue] = [
            ["text": .string(planes)], ["text": .string(String(repeating: "x", count: 1 << 20))],
            ["nothing": nil, "deep": [[["a": [true, false, nil, -1, 9_223_372_036_854_775_807]]]]], "bare", 7, nil, [],
            [:],
        ]
        let events = try values.map { NewEvent(type: "test.happened", data: try JSON.encode($0)) }
        try await stores.events.append(events, to: stream, expecting: .any)
        let read = try await stores.events.read(stream).all()
        #expect(try read.map { try StoreSamples.tree($0.data) } == values)
        #expect(read.allSatisfy { $0.stream == stream })
        #expect(read.map(\.id) == events.map(\.id))
    }

    static func metadata(_ stores: any Stores) async throws {
        let stream = try StoreSamples.stream()
        let full = EventMetadata(
            correlationID: .version7(),
            causationID: .version7(),
            user: "Ada \u{1F4BC}",
            tenant: "",
            application: "tests",
            traceParent: "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
            traceState: "a=b",
            attributes: ["key": "value", "": "empty key", "\"\n": "'"]
        )
        let events = [
            NewEvent(type: "test.full", schemaVersion: 3, data: StoreSamples.json("{}"), metadata: full),
            NewEvent(type: "test.none", data: StoreSamples.json("{}")),
        ]
        try await stores.events.append(events, to: stream, expecting: .any)
        let read = try await stores.events.read(stream).all()
        #expect(read.map(\.metadata) == [full, EventMetadata()])
        #expect(read.map(\.schemaVersion) == [3, 1])
        #expect(read.map(\.type) == ["test.full", "test.none"])
    }

    static func refusals(_ stores: any Stores) async throws {
        let stream = try StoreSamples.stream()
        func json(_ text: String) -> NewEvent { NewEvent(type: "t", data: StoreSamples.json(text)) }
        let nul = EventMetadata(user: "a\0b")
        let huge = EventMetadata(attributes: ["a": String(repeating: "x", count: StoreLimits.metadataBytes)])
        let tooLong = [UInt8](repeating: 0x20, count: StoreLimits.dataBytes + 1)
        let refused: [(NewEvent, InvalidStoreInput)] = [
            (json(#"{"a":"\u0000"}"#), .json(JSONTextProblem(.escapedNUL, at: 6))),
            (json(#"{"a":"\ud800"}"#), .json(JSONTextProblem(.loneSurrogate, at: 6))),
            (json(""), .json(JSONTextProblem(.unexpectedEnd, at: 0))),
            (json("{} {}"), .json(JSONTextProblem(.trailingText, at: 3))),
            (NewEvent(type: "t", data: [0x22, 0xC3, 0x28, 0x22]), .json(JSONTextProblem(.invalidUTF8, at: 1))),
            (NewEvent(type: "t", data: tooLong), .dataTooLarge(bytes: tooLong.count)),
            (NewEvent(type: "", data: StoreSamples.json("{}")), .name(.type, .empty)),
            (NewEvent(type: "$t", data: StoreSamples.json("{}")), .name(.type, .reserved)),
            (NewEvent(type: "a b", data: StoreSamples.json("{}")), .name(.type, .notVisibleASCII(at: 1))),
            (NewEvent(type: "t", schemaVersion: 0, data: StoreSamples.json("{}")), .schemaVersion(0)),
            (NewEvent(type: "t", data: StoreSamples.json("{}"), metadata: nul), .metadataWithNUL(member: "user")),
            (
                NewEvent(type: "t", data: StoreSamples.json("{}"), metadata: huge),
                .metadataTooLarge(bytes: StoreLimits.metadataBytes + 1)
            ),
        ]
        for (event, reason) in refused {
            await #expect(throws: EventStoreError.invalid(reason)) {
                try await stores.events.append([StoreSamples.event(), event], to: stream, expecting: .any)
            }
        }
        #expect(try await stores.events.lastPosition() == .start)
    }

    static func canonicalEquivalence(_ stores: any Stores) async throws {
        let (composed, decomposed) = (try StreamName("caf\u{E9}-1"), try StreamName("cafe\u{301}-1"))
        #expect(composed != decomposed)
        try await stores.events.append([StoreSamples.event()], to: composed, expecting: .noStream)
        try await stores.events.append([StoreSamples.event()], to: decomposed, expecting: .noStream)
        #expect(try await stores.events.read(composed).all().count == 1)
    }
}
