import FoundationEssentials
import Misas
import MisasTesting
import Testing

/// Stores so simple that they are plainly right, for one caller at a time.
private struct Model {
    struct Stream {
        var version = 0
        var events: [(version: Int, id: UUID)] = []
        var isOpen = true
        var isDeleted = false
    }

    var streams: [String: Stream] = [:]
    var documents: [String: (version: Int64, data: [UInt8])] = [:]
}

@Suite("The stores in memory against a model", .timeLimit(.minutes(1)))
struct ModelTests {
    private struct Abandoned: Error {}

    @Test("do the same, in and out of transactions", arguments: [UInt64.random(in: 0...UInt64.max), 1, 2, 3])
    func sequential(seed: UInt64) async throws {
        var random = StoreRandom(seed: seed)
        let stores = InMemoryStores()
        var model = Model()
        for _ in 0..<60 {
            let steps = Int.random(in: 1...8, using: &random)
            if Bool.random(using: &random) {
                for _ in 0..<steps {
                    try await step(stores.events, stores.documents, &model, &random, seed: seed)
                }
            } else {
                let isAbandoned = Int.random(in: 0..<4, using: &random) == 0
                let start = (model: model, random: StoreRandom(seed: random.next()))
                let result = await Result.of {
                    try await stores.transaction { transaction in
                        var own = start
                        for _ in 0..<steps {
                            let (events, documents) = (transaction.events, transaction.documents)
                            try await step(events, documents, &own.model, &own.random, seed: seed)
                        }
                        if isAbandoned { throw Abandoned() }
                        return own.model
                    }
                }
                switch result {
                case .success(let changed): model = changed
                case .failure(let error): #expect(error is Abandoned, "seed \(seed): \(error)")
                }
            }
            try await compare(stores.events, stores.documents, model, seed: seed)
        }
        let positions = try await stores.events.readAll().all().map(\.position)
        #expect(zip(positions, positions.dropFirst()).allSatisfy { $0 < $1 }, "seed \(seed)")
        let stored = model.streams.values.reduce(0) { $0 + $1.events.count }
        #expect(positions.count == stored, "seed \(seed)")
    }

    private func step(
        _ events: any EventStreams,
        _ documents: any DocumentStore,
        _ model: inout Model,
        _ random: inout StoreRandom,
        seed: UInt64
    ) async throws {
        switch Int.random(in: 0..<10, using: &random) {
        case 0..<5: try await append(events, &model, &random, seed: seed)
        case 5: try await end(events, &model, &random, seed: seed)
        case 6..<9: try await write(documents, &model, &random, seed: seed)
        default: try await compare(events, documents, model, seed: seed)
        }
    }

    private func append(
        _ events: any EventStreams,
        _ model: inout Model,
        _ random: inout StoreRandom,
        seed: UInt64
    ) async throws {
        let name = "s-\(Int.random(in: 0..<4, using: &random))"
        let stream = try StreamName(name)
        var state = model.streams[name] ?? Model.Stream()
        let batch = (0..<Int.random(in: 0...3, using: &random)).map { StoreSamples.event($0) }
        let choices: [ExpectedVersion] = [
            .any, .any, .noStream, .exists, .version(StreamVersion(Int64(state.version))), .version(2),
        ]
        let expected = choices.randomElement(using: &random) ?? .any
        let fits =
            switch expected {
            case .any: true
            case .noStream: state.version == 0
            case .exists: state.version > 0
            case .version(let version): Int(version.rawValue) == state.version
            }
        let result = await Result.of { try await events.append(batch, to: stream, expecting: expected) }
        #expect(result.isSuccess == (fits && state.isOpen), "seed \(seed): \(result)")
        guard let answer = try? result.get(), !batch.isEmpty else { return }
        for event in batch {
            state.version += 1
            state.events.append((state.version, event.id))
        }
        #expect(answer.lastVersion.rawValue == Int64(state.version), "seed \(seed)")
        model.streams[name] = state
        if Bool.random(using: &random) {
            let again = try await events.append(batch, to: stream, expecting: expected)
            #expect(again.wasAlreadyStored, "seed \(seed)")
            #expect(again.lastVersion == answer.lastVersion, "seed \(seed)")
        }
    }

