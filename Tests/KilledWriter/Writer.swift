import Foundation
import Misas
import MisasPostgreSQL
import PostgresClient
import Synchronization

/// Appends as fast as it can, and tells what it is about to send and what was answered.
final class Writer: Sendable {
    static let tasks = 8

    private let stores: PostgresStores
    private let output = Mutex(FileHandle.standardOutput)
    private let isStopped: @Sendable () -> Bool

    init(_ stores: PostgresStores, until isStopped: @escaping @Sendable () -> Bool) {
        self.stores = stores
        self.isStopped = isStopped
    }

    /// Sends what an earlier life is not sure of, and then goes on until it is told to stop.
    func run(_ pending: [WriterRequest]) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for task in 0..<Self.tasks {
                group.addTask {
                    for request in pending where request.task == task { try await self.send(request) }
                    try await self.write(as: task)
                }
            }
            try await group.waitForAll()
        }
    }

    private func write(as task: Int) async throws {
        let own = "own-\(task)"
        var version = try await stores.events.streamInfo(StreamName(own))?.version.rawValue ?? 0
        var step = 0
        while !isStopped() {
            let shared = WriterRequest.Part(stream: "shared-\(step % 3)", expected: nil, ids: [.version7()])
            let mine = WriterRequest.Part(stream: own, expected: version, ids: (0..<3).map { _ in .version7() })
            let request =
                switch step % 4 {
                case 0: WriterRequest(task: task, parts: [mine], isTransaction: false)
                case 1: WriterRequest(task: task, parts: [shared], isTransaction: false)
                case 2: WriterRequest(task: task, parts: [mine, shared], isTransaction: false)
                default: WriterRequest(task: task, parts: [mine, shared], isTransaction: true)
                }
            let answer = try await send(request)
            if request.parts[0].stream == own { version = answer.parts[0].lastVersion }
            // Whoever asks again is told the same.
            if step % 5 == 4 { try await send(request) }
            step += 1
        }
    }

    @discardableResult
    private func send(_ request: WriterRequest) async throws -> WriterAnswer {
        try tell(WriterLine(request: request, answer: nil))
        let results = try await append(request)
        let answer = WriterAnswer(
            parts: try results.map { result in
                guard let positions = result.positions else {
                    throw Failure(description: "the answer for \(result.stream) has no positions")
                }
                return WriterAnswer.Part(
                    lastVersion: result.lastVersion.rawValue,
                    firstPosition: positions.lowerBound.rawValue,
                    lastPosition: positions.upperBound.rawValue
                )
            },
            wasAlreadyStored: results.allSatisfy(\.wasAlreadyStored)
        )
        try tell(WriterLine(request: request, answer: answer))
        return answer
    }

    private func append(_ request: WriterRequest) async throws -> [AppendResult] {
        let appends = try request.parts.map { part in
            StreamAppend(
                part.ids.map { NewEvent(id: $0, type: "writer.event", data: Array("{}".utf8)) },
                to: try StreamName(part.stream),
                expecting: part.expected.map { $0 == 0 ? .noStream : .version(StreamVersion($0)) } ?? .any
            )
        }
        guard request.isTransaction else { return try await stores.events.append(appends) }
        return try await stores.commit { transaction in
            var results: [AppendResult] = []
            for append in appends { results += try await transaction.events.append([append]) }
            return results
        }.value
    }

    private func tell(_ line: WriterLine) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .withoutEscapingSlashes
        // A pipe takes a line of this size as a whole, or not at all.
        let data = try encoder.encode(line) + Data("\n".utf8)
        try output.withLock { try $0.write(contentsOf: data) }
    }

    struct Failure: Error, CustomStringConvertible {
        let description: String
    }
}
