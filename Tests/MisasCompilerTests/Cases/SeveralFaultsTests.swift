import CorpusSupport
import Testing

@testable import MisasCompiler

@Suite("Several faults")
struct SeveralFaultsTests {
    @Test("Five faults of different kinds in two files are five diagnostics")
    func five() throws {
        let accounts = """
            misas: 1
            subsystem: accounts
            types:
              AccountID: { identifier: guid }
              Money: { fields: { amount: decimal, currency: Currensy } }
              Currency: { enum: [cad, eur] }
            queries:
              GetBalance:
                fields: { account: AccountID, limit: { type: int, minimum: 1, default: 0 } }
                returns: Money
                http: GET /accounts/{account}
            """
        let owners = """
            misas: 1
            subsystem: accounts
            types:
              Owner: { fields: { name: string, money: Money }
            errors:
              OwnerNotFound: { message: "no {owner}", fields: { name: string } }
            """
        let compilation = Self.compile(["Accounts.misas.yaml": accounts, "Owners.misas.yaml": owners])
        let found = compilation.diagnostics.map { diagnostic in
            let start = diagnostic.range.map { compilation.sources.start(of: $0) }
            return "\(start?.path ?? ""):\(start?.position.line ?? 0):\(start?.position.column ?? 0) \(diagnostic.code)"
        }
        #expect(
            found == [
                "Accounts.misas.yaml:4:28 badChoice", "Accounts.misas.yaml:5:49 unknownName",
                "Accounts.misas.yaml:9:76 literalFailsCheck", "Owners.misas.yaml:5:1 yamlSyntax",
                "Owners.misas.yaml:6:34 messageText",
            ]
        )
    }

    @Test(
        "One mistake is told once",
        arguments: [
            // A key that is missing because it is misspelt.
            "queries: { Q: { retruns: int } }",
            "policies: { P: { onn: [] } }",
            "types: { T: { feilds: { a: int } } }",
            "aggregates: { A: { identifier: I, comands: {} } }\ntypes: { I: { identifier: uuid } }",
            // A value of the wrong kind where something is looked for.
            "policies: { P: { on: E } }\nevents: { E: {} }",
            "events: { E: { version: 2, fields: { a: int }, upcasts: [rename] } }",
            "events: { E: { version: 2, fields: { a: int }, upcasts: { 1: rename } } }",
            "types: { T: { union: [a, b] } }",
            "projections: { P: { on: [E], document: [T] , key: a } }\nevents: { E: { fields: { a: int } } }",
            "projections: { P: { on: [E], document: T, key: [a] } }\nevents: { E: { fields: { a: int } } }\ntypes: { T: { fields: {} } }",
            "projections: { P: { on: [E], table: { columns: { a: int } } } }\nevents: { E: {} }",
            "predictions: { P: { key: a, fields: [a] } }\nevents: {}",
            // A name that means nothing, and what hangs on it.
            "types: { T: { wraps: Txt, pattern: a } }",
            "types: { T: { wraps: U, pattern: a }, U: { wraps: Txt } }",
            "errors: { E: { message: \"{a.b}\", fields: { a: Mony } } }",
            "queries: { Q: { returns: int, http: \"GET /q/{a}\", fields: { a: Mony } } }",
            "types: { A: { fields: { b: B } }, B: { fields: { a: A, c: C } }, C: { fields: { b: B } } }",
            // A type that a comma has cut.
            "types: { T: { fields: { a: map<string, int>, b: int } } }",
            "types: { T: { fields: { a: { type: map<string, int>, minItems: 1 } } } }",
            // The same node, used twice.
            "types: { T: { fields: &f { a: Mony } }, U: { fields: *f } }",
            // An empty name.
            "uses: [x]\ntypes: { T: { fields: { a: x.Y } } }",
        ]
    )
    func once(section: String) {
        let compilation = Self.compile(["Spec.misas.yaml": "misas: 1\nsubsystem: spec\n\(section)\n"])
        let text = TextRenderer(sources: compilation.sources).render(compilation.diagnostics)
        #expect(compilation.diagnostics.count == 1, "\(text)")
    }

    @Test("A subsystem without a name, or of a wrong name, is told once", arguments: ["", "[a]", "Big", "\"\""])
    func subsystemName(name: String) {
        let compilation = Self.compile(["Spec.misas.yaml": "misas: 1\nsubsystem: \(name)\n"])
        let text = TextRenderer(sources: compilation.sources).render(compilation.diagnostics)
        #expect(compilation.diagnostics.count == 1, "\(text)")
    }

    @Test("An aggregate's command that may create is not told as missing")
    func looseBoolean() {
        let text = """
            misas: 1
            subsystem: accounts
            types: { AccountID: { identifier: uuid } }
            aggregates:
              Account:
                identifier: AccountID
                events: { Opened: {} }
                commands: { Open: { creates: yes, emits: [Opened], fields: { account: AccountID } } }
            """
        #expect(Self.compile(["Spec.misas.yaml": text]).diagnostics.map(\.code) == [.badBoolean])
    }

    static func compile(_ files: [String: String]) -> Compilation {
        Compilation(
            files.map { Compilation.Input(path: $0.key, bytes: Array($0.value.utf8), module: "Module") },
            lints: .off
        )
    }
}
