import Foundation
import MisasCompiler
import Testing

@testable import MisasTooling

@Suite("What documents tell of a system")
struct SystemDescriptionTests {
    private let head = "misas: 1\nsubsystem: shop\n"

    private func entry(_ name: String, of text: String) throws -> (Entry, SystemDescription) {
        let system = try Subject("shop", [text]).system()
        return (try #require(system.subsystems[0].entries.first { $0.name == name }), system)
    }

    private func facts(_ name: String, of text: String) throws -> [String: String] {
        let (entry, system) = try entry(name, of: text)
        let facts = EntryFacts(entry, of: system).all.map { fact in
            let values = fact.values.map { value in
                switch value {
                case .text(let text), .code(let text): text
                case .type(let type): type.text
                case .thing(let symbol): system.name(of: symbol, in: 0)
                case .phrase(let phrase): phrase.text
                }
            }
            return (fact.name, values.joined(separator: fact.separator))
        }
        return Dictionary(uniqueKeysWithValues: facts)
    }

    @Test("has who sends a command, who decides it, and what comes of it")
    func command() throws {
        let system = try Subject.banking().system()
        let entry = try #require(system.subsystems[0].entries.first { $0.name == "DepositMoney" })
        let facts = EntryFacts(entry, of: system).all
        #expect(
            facts.map(\.name) == ["Name in data", "HTTP", "Sent by", "Decided by", "Leads to", "Fails with"]
        )
        guard case .thing(let policy)? = facts[2].values.first, case .text(let caller)? = facts[2].values.last else {
            Issue.record("it is not told who sends it")
            return
        }
        #expect(system.name(of: policy, in: 0) == "transfers.MoveMoney")
        #expect(caller == "whoever calls it over HTTP")
    }

    @Test("has what is asked of values, in words")
    func checks() throws {
        let (entry, _) = try entry(
            "T",
            of: head + """
                types:
                  T:
                    fields:
                      a: { type: string, minLength: 1, maxLength: 200 }
                      b: { type: string, minLength: 3, maxLength: 3, pattern: "^a" }
                      c: { type: list<int>, minItems: 1 }
                      d: { type: int, minimum: 0 }
                      e: { type: decimal, maximum: "1.50" }
                      f: { type: string, maxLength: 1 }
                      g: { type: int, minimum: -1, maximum: 1 }
                """
        )
        #expect(
            entry.fields.map { $0.checks.map(\.text) } == [
                ["1 to 200 characters"], ["exactly 3 characters", "matches ^a"], ["at least 1 item"], ["at least 0"],
                ["at most 1.50"], ["at most 1 character"], ["-1 to 1"],
            ]
        )
    }

    @Test("has values as the spec has them, with quotes only where they tell something, and cut where they are long")
    func literals() throws {
        let (entry, _) = try entry(
            "T",
            of: head + """
                types:
                  T:
                    fields:
                      a: { type: string, default: plain }
                      b: { type: string, default: "12" }
                      c: { type: string, default: "" }
                      d: { type: json, default: { deep: [1, "2", { x: null }] } }
                      e: { type: json, default: [\(Array(repeating: "12345", count: 100).joined(separator: ", "))] }
                """
        )
        let texts = entry.fields.map { $0.defaultValue ?? "" }
        #expect(Array(texts.prefix(4)) == ["plain", #""12""#, #""""#, #"{deep: [1, "2", {x: null}]}"#])
        #expect(texts[4].count == 201)
        #expect(texts[4].hasSuffix("…"))
    }

    @Test("tells what has changed from version to version")
    func versions() throws {
        let facts = try facts(
            "Moved",
            of: head + """
                events:
                  Moved:
                    version: 3
                    fields: { name: string, left: string, right: string, owner: string, at: dateTime? }
                    upcasts:
                      1: { rename: { title: name }, add: { owner: nobody } }
                      2: { split: { both: { by: "/", into: [left, right] } }, remove: [old], move: { when.at: at }, custom: true }
                """
        )
        #expect(facts["Version"] == "3")
        #expect(facts["New in version 2"] == "title is called name; owner is new, and nobody where it is missing")
        #expect(
            facts["New in version 3"]
                == "both is split at \"/\" into left, right; old is gone; when.at has moved to at; "
                + "more is done by a function of the program"
        )
        #expect(facts["Stream"] == "shop.moved")
        #expect(facts["Emitted by"] == nil)
    }

    @Test(
        "tells what happens when something fails",
        arguments: [
            (
                "",
                "tried again 8 times, after 100ms to 30s; then the event, and later ones of its key, are set aside (by default)"
            ),
            (", failure: stop", "it stops until somebody looks into it"),
            (
                ", failure: { retry: { attempts: 1, backoff: 1s..1m }, then: skip }",
                "tried again once, after 1s to 1m; then the event is left out"
            ),
        ]
    )
    func failures(written: String, told: String) throws {
        let facts = try facts(
            "Watch",
            of: head + """
                events: { Moved: { fields: { id: uuid } } }
                policies: { Watch: { on: [Moved]\(written) } }
                """
        )
        #expect(facts["When it fails"] == told)
        #expect(facts["Reacts to"] == "Moved")
        #expect(facts["Sends"] == nil)
    }

    @Test("has all that is declared, in its subsystem, for each of all systems", arguments: try Subject.all())
    func complete(subject: Subject) throws {
        let specs = try subject.specs()
        let system = try subject.system()
        #expect(system.subsystems.map(\.index) == specs.compiled.sorted())
        for subsystem in system.subsystems {
            let own = specs.subsystems[subsystem.index]
            let count =
                own.types.count + own.errors.count + own.events.count + own.aggregates.count + own.commands.count
                + own.queries.count + own.predictions.count + own.projections.count + own.policies.count
            #expect(subsystem.entries.count == count)
            #expect(Set(subsystem.entries.map(\.symbol)).count == count)
        }
    }

    @Test("tells which subsystem has to do with which, and for what")
    func contextMap() throws {
        let alone = try #require(try Subject.all().first { $0.name == "Transfers alone" }).system()
        #expect(alone.neighbours == ["accounts"])
        #expect(alone.contextMap.names == ["accounts", "transfers"])
        let link = try #require(alone.contextMap.links.first)
        #expect(alone.contextMap.links.count == 1)
        #expect((link.source, link.target) == ("transfers", "accounts"))
        #expect(link.sends.map { alone.name(of: $0.target) } == ["accounts.WithdrawMoney", "accounts.DepositMoney"])
        #expect(link.names.map { alone.name(of: $0) } == ["accounts.AccountID", "accounts.Money"])
        #expect(!alone.isDescribed(link.sends[0].target))
        #expect(try Subject.banking().system().neighbours.isEmpty)
        let warehouse = try #require(try Subject.all().first { $0.name == "Golden Warehouse" }).system()
        let handled = warehouse.contextMap.links.flatMap(\.handles).map { warehouse.name(of: $0.target) }
        #expect(handled == ["accounts.MoneyDeposited"])
    }
}

