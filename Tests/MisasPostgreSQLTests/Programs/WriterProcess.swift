import Foundation
import KilledWriter
import TestSupport

/// A program that appends, in a process of its own.
struct WriterProcess: Sendable {
    private let program: ProgramProcess

    /// Starts it.
    ///
    /// - Parameters:
    ///   - connectionString: Where it appends.
    ///   - pending: What it sends first.
    init(on connectionString: String, sending pending: [WriterRequest]) throws {
        program = try ProgramProcess("KilledWriter", [connectionString])
        for request in pending { try program.send(JSONEncoder().encode(request)) }
        try program.send(Data())
    }

    /// What it tells, to its end.
    var lines: some AsyncSequence<WriterLine, Never> {
        program.lines.compactMap { try? JSONDecoder().decode(WriterLine.self, from: Data($0.utf8)) }
    }

    /// Kills it: it has no chance to do anything more.
    func kill() {
        program.signal(SIGKILL)
    }

    /// Asks it to finish what it is at, and to end.
    func stop() throws {
        try program.stop()
    }

    /// Waits for its end.
    ///
    /// - Returns: Its exit status; for one that was killed, the signal.
    func end() async -> Int32 {
        await program.end()
    }
}
