import CorpusSupport
import Foundation
import MisasCompiler
import TestSupport
import Testing

@testable import MisasTooling

@Suite("An import refuses", .timeLimit(.minutes(5)))
struct ImportRefusalTests {
    /// What is told of specs in one file, and that nothing is written.
    private func told(_ specs: String) throws -> [Diagnostic] {
        let folder = try ImportFolder(["specs/a.spec.yaml": specs])
        defer { folder.remove() }
        let outcome = folder.run()
        #expect(outcome.report.isEmpty && outcome.specs.isEmpty)
        let out = folder.url.appending(path: "out").path(percentEncoded: false)
        #expect(!FileManager.default.fileExists(atPath: out))
        for diagnostic in outcome.diagnostics { #expect(diagnostic.range != nil) }
        return outcome.diagnostics
    }

    private static let command = "type: command\ntypeName: a.b.c\n"

    private static let faults: [(String, DiagnosticCode)] = [
        ("type: command\ntypeName: [a\n", DiagnosticCode.yamlSyntax),
        ("type: command\ntypeName: a.b\n<<: {}\n", .mergeKey),
        ("type: command\ntypeName: a.b\ntypeName: a.c\n", .duplicateKey),
        ("type: command\ntypeName: a.b\n---\ntype: command\n", .severalDocuments),
        ("fields: &a { b: *a }\n", .badAlias),
        ("- type: command\n", .importShape),
        ("", .importKind),
        ("typeName: a.b\n", .importKind),
        ("type: comand\ntypeName: a.b\n", .importKind),
        ("type: [command]\ntypeName: a.b\n", .importShape),
        ("type: command\n", .importName),
        ("type: command\ntypeName:\n", .importName),
        ("type: command\ntypeName: a..b\n", .importName),
        ("type: command\ntypeName: .a\n", .importName),
        ("type: command\ntypeName: a.日本\n", .importName),
        ("type: command\ntypeName: a.\(String(repeating: "b", count: 300))\n", .importName),
        (command + "annotations: { a: [{ b: 1, b: 2 }] }\n", .duplicateKey),
        (command + "specVersion: 2.0\n", .importShape),
        (command + "fields: [a]\n", .importShape),
        (command + "fields: { a: string }\n", .importShape),
        (command + "fields: { a: { } }\n", .importType),
        (command + "fields: { a: { type: [string] } }\n", .importShape),
        (command + "fields: { a: { type: string, nullable: maybe } }\n", .importShape),
        (command + "fields: { a: { type: string, annotations: [personal_data] } }\n", .importShape),
        (command + "fields: { a: { type: \"map[string\" } }\n", .importType),
        (command + "fields: { a: { type: \"[string\" } }\n", .importType),
        (command + "fields: { a: { type: \"[]\" } }\n", .importType),
        (command + "fields: { a: { type: array } }\n", .importType),
        (command + "fields: { a: { type: string int } }\n", .importType),
        (command + "fields: { a: { type: \"\(String(repeating: "[]", count: 30))int\" } }\n", .importType),
        (command + "fields: { a: { type: a.b.x } }\n", .importType),
        (command + "fields: { a_b: { type: int }, aB: { type: int } }\n", .importRepeated),
        (command + "fields: { \"\": { type: int } }\n", .importName),
        (command + "fields: { \"é\\u0001\": { type: int } }\n", .importName),
        ("type: enum\ntypeName: a.b\nbaseType: float\n", .importShape),
        ("type: enum\ntypeName: a.b\nvalues: [a]\n", .importShape),
        ("type: enum\ntypeName: a.b\nvalues: { a: A }\n", .importShape),
        ("type: enum\ntypeName: a.b\nbaseType: int\nvalues: { a: { value: A } }\n", .importShape),
        ("type: enum\ntypeName: a.b\nbaseType: int\nvalues: { a: { } }\n", .importShape),
        ("type: multi\n", .importShape),
        ("type: multi\nspecs: [a]\n", .importShape),
        ("type: http_endpoint\ntypeName: a.b\nresponses: { success: { statusCode: OK } }\n", .importShape),
        ("type: http_endpoint\ntypeName: a.b\nresponses: { failures: { statusCode: 404 } }\n", .importShape),
        ("type: http_endpoint\ntypeName: a.b\nrequest: a.c\n", .importType),
        ("type: system\ntypeName: a\nsources: here\n", .importShape),
        ("type: system\ntypeName: a\nsources: [nowhere]\n", .importUnreadable),
        ("type: system\ntypeName: a\ncontacts: [We]\n", .importShape),
    ]

    @Test("what cannot be read, in the words of the compiler", arguments: Self.faults)
    func unreadable(specs: String, code: DiagnosticCode) throws {
        #expect(Set(try told(specs).map(\.code)).contains(code))
    }

    private func multi(_ specs: [String]) -> String {
        "type: multi\nspecs:\n" + specs.enumerated().map { "  s\($0): { \($1) }\n" }.joined()
    }

    @Test("a name that is there twice, with both places")
    func repeated() throws {
        let found = try told(multi(["type: command, typeName: a.b", "type: event, typeName: a.b"]))
        #expect(found.map(\.code) == [.importRepeated])
        #expect(found[0].notes.count == 1)
        #expect(
            try told(multi(["type: system, typeName: a", "type: system, typeName: b"])).map(\.code) == [.importRepeated]
        )
    }

