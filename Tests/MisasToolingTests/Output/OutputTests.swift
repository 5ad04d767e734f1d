import Foundation
import MisasCompiler
import TestSupport
import Testing

@testable import MisasTooling

@Suite("The hash of generated files")
struct SHA256Tests {
    /// Source: NIST, "SHA-256 examples", and FIPS 180-4.
    @Test(
        "is that of the standard's examples",
        arguments: [
            ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
            ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
            (
                "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
                "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
            ),
        ]
    )
    func examples(text: String, hash: String) {
        #expect(SHA256.text(of: Array(text.utf8)) == hash)
    }

    @Test("is that of `sha256sum`, for lengths around a block's")
    func lengths() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "misas-hash-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        var list = ""
        for length in 0..<200 {
            let bytes = (0..<length).map { UInt8(truncatingIfNeeded: $0 &* 7) }
            let file = folder.appending(path: "\(length)").path(percentEncoded: false)
            try Data(bytes).write(to: URL(filePath: file))
            list += "\(SHA256.text(of: bytes))  \(file)\n"
        }
        let sums = folder.appending(path: "sums").path(percentEncoded: false)
        try Data(list.utf8).write(to: URL(filePath: sums))
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/sha256sum")
        process.arguments = ["--check", "--quiet", sums]
        let status = try await onItsOwnThread {
            try process.run()
            process.waitUntilExit()
            return process.terminationStatus
        }
        #expect(status == 0)
    }
}

@Suite("The difference of two texts")
struct UnifiedDiffTests {
    @Test("is what `patch` makes the one of the other with, for random texts")
    func patch() async throws {
        let seed = ProcessInfo.processInfo.environment["MISAS_SEED"].flatMap { UInt64($0) } ?? .random(in: 0 ... .max)
        var generator = SeededGenerator(seed: seed)
        let folder = FileManager.default.temporaryDirectory.appending(path: "misas-diff-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        for _ in 0..<60 {
            let old = text(&generator)
            let new = Bool.random(using: &generator) ? text(&generator) : edited(old, &generator)
            let patch = UnifiedDiff.text(from: old, to: new, path: "file")
            guard old != new else {
                #expect(patch.isEmpty)
                continue
            }
            let file = folder.appending(path: "file")
            try Data(old.utf8).write(to: file)
            try Data(patch.utf8).write(to: folder.appending(path: "patch"))
            let process = Process()
            process.executableURL = URL(filePath: "/usr/bin/patch")
            process.currentDirectoryURL = folder
            process.arguments = ["--quiet", "--fuzz=0", "-p1", "--input", "patch"]
            let status = try await onItsOwnThread {
                try process.run()
                process.waitUntilExit()
                return process.terminationStatus
            }
            #expect(status == 0, "seed \(seed): \(patch)")
            let patched = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
            #expect(patched == new, "seed \(seed): \(patch)")
        }
    }

    @Test("is what `patch` makes the one of the other with, for long texts")
    func longTexts() async throws {
        let seed = ProcessInfo.processInfo.environment["MISAS_SEED"].flatMap { UInt64($0) } ?? .random(in: 0 ... .max)
        var generator = SeededGenerator(seed: seed)
        let lines = (0..<6_000).map { "line \($0 % 5 == 0 ? $0 : $0 % 7)\n" }
        var edited = lines
        for _ in 0..<40 {
            let place = Int.random(in: 0..<edited.count, using: &generator)
            switch Int.random(in: 0..<3, using: &generator) {
            case 0: edited[place] = "edited \(place)\n"
            case 1: edited.insert("new\n", at: place)
            default: edited.remove(at: place)
            }
        }
        let patch = UnifiedDiff.text(from: lines.joined(), to: edited.joined(), path: "file")
        // Only what changed, and a little around it.
        #expect(patch.utf8.count { $0 == 0x0A } < 1_500, "seed \(seed)")
        #expect(try await patched(lines.joined(), by: patch) == edited.joined(), "seed \(seed)")
        let indented = lines.map { "  " + $0 }.joined()
        let whole = UnifiedDiff.text(from: lines.joined(), to: indented, path: "file")
        #expect(try await patched(lines.joined(), by: whole) == indented)
    }

