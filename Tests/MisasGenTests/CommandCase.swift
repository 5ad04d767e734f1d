import Foundation
import TestSupport

/// A folder of `Tests/Cases/Commands/<verb>`: what the command line does in a folder of a user's.
///
/// `commands.txt` has what is typed there, a line at a time; `files` is what the folder holds before. `expected.txt` has what
/// is printed: behind `$` what was typed, behind `!` what came on the error stream, behind `?` the exit status where it is not
/// 0. Files that are new or changed afterwards are in `expected`; what is gone, `expected.txt` lists at its end behind `-`.
struct CommandCase: Sendable, CustomStringConvertible {
    let verb: String
    let name: String

    var description: String { "\(verb)/\(name)" }

    static let root = URL(filePath: #filePath).appending(path: "../../Cases/Commands").standardized
    static let verbs = names(in: root)
    static let all = verbs.flatMap { verb in
        names(in: root.appending(path: verb)).map { CommandCase(verb: verb, name: $0) }
    }

    /// Whether what is expected is to be written anew: `MISAS_RECORD=1 swift test --filter CommandCase`.
    static let isRecording = ProcessInfo.processInfo.environment["MISAS_RECORD"] == "1"

    private static func names(in folder: URL) -> [String] {
        let names = try? FileManager.default.contentsOfDirectory(atPath: folder.path(percentEncoded: false))
        return (names ?? []).filter { !$0.hasPrefix(".") }.sorted()
    }

    private var url: URL { Self.root.appending(path: "\(verb)/\(name)") }

    /// What came of it.
    struct Result: Equatable {
        var transcript: String
        /// New and changed files.
        var files: [String: Data]
    }

    /// What has to come of it.
    func expected() throws -> Result {
        let transcript = try? String(contentsOf: url.appending(path: "expected.txt"), encoding: .utf8)
        return Result(transcript: transcript ?? "", files: try Self.tree(url.appending(path: "expected")))
    }

    func record(_ result: Result) throws {
        try Data(result.transcript.utf8).write(to: url.appending(path: "expected.txt"))
        let folder = url.appending(path: "expected")
        try? FileManager.default.removeItem(at: folder)
        for (path, content) in result.files {
            let file = folder.appending(path: path)
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(),
                withIntermediateDirectories: true
            )
            try content.write(to: file)
        }
    }

    /// Types the commands in a copy of the folder.
    func run() async throws -> Result {
        let commands = try String(contentsOf: url.appending(path: "commands.txt"), encoding: .utf8)
        let copy = FileManager.default.temporaryDirectory.appending(path: "misas-command-\(UUID())")
        let files = url.appending(path: "files")
        if FileManager.default.fileExists(atPath: files.path(percentEncoded: false)) {
            try FileManager.default.copyItem(at: files, to: copy)
        } else {
            try FileManager.default.createDirectory(at: copy, withIntermediateDirectories: true)
        }
        defer { try? FileManager.default.removeItem(at: copy) }
        let before = try Self.tree(copy)
        var transcript = ""
        for command in commands.split(separator: "\n") {
            transcript += "$ \(command)\n" + (try await Self.type(String(command), in: copy))
        }
        let after = try Self.tree(copy)
        for path in before.keys.sorted() where after[path] == nil { transcript += "- \(path)\n" }
        return Result(transcript: transcript, files: after.filter { before[$0.key] != $0.value })
    }

    private static func type(_ command: String, in folder: URL) async throws -> String {
        let programs = try ProgramProcess.program("misas-gen").deletingLastPathComponent().path(percentEncoded: false)
        return try await onItsOwnThread {
            let process = Process()
            process.executableURL = URL(filePath: "/bin/bash")
            process.arguments = ["-c", command]
            process.currentDirectoryURL = folder
            var environment = ProcessInfo.processInfo.environment
            environment["PATH"] = "\(programs):\(environment["PATH"] ?? "")"
            // What a user's own settings of git would change is not his here.
            for (name, value) in [
                "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_NOSYSTEM": "1", "GIT_AUTHOR_NAME": "A",
                "LC_ALL": "C.UTF-8",
                "GIT_AUTHOR_EMAIL": "a@example.com", "GIT_COMMITTER_NAME": "A", "GIT_COMMITTER_EMAIL": "a@example.com",
            ] {
                environment[name] = value
            }
            process.environment = environment
            // Into files: two pipes, read one after the other, could block whoever writes to both.
            let (output, error) = (folder.appending(path: ".output"), folder.appending(path: ".error"))
            for file in [output, error] { try Data().write(to: file) }
            process.standardInput = FileHandle.nullDevice
            process.standardOutput = try FileHandle(forWritingTo: output)
            process.standardError = try FileHandle(forWritingTo: error)
            try process.run()
            process.waitUntilExit()
            var text = try String(contentsOf: output, encoding: .utf8)
            if !text.isEmpty, !text.hasSuffix("\n") { text += "\n(no line break)\n" }
            let told = try String(contentsOf: error, encoding: .utf8)
            for line in told.split(separator: "\n", omittingEmptySubsequences: false).dropLast(
                told.hasSuffix("\n") ? 1 : 0
            )
            where !told.isEmpty {
                text += line.isEmpty ? "!\n" : "! \(line)\n"
            }
            if process.terminationStatus != 0 { text += "? \(process.terminationStatus)\n" }
            for file in [output, error] { try FileManager.default.removeItem(at: file) }
            return text
        }
    }

    /// The files below a folder, but for those whose names begin with a dot.
    private static func tree(_ folder: URL) throws -> [String: Data] {
        var files: [String: Data] = [:]
        let base = folder.path(percentEncoded: false)
        for case let path as String in FileManager.default.enumerator(atPath: base) ?? .init() {
            guard !path.split(separator: "/").contains(where: { $0.hasPrefix(".") }) else { continue }
            var isFolder: ObjCBool = false
            let file = folder.appending(path: path)
            guard FileManager.default.fileExists(atPath: file.path(percentEncoded: false), isDirectory: &isFolder)
            else {
                continue
            }
            if !isFolder.boolValue { files[path] = try Data(contentsOf: file) }
        }
        return files
    }
}