    @Test("structs that need one another, once for each circle, and none that comes to an end")
    func circles() throws {
        func structure(_ name: String, _ type: String, _ more: String = "") -> String {
            "type: struct, typeName: a.\(name), fields: { x: { type: \"\(type)\"\(more) } }"
        }
        let found = try told(
            multi([
                structure("one", "a.two"), structure("two", "a.three"), structure("three", "a.one"),
                structure("self", "a.self"), structure("user", "a.one"), structure("list", "[]a.list"),
                structure("maybe", "a.maybe", ", nullable: true"), structure("map", "map[string]a.map"),
                "type: command, typeName: a.do, fields: { x: { type: a.data } }", structure("data", "a.do"),
            ])
        )
        #expect(found.map(\.code) == [.importCircle, .importCircle, .importCircle])
        #expect(found[0].message.contains("`a.one` → `a.two` → `a.three` → `a.one`"))
        #expect(found[1].message.contains("`a.self` → `a.self`"))
        #expect(found[2].message.contains("`a.do` → `a.data` → `a.do`"))
    }

    @Test("an endpoint, or a system, for a type")
    func wrongKinds() throws {
        let found = try told(
            multi([
                "type: command, typeName: a.do, fields: { x: { type: a.api }, y: { type: a } }",
                "type: http_endpoint, typeName: a.api", "type: system, typeName: a",
            ])
        )
        #expect(found.map(\.code) == [.importType, .importType])
    }

    @Test("`multi` in `multi` without end, and trees that only aliases make large")
    func nesting() throws {
        func nested(_ depth: Int) -> String {
            (0..<depth).reduce("{ type: command, typeName: a.b }") { inner, _ in
                "{ type: multi, specs: { x: \(inner) } }"
            }
        }
        let fine = try ImportFolder(["specs/a.spec.yaml": nested(16)])
        defer { fine.remove() }
        #expect(fine.run().told.isEmpty)
        #expect(try told(nested(17)).map(\.code) == [.importShape])
        #expect(try told(nested(60)).map(\.code).contains(.tooDeep))
        var bomb = "type: multi\nx0: &a0 { type: command, typeName: a.b }\n"
        for level in 1..<9 {
            let inner = (0..<9).map { "k\($0): *a\(level - 1)" }.joined(separator: ", ")
            bomb += "x\(level): &a\(level) { type: multi, specs: { \(inner) } }\n"
        }
        #expect(try told(bomb + "specs: { all: *a8 }\n").map(\.code).contains(.tooManyAliases))
    }

    @Test("annotations that nobody could read again, and says so")
    func annotations() throws {
        let deep = String(repeating: "[", count: 90) + String(repeating: "]", count: 90)
        let long = String(repeating: "\\a", count: 400)
        let folder = try ImportFolder([
            "specs/a.spec.yaml": """
            type: event
            typeName: a.b.c
            annotations: { deep: \(deep), "\(long)": 1, fine: [1, { "a: b": "x\\ny" }, true, ~, 1.5, 0x10] }
            """
        ])
        defer { folder.remove() }
        let outcome = folder.run()
        #expect(outcome.told.isEmpty)
        #expect(try outcome.compiled().told.isEmpty)
        #expect(
            outcome.report.split(separator: "\n").count { $0.contains("lies too deep, or has too long a key") } == 2
        )
        let text = try folder.text("Sources/A/A.misas.yaml")
        #expect(text.contains("annotations: { fine: [1, { \"a: b\": \"x\\ny\" }, true, null, 1.5, \"0x10\"] }"))
    }

    @Test("what is not there, and what has the form of HCL")
    func files() throws {
        let folder = try ImportFolder(["specs/a.hcl": "command \"a\" {}", "other/b.yaml": ""])
        defer { folder.remove() }
        #expect(folder.run(["nowhere"]).told.contains("there is no file or folder `nowhere` [MISAS2001]"))
        let other = folder.run(["other"]).told
        #expect(
            other.contains("there is no file that ends in `.spec.yaml` in `other` [MISAS2001]")
                && !other.contains("HCL")
        )
        for path in ["specs", "specs/a.hcl"] {
            #expect(folder.run([path]).told.contains("= the form of specs in HCL cannot be imported"))
        }
        try Data("type: event\ntypeName: a.b\n".utf8).write(to: folder.url.appending(path: "specs/b.spec.yaml"))
        #expect(folder.run().report.contains("- `specs/a.hcl` is not read: it has the form of HCL\n"))
    }

    @Test("to write where it may not, and tells it")
    func unwritable() throws {
        let folder = try ImportFolder(["specs/a.spec.yaml": "type: event\ntypeName: a.b\n", "out": "a file"])
        defer { folder.remove() }
        #expect(folder.run().codes == [.notWritten])
    }
}
