import CorpusSupport
import Foundation
import MisasCompiler
import TestSupport
import Testing

@testable import MisasTooling

@Suite("Completion")
struct CompletionTests {
    /// A spec with a place in it, `¦`, while it is typed.
    private func labels(_ text: String, specs: Specs? = nil, file: String = "a.misas.yaml") -> [String] {
        let parts = text.split(separator: "¦", maxSplits: 1, omittingEmptySubsequences: false)
        let bytes = Array(parts.joined().utf8)
        let cursor = Cursor(bytes, at: parts[0].utf8.count)
        let grammar = file == OutputNames.systemFile ? LanguageGrammar.system : LanguageGrammar.file
        let home = specs.flatMap { specs in HeadLines(bytes).subsystem.flatMap(specs.index(ofSubsystem:)) }
        let place = GrammarPlace(cursor.path, in: grammar)
        return Completion(specs: specs, home: home, uses: HeadLines(bytes).uses, cursor: cursor, place: place)
            .items.map(\.label)
    }

    private static let commandKeys = LanguageGrammar.command.keys.map(\.name)

    @Test("has the keys of the mapping at hand that are not there yet")
    func keys() {
        #expect(labels("mi¦").starts(with: ["misas", "subsystem", "description"]))
        #expect(!labels("misas: 1\n¦\nsubsystem: a\n").contains("subsystem"))
        #expect(labels("misas: 1\n¦\nsubsystem: a\n").contains("types"))
        let before = "misas: 1\nsubsystem: a\naggregates:\n  A:\n    commands:\n      C:\n"
        #expect(labels(before + "        ¦") == Self.commandKeys)
        #expect(labels(before + "        em¦\n        throws: []\n") == Self.commandKeys.filter { $0 != "throws" })
        #expect(labels(before + "        emits: []\n        th¦: []\n") == Self.commandKeys.filter { $0 != "emits" })
        // A name of the author's choice.
        #expect(labels(before + "      ¦").isEmpty)
        #expect(labels(before + "    ¦") == LanguageGrammar.aggregate.keys.map(\.name).filter { $0 != "commands" })
    }

