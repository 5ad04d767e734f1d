#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif
import Misas

extension AppendConformance {
    static let contents = [
        StoreScenario(
            "Every plane of Unicode and a payload of 1 MB come back as they were",
            covers: [17],
            content
        ),
        StoreScenario("Numbers in events come back with every digit", covers: [17], numbers),
        StoreScenario("Metadata come back as they were", covers: [17], metadata),
        StoreScenario("The times of a stream are those of its events, to the microsecond", times),
        StoreScenario("What is as large as it may be is taken", largest),
        StoreScenario("What no event store can hold is refused before anything is written", refusals),
        StoreScenario("Names that only look the same are two streams", canonicalEquivalence),
    ]

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
        try expectEqual(read.map(\.id), events.map(\.id))
        for (found, event) in zip(read, events) { try expectSameJSON(found.data, event.data) }
        try expectEqual(read.map(\.stream), events.map { _ in stream })
    }

    static func numbers(_ stores: any Stores) async throws {
        let stream = try StoreSamples.stream()
        let numbers = [
            "0.1", "1.10", "-1.5e-3", "1E+2", "123456789012345678901234567890.123456789", "-9223372036854775808",
            "1e-1000", "1e1000", String(repeating: "7", count: StoreLimits.jsonNumber),
        ]
        let events = numbers.map { NewEvent(type: "test.happened", data: StoreSamples.json("[\($0)]")) }
        try await stores.events.append(events, to: stream, expecting: .any)
        let read = try await stores.events.read(stream).all()
        try expectEqual(read.count, numbers.count)
        for (found, event) in zip(read, events) { try expectSameJSON(found.data, event.data) }
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
        try expectEqual(read.map(\.metadata), [full, EventMetadata()])
        try expectEqual(read.map(\.schemaVersion), [3, 1])
        try expectEqual(read.map(\.type), ["test.full", "test.none"])
    }

    static func times(_ stores: any Stores) async throws {
        let stream = try StoreSamples.stream()
        try await stores.events.append(StoreSamples.events(2), to: stream, expecting: .any)
        try await stores.events.append([StoreSamples.event(3)], to: stream, expecting: .any)
        let read = try await stores.events.read(stream).all()
        for event in read {
            try expect(event.recordedAt, "a time in microseconds") { date in
                // A `Date` of today is exact to an eighth of one.
                abs(date.timeIntervalSince(date.roundedToMicroseconds)) < 0.000_000_25
            }
        }
        let info = try unwrap(try await stores.events.streamInfo(stream))
        try expectEqual(info.stream, stream)
        try expectEqual(info.version, 3)
        try expectEqual(info.firstVersion, 1)
        try expectEqual(info.status, .open)
        try expectEqual(info.createdAt, read.first?.recordedAt)
        try expectEqual(info.lastAppendedAt, read.last?.recordedAt)
    }

    static func largest(_ stores: any Stores) async throws {
        let stream = try StreamName(StoreSamples.longName("s-"))
        let metadata = EventMetadata(
            correlationID: .version7(),
            attributes: ["a": String(repeating: "x", count: StoreLimits.metadataBytes - 17)]
        )
        let nested =
            String(repeating: "[", count: StoreLimits.jsonDepth) + String(repeating: "]", count: StoreLimits.jsonDepth)
        let text = "\"" + String(repeating: "x", count: StoreLimits.dataBytes - 2) + "\""
        let type = String(repeating: "t", count: StoreLimits.typeBytes)
        let events = [
            NewEvent(type: type, schemaVersion: Int(Int32.max), data: StoreSamples.json(nested), metadata: metadata),
            NewEvent(type: type, data: StoreSamples.json(text)),
        ]
        try await stores.events.append(events, to: stream, expecting: .any)
        let read = try await stores.events.read(stream, types: [type]).all()
        try expectEqual(read.map(\.id), events.map(\.id))
        try expectEqual(read.map(\.type), [type, type])
        try expectEqual(read.map(\.schemaVersion), [Int(Int32.max), 1])
        try expectEqual(read.map(\.metadata), [metadata, EventMetadata()])
        for (found, event) in zip(read, events) { try expectSameJSON(found.data, event.data) }
        try await expectEqual(stores.events.streamInfo(stream)?.version, 2)
        let category = EventFilter(streams: .categories(["s"]))
        try await expectEqual(stores.events.readAll(filter: category).all().count, 2)
    }

    static func refusals(_ stores: any Stores) async throws {
        let stream = try StoreSamples.stream()
        func json(_ text: String) -> NewEvent { NewEvent(type: "t", data: StoreSamples.json(text)) }
        func named(_ type: String) -> NewEvent { NewEvent(type: type, data: StoreSamples.json("{}")) }
        func described(_ metadata: EventMetadata) -> NewEvent {
            NewEvent(type: "t", data: StoreSamples.json("{}"), metadata: metadata)
        }
        let nul = EventMetadata(user: "a\0b")
        let huge = EventMetadata(attributes: ["a": String(repeating: "x", count: StoreLimits.metadataBytes)])
        let tooLong = [UInt8](repeating: 0x20, count: StoreLimits.dataBytes + 1)
        let tooDeep = String(repeating: "[", count: StoreLimits.jsonDepth + 1)
        let digits = String(repeating: "7", count: StoreLimits.jsonNumber + 1)
        let longType = String(repeating: "t", count: StoreLimits.typeBytes + 1)
        let refused: [(NewEvent, InvalidStoreInput)] = [
            (json(#"{"a":"\u0000"}"#), .json(JSONTextProblem(.escapedNUL, at: 6))),
            (json(#"{"a":"\ud800"}"#), .json(JSONTextProblem(.loneSurrogate, at: 6))),
            (json(""), .json(JSONTextProblem(.unexpectedEnd, at: 0))),
            (json("{} {}"), .json(JSONTextProblem(.trailingText, at: 3))),
            (json(tooDeep), .json(JSONTextProblem(.tooDeep, at: StoreLimits.jsonDepth))),
            (json("[\(digits)]"), .json(JSONTextProblem(.numberTooLong, at: 1))),
            (json("1e1001"), .json(JSONTextProblem(.numberTooLong, at: 0))),
            (NewEvent(type: "t", data: [0x22, 0xC3, 0x28, 0x22]), .json(JSONTextProblem(.invalidUTF8, at: 1))),
            (NewEvent(type: "t", data: tooLong), .dataTooLarge(bytes: tooLong.count)),
            (named(""), .name(.type, .empty)),
            (named("$t"), .name(.type, .reserved)),
            (named("a b"), .name(.type, .notVisibleASCII(at: 1))),
            (named(longType), .name(.type, .tooLong(bytes: longType.utf8.count, maximum: StoreLimits.typeBytes))),
            (NewEvent(type: "t", schemaVersion: 0, data: StoreSamples.json("{}")), .schemaVersion(0)),
            (described(nul), .metadataWithNUL(member: "user")),
            (described(huge), .metadataTooLarge(bytes: StoreLimits.metadataBytes + 1)),
        ]
        for (event, reason) in refused {
            try await expectThrows(EventStoreError.invalid(reason)) {
                try await stores.events.append([StoreSamples.event(), event], to: stream, expecting: .any)
            }
        }
        try await expectEqual(stores.events.lastPosition(), .start)
    }

    static func canonicalEquivalence(_ stores: any Stores) async throws {
        let (composed, decomposed) = (try StreamName("caf\u{E9}-1"), try StreamName("cafe\u{301}-1"))
        try expect([composed, decomposed], "two names") { $0[0] != $0[1] }
        try await stores.events.append([StoreSamples.event(1)], to: composed, expecting: .noStream)
        try await stores.events.append([StoreSamples.event(2)], to: decomposed, expecting: .noStream)
        try await expectEqual(stores.events.read(composed).all().map(StoreSamples.number), [1])
        let category = EventFilter(streams: .categories(["cafe\u{301}"]))
        try await expectEqual(stores.events.readAll(filter: category).all().map(StoreSamples.number), [2])
        let prefix = EventFilter(streams: .prefix("caf\u{E9}"))
        try await expectEqual(stores.events.readAll(filter: prefix).all().map(StoreSamples.number), [1])
    }
}