    private func end(
        _ events: any EventStreams,
        _ model: inout Model,
        _ random: inout StoreRandom,
        seed: UInt64
    ) async throws {
        let name = "s-\(Int.random(in: 0..<4, using: &random))"
        let stream = try StreamName(name)
        let before = Int.random(in: 0...12, using: &random)
        let choice = Int.random(in: 0..<8, using: &random)
        let result = await Result<Void, any Error>.of {
            switch choice {
            case 0: try await events.delete(stream)
            case 1: try await events.archive(stream)
            default: try await events.truncate(stream, before: StreamVersion(Int64(before)))
            }
        }
        guard var state = model.streams[name] else {
            #expect(!result.isSuccess, "seed \(seed)")
            return
        }
        #expect(result.isSuccess == (!state.isDeleted || choice == 0), "seed \(seed): \(result)")
        switch choice {
        case 0: (state.events, state.isOpen, state.isDeleted) = ([], false, true)
        case 1: state.isOpen = false
        default: state.events.removeAll { $0.version < before }
        }
        model.streams[name] = state
    }

    private func write(
        _ documents: any DocumentStore,
        _ model: inout Model,
        _ random: inout StoreRandom,
        seed: UInt64
    ) async throws {
        let id = "\(Int.random(in: 0..<4, using: &random))"
        let key = DocumentKey(id, in: "documents")
        let data = StoreSamples.json("\(Int.random(in: 0..<1_000, using: &random))")
        let expected = Int64.random(in: 1...3, using: &random)
        let current = model.documents[id]
        func write(
            fits: Bool,
            _ body: () async throws -> Int64
        ) async {
            let result = await Result.of(body)
            #expect(result.isSuccess == fits, "seed \(seed): \(result)")
            guard let version = try? result.get() else { return }
            #expect(version == (current?.version ?? 0) + 1, "seed \(seed)")
            model.documents[id] = (version, data)
        }
        switch Int.random(in: 0..<12, using: &random) {
        case 0..<3: await write(fits: current == nil) { try await documents.insert(data, as: key) }
        case 3..<6: await write(fits: true) { try await documents.put(data, as: key) }
        case 6..<9:
            await write(fits: current?.version == expected) {
                try await documents.update(data, as: key, expecting: expected)
            }
        case 9, 10:
            #expect(try await documents.delete(key, expecting: nil) == (current != nil), "seed \(seed)")
            model.documents[id] = nil
        default:
            try await documents.deleteAll(in: "documents")
            model.documents = [:]
        }
    }

    private func compare(
        _ events: any EventStreams,
        _ documents: any DocumentStore,
        _ model: Model,
        seed: UInt64
    ) async throws {
        for (name, state) in model.streams where !state.isDeleted {
            let read = try await events.read(try StreamName(name), pageSize: 2).all()
            #expect(read.map(\.id) == state.events.map(\.id), "seed \(seed)")
            #expect(read.map { Int($0.version.rawValue) } == state.events.map(\.version), "seed \(seed)")
            #expect(try await events.streamInfo(try StreamName(name)).map { Int($0.version.rawValue) } == state.version)
        }
        let found = try await documents.find(DocumentQuery(), in: "documents")
        #expect(found.map(\.key.id) == model.documents.keys.sorted(), "seed \(seed)")
        #expect(found.map(\.version) == model.documents.sorted { $0.key < $1.key }.map(\.value.version), "seed \(seed)")
        #expect(found.map(\.data) == model.documents.sorted { $0.key < $1.key }.map(\.value.data), "seed \(seed)")
    }
}
