import Misas

/// What every snapshot store does.
enum SnapshotConformance {
    static let scenarios: [StoreScenario] = [
        StoreScenario("A stream without a snapshot has none", absent),
        StoreScenario("The latest snapshot is kept, and an older one does not replace it", covers: [59], latest),
        StoreScenario("A snapshot of the same version replaces the one before", same),
        StoreScenario("A snapshot of another schema is none, and does not disturb", covers: [59], schemas),
        StoreScenario("Every plane of Unicode and every digit come back in snapshots", content),
        StoreScenario("What no snapshot store can hold is refused", covers: [59], refusals),
        StoreScenario("Nothing is read or saved of snapshots on a cancelled task", cancelled),
        StoreScenario("Of 20 that save different versions the latest stays", race),
    ]

    private static func snapshot(
        _ version: StreamVersion,
        schema: String = "a",
        of stream: String = "account-1",
        data: String? = nil
    ) throws -> Snapshot {
        Snapshot(
            stream: try StoreSamples.stream(stream),
            schemaTag: schema,
            version: version,
            data: StoreSamples.json(data ?? #"{"v":\#(version)}"#)
        )
    }

    static func absent(_ stores: any Stores) async throws {
        try await expectEqual(stores.snapshots.latest(of: try StoreSamples.stream(), schemaTag: "a"), nil)
        try await stores.snapshots.deleteAll(of: try StoreSamples.stream())
    }

    static func latest(_ stores: any Stores) async throws {
        let stream = try StoreSamples.stream()
        for version: StreamVersion in [100, 300, 200] { try await stores.snapshots.save(try snapshot(version)) }
        let kept = try unwrap(try await stores.snapshots.latest(of: stream, schemaTag: "a"))
        try expectEqual(kept.stream, stream)
        try expectEqual(kept.schemaTag, "a")
        try expectEqual(kept.version, 300)
        try expectEqual(StoreSamples.tree(kept.data), ["v": 300])
        try await stores.snapshots.save(try snapshot(7, of: "account-2"))
        try await stores.snapshots.deleteAll(of: stream)
        try await expectEqual(stores.snapshots.latest(of: stream, schemaTag: "a"), nil)
        let other = try await stores.snapshots.latest(of: try StoreSamples.stream("account-2"), schemaTag: "a")
        try expectEqual(other?.version, 7)
    }

    static func same(_ stores: any Stores) async throws {
        try await stores.snapshots.save(try snapshot(3, data: "1"))
        try await stores.snapshots.save(try snapshot(3, data: "2"))
        let kept = try unwrap(try await stores.snapshots.latest(of: try StoreSamples.stream(), schemaTag: "a"))
        try expectEqual(StoreSamples.tree(kept.data), 2)
    }

    static func schemas(_ stores: any Stores) async throws {
        let stream = try StoreSamples.stream()
        try await stores.snapshots.save(try snapshot(300, schema: "a"))
        try await expectEqual(stores.snapshots.latest(of: stream, schemaTag: "b"), nil)
        try await stores.snapshots.save(try snapshot(200, schema: "b"))
        try await expectEqual(stores.snapshots.latest(of: stream, schemaTag: "a")?.version, 300)
        try await expectEqual(stores.snapshots.latest(of: stream, schemaTag: "b")?.version, 200)
        try await stores.snapshots.deleteAll(of: stream)
        try await expectEqual(stores.snapshots.latest(of: stream, schemaTag: "a"), nil)
        try await expectEqual(stores.snapshots.latest(of: stream, schemaTag: "b"), nil)
    }

    static func content(_ stores: any Stores) async throws {
        let texts = [#"{"z":[1.10,1e2,null],"a":"日\#u{1F3E6}"}"#, "[]", "123456789012345678901.5"]
        for (index, text) in texts.enumerated() {
            let version = StreamVersion(Int64(index + 1))
            try await stores.snapshots.save(try snapshot(version, schema: StoreSamples.longName(), data: text))
            let kept = try await stores.snapshots.latest(
                of: try StoreSamples.stream(),
                schemaTag: StoreSamples.longName()
            )
            try expectSameJSON(unwrap(kept).data, StoreSamples.json(text))
        }
    }

    static func refusals(_ stores: any Stores) async throws {
        try await expectThrows(StoreError.invalid(.json(JSONTextProblem(.unexpectedEnd, at: 1)))) {
            try await stores.snapshots.save(try snapshot(1, data: "{"))
        }
        try await expectThrows(StoreError.invalid(.name(.schemaTag, .empty))) {
            try await stores.snapshots.save(try snapshot(1, schema: ""))
        }
        try await expectThrows(StoreError.invalid(.name(.schemaTag, .empty))) {
            try await stores.snapshots.latest(of: try StoreSamples.stream(), schemaTag: "")
        }
        try await expectThrows(StoreError.invalid(.negative("version"))) {
            try await stores.snapshots.save(try snapshot(-1))
        }
        let ofStore = Snapshot(stream: .systemStreams, schemaTag: "a", version: 1, data: StoreSamples.json("{}"))
        try await expectThrows(StoreError.invalid(.systemStream(.systemStreams))) {
            try await stores.snapshots.save(ofStore)
        }
        try await expectEqual(stores.snapshots.latest(of: try StoreSamples.stream(), schemaTag: "a"), nil)
    }

    static func cancelled(_ stores: any Stores) async throws {
        let (stream, kept, later) = (try StoreSamples.stream(), try snapshot(1), try snapshot(2))
        let snapshots = stores.snapshots
        try await snapshots.save(kept)
        let saving = await onCancelledTask { try await snapshots.save(later) }
        try expectFailure(saving, StoreError.cancelled)
        let deleting = await onCancelledTask { try await snapshots.deleteAll(of: stream) }
        try expectFailure(deleting, StoreError.cancelled)
        let reading = await onCancelledTask { try await snapshots.latest(of: stream, schemaTag: "a") }
        try expectFailure(reading, StoreError.cancelled)
        try await expectEqual(snapshots.latest(of: stream, schemaTag: "a")?.version, 1)
    }

    static func race(_ stores: any Stores) async throws {
        let results = await MisasTesting.race(20) { index in
            await Result.of { try await stores.snapshots.save(try snapshot(StreamVersion(Int64(1 + index * 7 % 20)))) }
        }
        for result in results { try result.get() }
        let kept = try await stores.snapshots.latest(of: try StoreSamples.stream(), schemaTag: "a")
        try expectEqual(kept?.version, 20)
    }
}
