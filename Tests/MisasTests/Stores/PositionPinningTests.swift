import Misas
import MisasTesting
import Testing

@Suite("Positions within a transaction in memory")
struct PositionPinningTests {
    private struct Abandoned: Error {}

    private let stores = InMemoryStores()
    private let stream: StreamName
    private let other: StreamName

    init() throws {
        stream = try StreamName("account-1")
        other = try StreamName("account-2")
    }

    private func events(_ count: Int) -> [NewEvent] {
        (0..<count).map { _ in NewEvent(type: "test.happened", data: Array("{}".utf8)) }
    }

    private func pin(_ transaction: any StoreTransaction) throws {
        try #require(transaction as? any PositionPinning).pinPositions()
    }

    @Test("are told by appends as they are after the commit")
    func appends() async throws {
        try await stores.events.append(events(3), to: other, expecting: .any)
        let again = events(1)
        let committed = try await stores.commit { transaction in
            try pin(transaction)
            var results = [try await transaction.events.append(events(2), to: stream, expecting: .noStream)]
            results += try await transaction.events.append([
                StreamAppend(again, to: other, expecting: .any), StreamAppend(events(2), to: stream, expecting: .any),
            ])
            let empty = try await transaction.events.append([], to: stream, expecting: .any)
            #expect(empty.positions == nil)
            let repeated = try await transaction.events.append(again, to: other, expecting: .any)
            #expect(repeated.wasAlreadyStored)
            #expect(repeated.positions == 6...6)
            return results
        }
        #expect(committed.value.map(\.positions) == [4...5, 6...6, 7...8])
        #expect(committed.value == committed.appends)
        #expect(try await stores.events.readAll().all().map(\.position) == (1...8).map { GlobalPosition($0) })
    }

    @Test("are refused when others append events of types that were to stay as they are, and of no others")
    func refusedTypes() async throws {
        try await stores.events.append(events(1), to: other, expecting: .any)
        func commit(while appending: String) async throws {
            try await stores.transaction { transaction in
                try #require(transaction as? any PositionPinning).refuseAppends(of: ["test.wanted"])
                try await transaction.checkpoints.save(.start, for: "p", expecting: .start, fence: 0)
                let event = NewEvent(type: appending, data: Array("{}".utf8))
                try await stores.events.append([event], to: other, expecting: .any)
            }
        }
        try await commit(while: "test.happened")
        await #expect(throws: EventStoreError.positionsMoved) { try await commit(while: "test.wanted") }
        try await commit(while: "test.happened")
    }

    @Test("are those of own events that are read, also of what was appended before they were asked for")
    func reads() async throws {
        try await stores.events.append(events(1), to: other, expecting: .any)
        try await stores.events.append(events(1), to: stream, expecting: .any)
        let (before, seen) = try await stores.transaction { transaction in
            let result = try await transaction.events.append(events(2), to: stream, expecting: .any)
            #expect(result.positions == nil)
            let before = try await transaction.events.read(stream).all().map(\.position)
            try pin(transaction)
            // What the store records itself takes positions too.
            try await transaction.events.truncate(other, before: 2)
            try await transaction.events.append(events(1), to: stream, expecting: .version(3))
            return (before, try await transaction.events.read(stream).all())
        }
        #expect(before == [2, .pending, .pending])
        #expect(seen.map(\.position) == [2, 3, 4, 6])
        #expect(try await stores.events.read(stream).all() == seen)
    }

    @Test("refuse the commit when others have appended in between, and nothing is written")
    func moved() async throws {
        await #expect(throws: EventStoreError.positionsMoved) {
            try await stores.transaction { transaction in
                try pin(transaction)
                try await transaction.events.append(events(1), to: stream, expecting: .any)
                try await stores.events.append(events(1), to: other, expecting: .any)
                // To ask again does not move what was told.
                try pin(transaction)
                let next = try await transaction.events.append(events(1), to: stream, expecting: .any)
                #expect(next.positions == 2...2)
            }
        }
        #expect(EventStoreError.positionsMoved.isConflict)
        #expect(try await stores.events.exists(stream) == false)
        #expect(try await stores.events.lastPosition() == 1)
    }

    @Test("do not refuse a transaction without events, nor one that did not ask")
    func unmoved() async throws {
        try await stores.transaction { transaction in
            try pin(transaction)
            try await stores.events.append(events(1), to: other, expecting: .any)
            try await transaction.documents.put(Array("{}".utf8), as: DocumentKey("d", in: "documents"))
        }
        let committed = try await stores.commit { transaction in
            let result = try await transaction.events.append(events(1), to: stream, expecting: .any)
            #expect(result.positions == nil)
            try await stores.events.append(events(1), to: other, expecting: .any)
        }
        #expect(committed.lastPosition == 3)
    }

    @Test("of another writer's conflict on a stream, the conflict is told")
    func conflict() async throws {
        await #expect(throws: EventStoreError.streamExists(stream, actual: 1)) {
            try await stores.transaction { transaction in
                try pin(transaction)
                try await transaction.events.append(events(1), to: stream, expecting: .noStream)
                try await stores.events.append(events(1), to: stream, expecting: .any)
            }
        }
    }

    @Test("of what a part appended in vain are given to what comes after it")
    func nested() async throws {
        let committed = try await stores.commit { transaction in
            try pin(transaction)
            try await transaction.events.append(events(1), to: stream, expecting: .any)
            let undone = await Result<Void, any Error>.of {
                try await transaction.nested { part in
                    let result = try await part.events.append(events(2), to: other, expecting: .any)
                    #expect(result.positions == 2...3)
                    throw Abandoned()
                }
            }
            #expect(throws: Abandoned.self) { try undone.get() }
            return try await transaction.nested { part in
                try pin(part)
                return try await part.events.append(events(1), to: other, expecting: .noStream)
            }
        }
        #expect(committed.value.positions == 2...2)
        #expect(committed.appends.map(\.positions) == [1...1, 2...2])
    }

    @Test("cannot be asked for when the transaction has ended")
    func ended() async throws {
        let transaction = try await stores.transaction { $0 }
        #expect(throws: StoreError.invalid(.transactionEnded)) { try pin(transaction) }
    }
}
