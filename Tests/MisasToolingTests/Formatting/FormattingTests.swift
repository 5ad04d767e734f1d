import Foundation
import MisasCompiler
import TestSupport
import Testing

@testable import MisasTooling

@Suite("Formatting of files")
struct FormattingTests {
    private func withFolder(_ body: (Formatting, FileSystem, URL) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "misas-fmt-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.path(percentEncoded: false)
        try body(Formatting(in: path), FileSystem(base: path), folder)
    }

    private func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

    @Test("finds specs and system files in folders, and takes a file that is named twice once")
    func files() throws {
        try withFolder { formatting, files, _ in
            for path in ["Sources/A/A.misas.yaml", "system.misas.yaml", "Sources/A/B.yaml", ".hidden/C.misas.yaml"] {
                try files.makeFolder(Run.folder(of: path))
                try files.writeIfChanged(bytes("a:  1\n"), to: path)
            }
            let outcome = formatting.perform([".", "Sources", "system.misas.yaml"], .write)
            #expect(outcome.changes.map(\.path) == ["Sources/A/A.misas.yaml", "system.misas.yaml"])
            #expect(outcome.diagnostics.isEmpty)
            #expect(try files.read("system.misas.yaml") == bytes("a: 1\n"))
            #expect(try files.read("Sources/A/B.yaml") == bytes("a:  1\n"))
            #expect(formatting.perform(["."], .write).unchanged == 2)
        }
    }

    @Test("does not touch what is formatted, nor anything where it only tells")
    func untouched() throws {
        try withFolder { formatting, files, _ in
            try files.writeIfChanged(bytes("a: 1\n"), to: "A.misas.yaml")
            try files.writeIfChanged(bytes("a:  1\n"), to: "B.misas.yaml")
            let stamps = (files.stamp(of: "A.misas.yaml"), files.stamp(of: "B.misas.yaml"))
            let told = formatting.perform(["."], .tell, tellsDiffs: true)
            #expect(told.changes.map(\.path) == ["B.misas.yaml"])
            #expect(told.changes.first?.diff.hasSuffix("@@ -1 +1 @@\n-a:  1\n+a: 1\n") == true)
            #expect(files.stamp(of: "B.misas.yaml") == stamps.1)
            #expect(formatting.perform(["."], .write).changes.map(\.diff) == [""])
            #expect(files.stamp(of: "A.misas.yaml") == stamps.0)
            #expect(files.stamp(of: "B.misas.yaml") != stamps.1)
        }
    }