    @Test("has keys within braces, also while they are not closed")
    func flow() {
        let field = LanguageGrammar.field.keys.map(\.name)
        let before = "types:\n  Money:\n    fields:\n      amount: "
        #expect(labels(before + "{ ¦ }") == field)
        #expect(labels(before + "{ type: decimal, ¦") == field.filter { $0 != "type" })
        #expect(
            labels(before + "{ type: decimal, de¦, minimum: 1 }\n")
                == field.filter { !["type", "minimum"].contains($0) }
        )
        #expect(labels(before + "{ ¦\n      other: int\n") == field)
        #expect(labels(before + "{ type: decimal,\n        ¦") == field.filter { $0 != "type" })
        // What was never closed above does no harm below.
        #expect(
            labels("types:\n  A: { fields: { a: int\nevents:\n  B:\n    ¦")
                == LanguageGrammar.freeEvent.keys.map(\.name)
        )
        #expect(
            labels("types:\n  A: { wraps: \"string\nevents:\n  B:\n    ¦") == LanguageGrammar.freeEvent.keys.map(\.name)
        )
    }

    @Test("has the words that a value may be")
    func words() {
        #expect(labels("access: ¦") == ["public", "package", "internal"])
        #expect(labels("aggregates:\n  A: { storage: ¦") == ["events", "state"])
        #expect(labels("aggregates:\n  A:\n    commands:\n      C:\n        creates: t¦") == ["true", "false"])
        #expect(labels("conformances: [¦]") == ["Hashable", "Codable"])
        #expect(labels("conformances:\n  - ¦") == ["Hashable", "Codable"])
        #expect(labels("types:\n  A: { identifier: ¦ }") == ["uuid", "string", "int"])
        #expect(labels("policies:\n  P:\n    failure: ¦") == ["stop", "skip", "park"])
        #expect(labels("lints: {¦}", file: "system.misas.yaml").contains("unused-type"))
        #expect(labels("lints:\n  unused-type: ¦", file: "system.misas.yaml") == ["error", "warning", "note", "off"])
    }

    @Test("has nothing in comments and in texts")
    func nothing() {
        #expect(labels("# ¦").isEmpty)
        #expect(labels("misas: 1 # ¦").isEmpty)
        #expect(labels("description: some ¦text").isEmpty)
        #expect(labels("description: |\n  some ¦text\n  acc¦ess: x\n").isEmpty)
        #expect(labels("description: >\n  some text\n  ¦\n").isEmpty)
        #expect(labels("annotations:\n  x: ¦").isEmpty)
        #expect(labels("description: |\n  some text\n¦").contains("types"))
    }

    @Test("has the names in scope")
    func names() throws {
        let before = snapshot(try corpus("examples"))
        let specs = try #require(before.specs)
        let accounts = "misas: 1\nsubsystem: accounts\n"
        let command = accounts + "aggregates:\n  Account:\n    commands:\n      DepositMoney:\n"
        #expect(
            labels(command + "        emits: [¦]", specs: specs)
                == ["AccountOpened", "MoneyDeposited", "MoneyWithdrawn", "AccountClosed"]
        )
        #expect(
            labels(command + "        throws:\n          - Acc¦", specs: specs)
                == ["AccountNotFound", "AccountIsClosed", "AccountAlreadyOpen", "InsufficientFunds"]
        )
        #expect(labels(command + "        target: ¦", specs: specs) == ["account", "amount", "from"])
        let types = labels(command + "        fields: { a: ¦ }", specs: specs)
        #expect(types.starts(with: ["AccountID", "Currency", "Money"]) && types.contains("dateTime"))
        #expect(labels(accounts + "policies:\n  P:\n    on: [¦", specs: specs).contains("DormancyReached"))
        #expect(!labels(accounts + "projections:\n  P:\n    on: [¦", specs: specs).contains("DormancyReached"))
        #expect(labels(accounts + "policies:\n  P:\n    sends: [Op¦", specs: specs).contains("OpenAccount"))
        #expect(labels(accounts + "uses: [¦]", specs: specs) == ["warehouse"])
        #expect(
            labels("misas: 1\nsubsystem: warehouse\nuses: [accounts]\npolicies:\n  P:\n    on: [¦]", specs: specs)
                .contains("accounts.MoneyDeposited")
        )
        #expect(labels(accounts + "errors:\n  E:\n    tags: [¦]", specs: specs).contains("not_found"))
    }

    @Test("never fails, at no place of a spec", arguments: ValidCorpus.names)
    func everywhere(name: String) throws {
        let texts = try corpus(name)
        let specs = snapshot(texts).specs
        for (path, text) in texts.sorted(by: { $0.key < $1.key }) {
            var found = 0
            for offset in 0...text.count {
                let cursor = Cursor(text, at: offset)
                #expect(cursor.word.lowerBound >= 0 && cursor.word.upperBound <= text.count, "\(path) \(offset)")
                let place = GrammarPlace(cursor.path, in: LanguageGrammar.file)
                found += Completion(specs: specs, home: 0, uses: [], cursor: cursor, place: place).items.count
            }
            #expect(found > 0)
        }
    }

    @Test("never fails, whatever is typed")
    func fuzz() throws {
        var random = SeededGenerator(seed: ValidCorpus.seed())
        let text = try #require(try corpus("examples").sorted { $0.key < $1.key }.first?.value)
        let pieces = [
            "{", "}", "[", "]", "\"", "'", ":", ": ", "- ", "|", "#", "\r", "\n", "\t", "😀", "&a ", "*a", "!t ",
        ].map { Array($0.utf8) }
        for _ in 0..<Mutations.count(ordinarily: 500) {
            var broken = text
            for _ in 0..<Int.random(in: 1...6, using: &random) {
                let low = Int.random(in: 0..<broken.count, using: &random)
                let high = min(broken.count, low + Int.random(in: 0...40, using: &random))
                broken.replaceSubrange(low..<high, with: pieces.randomElement(using: &random) ?? [])
            }
            let offset = Int.random(in: 0...broken.count, using: &random)
            let cursor = Cursor(broken, at: offset)
            #expect(cursor.word.upperBound <= broken.count, "MISAS_SEED=\(random.seed)")
            #expect(cursor.word.lowerBound <= offset, "MISAS_SEED=\(random.seed)")
        }
    }

    @Test("reads a large text in a time that grows with its length")
    func large() {
        func time(_ count: Int) -> Duration {
            let line = "  A: { fields: { a: int, b: { type: \"list<string>\" } } }\n"
            let text = Array(("types:\n" + String(repeating: line, count: count) + "  B: { ").utf8)
            return ContinuousClock().measure { _ = Cursor(text, at: text.count) }
        }
        _ = time(100)
        #expect(time(40_000) < time(4_000) * 40)
        #expect(time(1) < .seconds(1))
        func timeOfLine(_ count: Int) -> Duration {
            let text = Array(("types: { " + String(repeating: "A: { wraps: string }, ", count: count)).utf8)
            return ContinuousClock().measure { _ = Cursor(text, at: text.count) }
        }
        _ = timeOfLine(100)
        #expect(timeOfLine(20_000) < timeOfLine(2_000) * 40)
        let open = [UInt8](repeating: UInt8(ascii: "{"), count: 1 << 20)
        #expect(Cursor(open, at: open.count).isInFlow)
    }
}