    private func patched(_ text: String, by patch: String) async throws -> String {
        let folder = FileManager.default.temporaryDirectory.appending(path: "misas-diff-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "file")
        try Data(text.utf8).write(to: file)
        try Data(patch.utf8).write(to: folder.appending(path: "patch"))
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/patch")
        process.currentDirectoryURL = folder
        process.arguments = ["--quiet", "--fuzz=0", "--binary", "-p1", "--input", "patch"]
        let status = try await onItsOwnThread {
            try process.run()
            process.waitUntilExit()
            return process.terminationStatus
        }
        #expect(status == 0)
        return String(decoding: try Data(contentsOf: file), as: UTF8.self)
    }

    @Test("sees bytes, where Swift sees characters")
    func bytes() {
        #expect(UnifiedDiff.text(from: "\u{E9}\n", to: "e\u{301}\n", path: "file").contains("-\u{E9}\n+e\u{301}\n"))
        #expect(
            UnifiedDiff.text(from: "a\r\nb\n", to: "a\nb\n", path: "file").hasSuffix("@@ -1,2 +1,2 @@\n-a\r\n+a\n b\n")
        )
        // Not LF, and therefore no line of its own.
        let separated = "a\u{2028}b\n"
        #expect(
            UnifiedDiff.text(from: separated, to: "c\n", path: "file").hasSuffix("@@ -1 +1 @@\n-\(separated)+c\n")
        )
    }

    @Test("of long texts that have nothing in common is found at once")
    func time() {
        let old = (0..<60_000).map { "old \($0)\n" }.joined()
        let new = (0..<60_000).map { "new \($0)\n" }.joined()
        let clock = ContinuousClock()
        let start = clock.now
        let diff = UnifiedDiff.text(from: old, to: new, path: "file")
        #expect(diff.utf8.count { $0 == 0x0A } == 120_003)
        // A comparison line by line would take hours.
        #expect(clock.now - start < .seconds(60))
    }

    private func text(_ generator: inout SeededGenerator) -> String {
        let lines = (0..<Int.random(in: 0...30, using: &generator)).map { _ in
            ["a", "b", "", "long line", "é"].randomElement(using: &generator) ?? ""
        }
        let end = Bool.random(using: &generator) && !lines.isEmpty ? "\n" : ""
        return lines.joined(separator: "\n") + end
    }

    private func edited(_ text: String, _ generator: inout SeededGenerator) -> String {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        for _ in 0..<3 {
            let place = Int.random(in: 0..<lines.count, using: &generator)
            if Bool.random(using: &generator) { lines.insert("new", at: place) } else { lines[place] = "other" }
        }
        return lines.joined(separator: "\n")
    }
}

@Suite("A folder of generated files")
struct OutputFolderTests {
    private func withFolder(_ body: (FileSystem, URL) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "misas-output-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try body(FileSystem(base: folder.path(percentEncoded: false)), folder)
    }

    private func file(_ path: String, _ text: String) -> Run.OutputFile {
        Run.OutputFile(path: path, bytes: Array(text.utf8))
    }

    @Test("goes on after an update that was ended anywhere, and takes no half-written state for an edit")
    func interruption() throws {
        try withFolder { files, folder in
            let output = OutputFolder("Out", in: files)
            let old = [file("a", "1"), file("b", "1"), file("c", "1")]
            let new = [file("a", "2"), file("b", "2"), file("d", "2")]
            _ = try output.update(old)
            let before = try files.read("Out/.misas-manifest")
            _ = try output.update(new)
            let after = try files.read("Out/.misas-manifest")
            // What an update that is ended leaves: the manifest of both, and any of the files.
            let both = Array((String(decoding: before, as: UTF8.self) + String(decoding: after, as: UTF8.self)).utf8)
            for state in 0..<8 {
                for (bit, name) in ["a", "b"].enumerated() {
                    try files.writeIfChanged(Array((state >> bit & 1 == 1 ? "2" : "1").utf8), to: "Out/\(name)")
                }
                if state & 4 == 0 { try files.writeIfChanged(Array("1".utf8), to: "Out/c") }
                try files.writeIfChanged(both, to: "Out/.misas-manifest")
                let update = try output.update(new)
                #expect(update.kept.isEmpty, "state \(state)")
                #expect(try output.findings(new).isEmpty)
                #expect(try files.contents(of: "Out") == [".misas-manifest", "a", "b", "d"])
            }
        }
    }
}
