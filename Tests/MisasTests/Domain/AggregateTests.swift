import Testing

@testable import Misas

@Suite("Aggregates")
struct AggregateTests {
    private let id = TallyID("a")

    private func system<K: TallyKeeping>(_ keeping: K.Type, retry: ConflictRetry = ConflictRetry()) throws -> System {
        try System(name: "test", version: "1", .conflictRetry(retry)) { TallySubsystem<K>() }
    }

    @Test("A command on an aggregate that does not exist fails with the error that its spec names")
    func missing() async throws {
        let system = try system(AsEvents.self)
        await #expect(throws: TallyMissing(tally: id)) {
            try await system.commands.send(AddToTally<AsEvents>(tally: id))
        }
        let stateStored = try self.system(AsState.self)
        await #expect(throws: TallyMissing(tally: id)) {
            try await stateStored.commands.send(AddToTally<AsState>(tally: id))
        }
    }

    @Test("Creating an aggregate twice fails the second time and stores nothing more")
    func twice() async throws {
        let system = try system(AsEvents.self)
        try await system.commands.send(StartTally<AsEvents>(tally: id))
        await #expect(throws: AggregateAlreadyExists(aggregate: "tests.tally", id: "a")) {
            try await system.commands.send(StartTally<AsEvents>(tally: id))
        }
        #expect(try await system.stores.events.readAll().all().count == 1)
        let stateStored = try self.system(AsState.self)
        try await stateStored.commands.send(StartTally<AsState>(tally: id))
        await #expect(throws: AggregateAlreadyExists(aggregate: "tests.tally", id: "a")) {
            try await stateStored.commands.send(StartTally<AsState>(tally: id))
        }
        #expect(try await stateStored.stores.events.readAll().all().count == 1)
    }

    @Test("Decisions see the state that all events before have led to")
    func folding() async throws {
        let system = try system(AsEvents.self)
        try await system.commands.send(StartTally<AsEvents>(tally: id, first: 5))
        #expect(try await system.commands.send(AddToTally<AsEvents>(tally: id, by: 3)) == 8)
        #expect(try await system.commands.send(AddToTally<AsEvents>(tally: id, by: 2)) == 10)
    }

    @Test("A decision that fails stores nothing, and its error reaches the sender as itself")
    func refusal() async throws {
        let system = try system(AsEvents.self)
        try await system.commands.send(StartTally<AsEvents>(tally: id, first: 990))
        await #expect(throws: TallyFull()) { try await system.commands.send(AddToTally<AsEvents>(tally: id, by: 11)) }
        #expect(try await system.stores.events.readAll().all().count == 2)
    }

    @Test("A sender says at which version the aggregate has to be, and is told at which it is then")
    func versions() async throws {
        try await versions(AsEvents.self)
        try await versions(AsState.self)
    }

    private func versions<K: TallyKeeping>(_ keeping: K.Type) async throws {
        let system = try system(keeping)
        try await system.commands.send(StartTally<K>(tally: id))
        let first = try await system.commands.send(AddToTally<K>(tally: id, by: 3), expecting: 1)
        #expect(first == CommandReceipt(reply: 3, version: 2))
        await #expect(throws: VersionMismatch(aggregate: "tests.tally", expected: [1], actual: 2)) {
            try await system.commands.send(AddToTally<K>(tally: id, by: 3), expecting: 1)
        }
        #expect(try await system.commands.send(AddToTally<K>(tally: id), expecting: nil).version == 3)
        // Sent again, it is told what it was told, whatever has become of the aggregate since.
        let sent = UUID.version7()
        for _ in 0..<2 {
            let receipt = try await system.commands.send(AddToTally<K>(tally: id), expecting: 3, id: sent)
            #expect(receipt == CommandReceipt(reply: 5, version: 4))
        }
        #expect(try await system.stores.events.readAll().all().count == 4)
    }

    @Test("Of many senders who have seen the same version one is done, and the others are refused, not decided anew")
    func racing() async throws {
        let system = try system(AsEvents.self)
        try await system.commands.send(StartTally<AsEvents>(tally: id))
        let done = try await withThrowingTaskGroup(of: Bool.self) { group in
            for _ in 0..<10 {
                group.addTask {
                    do {
                        _ = try await system.commands.send(AddToTally<AsEvents>(tally: id, by: 1), expecting: 1)
                        return true
                    } catch is VersionMismatch {
                        return false
                    }
                }
            }
            return try await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
        }
        #expect(done == 1)
        #expect(try await system.stores.events.readAll().all().count == 2)
    }

    @Test("An event that can only begin an aggregate is refused on one that has begun, before anything is stored")
    func misplaced() async throws {
        let system = try system(AsEvents.self)
        try await system.commands.send(StartTally<AsEvents>(tally: id))
        await #expect(throws: MisplacedEvent.self) { try await system.commands.send(RestartTally<AsEvents>(tally: id)) }
        #expect(try await system.stores.events.readAll().all().count == 1)
    }

    @Test("Twenty writers at once on one aggregate all succeed, each on fresh state", arguments: [true, false])
    func race(asState: Bool) async throws {
        // Twenty writers can lose nineteen times in a row; waits stay short so that the test does.
        let retry = ConflictRetry(attempts: 100, firstDelay: .microseconds(50), maximumDelay: .milliseconds(2))
        let replies =
            asState
            ? try await replies(AsState.self, in: system(AsState.self, retry: retry))
            : try await replies(AsEvents.self, in: system(AsEvents.self, retry: retry))
        #expect(replies.sorted() == Array(1...20))
    }

    private func replies<K: TallyKeeping>(_ keeping: K.Type, in system: System) async throws -> [Int] {
        try await system.commands.send(StartTally<K>(tally: id))
        return try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 1...20 { group.addTask { try await system.commands.send(AddToTally<K>(tally: id)) } }
            var replies: [Int] = []
            for try await reply in group { replies.append(reply) }
            return replies
        }
    }

    @Test("When the aggregate changes at every attempt, the command gives up with how often it tried and why")
    func exhaustion() async throws {
        let stores = MeddlingStores()
        let system = try System(
            name: "test",
            version: "1",
            .stores(stores),
            .conflictRetry(
                ConflictRetry(attempts: 3, firstDelay: .microseconds(1), maximumDelay: .microseconds(1))
            )
        ) { TallySubsystem<AsEvents>() }
        try await system.commands.send(StartTally<AsEvents>(tally: id))
        stores.isMeddling.store(true)
        let error = await #expect(throws: TooManyConflicts.self) {
            try await system.commands.send(AddToTally<AsEvents>(tally: id))
        }
        #expect(error?.attempts == 3)
        #expect(error?.command == "tests.add_to_tally")
        #expect(error?.lastConflict is EventStoreError)
    }

    @Test("State kept as a document: the document and the events tell the same, in one transaction")
    func stateStored() async throws {
        let system = try system(AsState.self)
        try await system.commands.send(StartTally<AsState>(tally: id, first: 5))
        #expect(try await system.commands.send(AddToTally<AsState>(tally: id, by: 3)) == 8)
        let document = try await DocumentCollection<Tally<AsState>>("tests.tally", in: system.stores.documents).get(id)
        #expect(document?.document.count == 8)
        #expect(document?.version == 2)
        let types = try await system.stores.events.readAll().all().map(\.type)
        #expect(types == ["tests.tally_started", "tests.tallied", "tests.tallied"])
    }

    // MARK: Snapshots

    @Test("A snapshot is saved when a multiple of its interval is passed, and state stays the full fold")
    func snapshots() async throws {
        let system = try system(WithSnapshots.self)
        let stream = try StreamName("tests.tally-a")
        try await system.commands.send(StartTally<WithSnapshots>(tally: id))
        for expected in 1...10 {
            #expect(try await system.commands.send(AddToTally<WithSnapshots>(tally: id)) == expected)
            let snapshot = try await system.stores.snapshots.latest(of: stream, schemaTag: "1")
            let version = Int64(expected + 1)
            #expect(snapshot?.version.rawValue == (version < 3 ? nil : version / 3 * 3))
        }
    }

    @Test("A snapshot is really used: the events before it need not be there any more")
    func snapshotIsUsed() async throws {
        let system = try system(WithSnapshots.self)
        try await system.commands.send(StartTally<WithSnapshots>(tally: id))
        for _ in 1...8 { try await system.commands.send(AddToTally<WithSnapshots>(tally: id)) }
        try await system.stores.events.truncate(try StreamName("tests.tally-a"), before: 9)
        #expect(try await system.commands.send(AddToTally<WithSnapshots>(tally: id)) == 9)
    }

    @Test("A snapshot of another form, or an unreadable one, is passed over")
    func foreignSnapshots() async throws {
        let stores = InMemoryStores()
        let before = try System(name: "test", version: "1", .stores(stores)) { TallySubsystem<WithSnapshots>() }
        try await before.commands.send(StartTally<WithSnapshots>(tally: id))
        for _ in 1...5 { try await before.commands.send(AddToTally<WithSnapshots>(tally: id)) }
        let after = try System(name: "test", version: "2", .stores(stores)) { TallySubsystem<WithOtherSnapshots>() }
        #expect(try await after.commands.send(AddToTally<WithOtherSnapshots>(tally: id)) == 6)

        let broken = Snapshot(
            stream: try StreamName("tests.tally-a"),
            schemaTag: "1",
            version: 7,
            data: Array(#"{"count": "many"}"#.utf8)
        )
        try await stores.snapshots.save(broken)
        #expect(try await before.commands.send(AddToTally<WithSnapshots>(tally: id)) == 7)
    }
}
