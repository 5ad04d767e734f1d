import Foundation
import Synchronization
import TestSupport

/// A program that takes part in processing, in a process of its own.
final class WorkerProcess: Sendable {
    /// The amount at which a worker stands still.
    static let frozenAmount = 777_777

    let name: String
    private let program: ProgramProcess
    private let told = Mutex<[String]>([])

    /// Starts it.
    ///
    /// - Parameters:
    ///   - name: Its name as an instance.
    ///   - connectionString: The database.
    ///   - partitions: How many partitions the processors have.
    ///   - freezes: Whether it stands still at ``frozenAmount``.
    init(_ name: String, on connectionString: String, partitions: Int, freezes: Bool = false) throws {
        self.name = name
        let amount = freezes ? Self.frozenAmount : -1
        program = try ProgramProcess("ProcessingWorker", [connectionString, name, "\(partitions)", "\(amount)"])
        Task { [program, weak self] in
            for await line in program.lines { self?.note(line) }
        }
    }

    private func note(_ line: String) { told.withLock { $0.append(line) } }

    /// What it has told so far.
    var lines: [String] { told.withLock { $0 } }

    func kill() { program.signal(SIGKILL) }
    func freeze() { program.signal(SIGSTOP) }
    func thaw() { program.signal(SIGCONT) }

    /// Asks it to finish what it is at, and waits until it has ended.
    func stop() async throws -> Int32 {
        try program.stop()
        return await program.end()
    }

    func end() async -> Int32 { await program.end() }
}