    @Test("keeps links and who may read a file")
    func links() throws {
        try withFolder { formatting, files, folder in
            try files.makeFolder("Elsewhere")
            try files.writeIfChanged(bytes("a:  1\n"), to: "Elsewhere/A.yaml")
            let file = folder.appending(path: "Elsewhere/A.yaml").path(percentEncoded: false)
            let link = folder.appending(path: "A.misas.yaml").path(percentEncoded: false)
            try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: file)
            try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "Elsewhere/A.yaml")
            #expect(formatting.perform(["."], .write).changes.map(\.path) == ["A.misas.yaml"])
            #expect(try files.read("Elsewhere/A.yaml") == bytes("a: 1\n"))
            #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == "Elsewhere/A.yaml")
            let attributes = try FileManager.default.attributesOfItem(atPath: file)
            #expect(attributes[.posixPermissions] as? Int == 0o640)
            #expect(try files.contents(of: "Elsewhere") == ["A.yaml"])
        }
    }

    @Test("tells what it cannot do, and formats the rest")
    func failures() throws {
        try withFolder { formatting, files, _ in
            try files.writeIfChanged(bytes("a: [1\n"), to: "Broken.misas.yaml")
            try files.writeIfChanged(bytes("a:  1\n"), to: "Fine.misas.yaml")
            try files.writeIfChanged(bytes("a:  1\n"), to: "Taken.misas.yaml")
            try files.writeIfChanged([0x61, 0xFF], to: "Binary.misas.yaml")
            try files.makeFolder("Empty")
            // Where the new content would be written first, is a folder.
            let place = files.absolute("Taken.misas.yaml") + ".\(ProcessInfo.processInfo.processIdentifier).new"
            try files.makeFolder(place)
            let outcome = formatting.perform([".", "Empty", "Nowhere"], .write)
            #expect(outcome.changes.map(\.path) == ["Fine.misas.yaml"])
            let codes: Set<DiagnosticCode> = [.noSpecs, .unreadable, .notWritten, .notUTF8, .yamlSyntax]
            #expect(Set(outcome.diagnostics.map(\.code)) == codes)
            #expect(outcome.diagnostics.contains { $0.message.hasPrefix("`Taken.misas.yaml` cannot be written: ") })
            #expect(outcome.hasErrors)
            #expect(try files.read("Broken.misas.yaml") == bytes("a: [1\n"))
            #expect(try files.read("Taken.misas.yaml") == bytes("a:  1\n"))
        }
    }

    @Test("formats a text that lies in no file")
    func text() {
        let (outcome, formatted) = Formatting().perform(bytes("a:  1"), named: "<stdin>", tellsDiffs: true)
        #expect(formatted == bytes("a: 1\n"))
        #expect(outcome.changes.first?.diff.hasPrefix("--- a/<stdin>\n") == true)
        let (failed, nothing) = Formatting().perform(bytes("a: ["), named: "<stdin>")
        #expect(nothing == nil)
        #expect(failed.hasErrors)
        #expect(failed.diagnostics.first.flatMap(\.range).map { failed.sources.file(of: $0).path } == "<stdin>")
    }

    @Test("does not write what would be too long to be read again", arguments: ["b", "1,", "1, # c"])
    func length(line: String) {
        let nested = 40
        let lines = String(repeating: line + "\n", count: 1_000)
        let text = String(repeating: "[\n", count: nested) + lines + String(repeating: "]", count: nested) + "\n"
        var limits = SyntaxLimits()
        for (size, code) in [(200_000, nil), (20_000, DiagnosticCode.fileTooLarge)] {
            limits.fileSize = size
            let formatting = Formatting(limits: limits)
            let (outcome, formatted) = formatting.perform(bytes(text), named: "<stdin>")
            #expect(outcome.diagnostics.map(\.code) == (code.map { [$0] } ?? []))
            #expect((formatted == nil) == (code != nil))
        }
    }

    /// A text that would need much time if any part of it were read again and again.
    struct Hostile: Sendable, CustomTestStringConvertible {
        let name: String
        let text: String

        init(_ name: String, _ text: String) {
            self.name = name
            self.text = text
        }

        var testDescription: String { name }

        private static func repeated(_ text: String, _ count: Int) -> String { String(repeating: text, count: count) }

        private static let deep = (0..<98).map { repeated(" ", $0) + "a:\n" }.joined() + repeated(" ", 98) + "a: 1\n"

        static let all = [
            Hostile("comments", "a:\n" + repeated("# x\n", 40_000)),
            Hostile("deep comments", deep + repeated(repeated(" ", 98) + "# c\n", 2_000)),
            Hostile("trailing comments", repeated("a: 1 # x\n", 20_000)),
            Hostile("items", "a: [" + repeated("1,", 60_000) + "]\n"),
            Hostile("items on lines", "a: [" + repeated("1,\n", 40_000) + "]\n"),
            Hostile("items below a key", "a:\n  [" + repeated("1,", 60_000) + "]\n"),
            Hostile("keys in brackets", "{" + repeated("{a: b}: c,", 10_000) + "}\n"),
            Hostile("nested keys", repeated("{", 99) + repeated("}: a", 98) + "}\n"),
            Hostile("anchors", "a: [" + repeated("&a 1,*a ,", 15_000) + "]\n"),
            Hostile("plain lines", "a: " + repeated("b\n  ", 40_000) + "\n"),
            Hostile("quoted lines", "a: \"" + repeated("b\n  ", 40_000) + "\"\n"),
            Hostile("kept lines", "a: |\n" + repeated("  b\n", 40_000)),
            Hostile("empty kept lines", "a: |\n" + repeated(" \n", 60_000) + "b: 1\n"),
            Hostile("empty lines", "a: 1\n" + repeated("\n", 100_000) + "b: 1\n"),
            Hostile("dashes", repeated("-\n", 40_000)),
            Hostile("question marks", repeated("? a\n", 40_000)),
            Hostile("a long line", "a: " + repeated("x", 200_000) + " # c\n"),
            Hostile("wide characters", "a: '" + repeated("合", 60_000) + "' # c\n"),
            Hostile("opening brackets", repeated("[", 200_000)),
        ]
    }

    @Test("takes a time that grows with the length", arguments: Hostile.all)
    func time(item: Hostile) {
        let clock = ContinuousClock()
        let start = clock.now
        let (formatted, diagnostics) = FormattedText.format(Array(item.text.utf8))
        #expect(formatted != nil || !diagnostics.isEmpty)
        // Were it squared, most of these would take minutes.
        #expect(clock.now - start < .seconds(20), "\(item.name)")
    }
}
