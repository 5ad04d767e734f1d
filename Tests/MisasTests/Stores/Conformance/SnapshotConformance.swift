import FoundationEssentials
import Misas
import Testing

/// What every snapshot store does.
enum SnapshotConformance {
    static let scenarios = [
        StoreScenario("A stream without a snapshot has none", absent),
        StoreScenario("The latest snapshot is kept, and an older one does not replace it", latest),
        StoreScenario("A snapshot of another schema is none, and does not disturb", schemas),
        StoreScenario("What no store can hold is refused", refusals),
    ]

    private static func snapshot(
        _ version: StreamVersion,
        schema: String = "a",
        of stream: String = "account-1"
    ) throws -> Snapshot {
        Snapshot(
            stream: try StoreSamples.stream(stream),
            schemaTag: schema,
            version: version,
            data: StoreSamples.json(#"{"v":\#(version)}"#)
        )
    }

    static func absent(_ stores: any Stores) async throws {
        #expect(try await stores.snapshots.latest(of: try StoreSamples.stream(), schemaTag: "a") == nil)
        try await stores.snapshots.deleteAll(of: try StoreSamples.stream())
    }

    static func latest(_ stores: any Stores) async throws {
        let stream = try StoreSamples.stream()
        for version: StreamVersion in [100, 300, 200] { try await stores.snapshots.save(try snapshot(version)) }
        let kept = try #require(try await stores.snapshots.latest(of: stream, schemaTag: "a"))
        #expect(kept.version == 300)
        #expect(try StoreSamples.tree(kept.data) == ["v": 300])
        try await stores.snapshots.save(try snapshot(7, of: "account-2"))
        try await stores.snapshots.deleteAll(of: stream)
        #expect(try await stores.snapshots.latest(of: stream, schemaTag: "a") == nil)
        #expect(
            try await stores.snapshots.latest(of: try StoreSamples.stream("account-2"), schemaTag: "a")?.version == 7
        )
    }

    static func schemas(_ stores: any Stores) async throws {
        let stream = try StoreSamples.stream()
        try await stores.snapshots.save(try snapshot(300, schema: "a"))
        #expect(try await stores.snapshots.latest(of: stream, schemaTag: "b") == nil)
        try await stores.snapshots.save(try snapshot(200, schema: "b"))
        #expect(try await stores.snapshots.latest(of: stream, schemaTag: "a")?.version == 300)
        #expect(try await stores.snapshots.latest(of: stream, schemaTag: "b")?.version == 200)
        try await stores.snapshots.deleteAll(of: stream)
        #expect(try await stores.snapshots.latest(of: stream, schemaTag: "b") == nil)
    }

    static func refusals(_ stores: any Stores) async throws {
        let bad = Snapshot(stream: try StoreSamples.stream(), schemaTag: "a", version: 1, data: StoreSamples.json("{"))
        await #expect(throws: StoreError.invalid(.json(JSONTextProblem(.unexpectedEnd, at: 1)))) {
            try await stores.snapshots.save(bad)
        }
        await #expect(throws: StoreError.invalid(.name(.schemaTag, .empty))) {
            try await stores.snapshots.save(try snapshot(1, schema: ""))
        }
    }
}
