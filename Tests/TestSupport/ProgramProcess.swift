package import Foundation

/// A program of the package, in a process of its own.
package final class ProgramProcess: Sendable {
    /// What went wrong in running it.
    package struct Failure: Error, CustomStringConvertible {
        package let description: String
    }

    /// The lines that it writes, to its end.
    package let lines: AsyncStream<String>
    private let process: Process
    private let input: FileHandle

    /// Starts a program that lies beside that of the tests.
    ///
    /// - Parameters:
    ///   - name: Its name.
    ///   - arguments: Its arguments.
    ///   - environment: What its environment has besides that of the tests.
    ///   - openFiles: How many files it may have open; `nil` for as many as the tests.
    package convenience init(
        _ name: String,
        _ arguments: [String],
        environment: [String: String] = [:],
        openFiles: Int? = nil
    ) throws {
        let program = try Self.program(name)
        guard let openFiles else {
            try self.init(program: program, arguments, environment: environment)
            return
        }
        let limited = [
            "-c", "ulimit -n \(openFiles) && exec \"$0\" \"$@\"", program.path(percentEncoded: false),
        ]
        try self.init(program: URL(filePath: "/bin/bash"), limited + arguments, environment: environment)
    }

    /// Starts a program that lies somewhere.
    package init(program: URL, _ arguments: [String], environment: [String: String] = [:]) throws {
        process = Process()
        process.executableURL = program
        process.arguments = arguments
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { _, own in own }
        let input = Pipe()
        let output = Pipe()
        process.standardInput = input
        process.standardOutput = output
        self.input = input.fileHandleForWriting
        let (lines, continuation) = AsyncStream.makeStream(of: String.self)
        self.lines = lines
        try process.run()
        Thread.detachNewThread {
            Self.read(output.fileHandleForReading, continuation)
        }
    }

    /// Gives it a line to read.
    package func send(_ line: Data) throws {
        try input.write(contentsOf: line + Data("\n".utf8))
    }

    /// How many bytes of memory it holds.
    package func residentBytes() throws -> Int {
        let text = try String(contentsOfFile: "/proc/\(process.processIdentifier)/statm", encoding: .utf8)
        let pages = text.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
        return pages * Int(sysconf(Int32(_SC_PAGESIZE)))
    }

    /// Sends it a signal.
    package func signal(_ signal: Int32) {
        Foundation.kill(process.processIdentifier, signal)
    }

    /// Asks it to finish what it is at, and to end.
    package func stop() throws {
        try input.close()
    }

    /// Waits for its end.
    ///
    /// - Returns: Its exit status; for one that was killed, the signal.
    package func end() async -> Int32 {
        await withCheckedContinuation { continuation in
            Thread.detachNewThread { [process] in
                process.waitUntilExit()
                continuation.resume(returning: process.terminationStatus)
            }
        }
    }

    private static func read(_ output: FileHandle, _ continuation: AsyncStream<String>.Continuation) {
        var rest = Data()
        var buffer = [UInt8](repeating: 0, count: 4_096)
        while true {
            // `availableData` ends the program where a signal comes between.
            let count = Glibc.read(output.fileDescriptor, &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            if count <= 0 { break }
            rest += buffer.prefix(count)
            while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
                continuation.yield(String(decoding: rest[..<end], as: UTF8.self))
                rest = Data(rest[(end + 1)...])
            }
        }
        continuation.finish()
    }

    /// Where a program lies.
    package static func program(_ name: String) throws -> URL {
        for tests in [Bundle.main.executableURL, URL(filePath: CommandLine.arguments[0])].compactMap(\.self) {
            let program = tests.deletingLastPathComponent().appending(path: name)
            if FileManager.default.isExecutableFile(atPath: program.path(percentEncoded: false)) { return program }
        }
        throw Failure(description: "the program \(name) is not beside \(CommandLine.arguments[0])")
    }
}