@Suite("What documents say of the whole system")
struct DocumentInfoTests {
    private func settings(_ text: String) -> SystemSpec {
        var sources = SourceMap()
        let collector = DiagnosticCollector()
        let parser = SpecParser(limits: SyntaxLimits(), diagnostics: collector)
        let bytes = Array("misas: 1\nsystem: bank\n\(text)".utf8)
        guard let index = parser.file(path: "system.misas.yaml", bytes: bytes, into: &sources) else {
            return SystemSpec(parser.parse(0, in: sources), diagnostics: collector)
        }
        return SystemSpec(parser.parse(index, in: sources), diagnostics: collector)
    }

    @Test("is what the system file says, unless somebody says otherwise")
    func file() {
        let settings = settings(
            """
            version: 1.10
            description: All of it.
            license: { name: Apache-2.0, url: https://example.com/licence }
            contacts: [{ name: A, email: a@example.com }, { name: B, url: https://example.com }]
            """
        )
        let info = DocumentInfo(settings)
        #expect(info.title == "bank")
        #expect(info.version == "1.10")
        #expect(info.license == SystemSpec.License(name: "Apache-2.0", url: "https://example.com/licence"))
        #expect(
            info.contacts == [.init(name: "A", email: "a@example.com"), .init(name: "B", url: "https://example.com")]
        )
        #expect(info.tree["contact"]?["email"] == .string("a@example.com"))
        #expect(info.tree["x-contacts"]?.text.contains("https://example.com") == true)
        let other = DocumentInfo(settings, title: "shop", version: "2")
        #expect((other.title, other.version) == ("shop", "2"))
        #expect(other.description == "All of it.")
        let none = DocumentInfo(nil, otherwise: "API")
        #expect((none.title, none.version, none.tree["version"]) == ("API", nil, .string("1")))
    }

    @Test("takes a licence that is a name alone")
    func license() {
        #expect(settings("license: MIT\n").license == SystemSpec.License(name: "MIT"))
        #expect(settings("license:\n").license == nil)
        #expect(settings("description: ''\n").description == nil)
    }

    @Test(
        "has no link to what is no address",
        arguments: [
            "javascript:alert(1)", "JavaScript:alert(1)", " https://a.example", "https://a.example/<b>", "https://a b",
            "data:text/html,x", "example.com", "https://", "https://a\"onclick", "//a.example", "https://ä.example",
        ]
    )
    func addresses(text: String) {
        #expect(!WebAddress.isAddress(text))
        let license = "license: { name: L, url: \(JSONText.quoted(text)) }\n"
        let tree = DocumentInfo(settings(license)).tree
        #expect(tree["license"]?["url"] == nil)
        #expect(tree["license"]?["x-url"] == .string(text))
    }

    @Test("has links to what is one")
    func links() {
        #expect(WebAddress.isAddress("https://a.example/b?c=d&e#f"))
        #expect(WebAddress.isAddress("HTTP://a.example"))
        #expect(WebAddress.isMail("a.b+c@example.com"))
        for text in ["a@b@c", "@a", "a@", "a", "a b@c", "a@b?subject=x", "a@b&cc=d", "<a@b>"] {
            #expect(!WebAddress.isMail(text), "\(text)")
        }
    }
}
