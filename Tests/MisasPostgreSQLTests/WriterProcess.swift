import Foundation
import KilledWriter

/// A program that appends, in a process of its own.
final class WriterProcess: Sendable {
    /// What went wrong in running it.
    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    /// What it tells, to its end.
    let lines: AsyncStream<WriterLine>
    private let process: Process
    private let input: FileHandle

    /// Starts it.
    ///
    /// - Parameters:
    ///   - connectionString: Where it appends.
    ///   - pending: What it sends first.
    init(on connectionString: String, sending pending: [WriterRequest]) throws {
        process = Process()
        process.executableURL = try Self.program()
        process.arguments = [connectionString]
        let input = Pipe()
        let output = Pipe()
        process.standardInput = input
        process.standardOutput = output
        self.input = input.fileHandleForWriting
        let (lines, continuation) = AsyncStream.makeStream(of: WriterLine.self)
        self.lines = lines
        try process.run()
        Thread.detachNewThread {
            Self.read(output.fileHandleForReading, continuation)
        }
        for request in pending { try self.input.write(contentsOf: JSONEncoder().encode(request) + Data("\n".utf8)) }
        try self.input.write(contentsOf: Data("\n".utf8))
    }

    /// Kills it: it has no chance to do anything more.
    func kill() {
        Foundation.kill(process.processIdentifier, SIGKILL)
    }

    /// Asks it to finish what it is at, and to end.
    func stop() throws {
        try input.close()
    }

    /// Waits for its end.
    ///
    /// - Returns: Its exit status; for one that was killed, the signal.
    func end() async -> Int32 {
        await withCheckedContinuation { continuation in
            Thread.detachNewThread { [process] in
                process.waitUntilExit()
                continuation.resume(returning: process.terminationStatus)
            }
        }
    }

    private static func read(_ output: FileHandle, _ continuation: AsyncStream<WriterLine>.Continuation) {
        var rest = Data()
        while true {
            let data = output.availableData
            if data.isEmpty { break }
            rest += data
            while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
                let line = try? JSONDecoder().decode(WriterLine.self, from: rest[..<end])
                if let line { continuation.yield(line) }
                rest = Data(rest[(end + 1)...])
            }
        }
        continuation.finish()
    }

    /// The program lies beside that of the tests.
    private static func program() throws -> URL {
        for tests in [Bundle.main.executableURL, URL(filePath: CommandLine.arguments[0])].compactMap(\.self) {
            let program = tests.deletingLastPathComponent().appending(path: "KilledWriter")
            if FileManager.default.isExecutableFile(atPath: program.path(percentEncoded: false)) { return program }
        }
        throw Failure(description: "the program KilledWriter is not beside \(CommandLine.arguments[0])")
    }
}
