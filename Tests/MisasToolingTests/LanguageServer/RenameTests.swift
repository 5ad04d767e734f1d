import CorpusSupport
import Foundation
import MisasCompiler
import TestSupport
import Testing

@testable import MisasTooling

@Suite("Renaming")
struct RenameTests {
    /// Why something of the corpus may not be renamed.
    private static let reasons = [
        "one name stands for", "the name of a subsystem is a part of", "a list has no room for",
        "in a text with escapes", "there is no safe place for",
    ]

    @Test(
        "keeps every spec of the corpus right, what is stored readable, and goes back to the same bytes",
        arguments: ValidCorpus.names
    )
    func corpus(name: String) throws {
        let texts = try MisasToolingTests.corpus(name)
        let before = snapshot(texts)
        try #require(!before.outcome.hasErrors)
        let names = try #require(before.names)
        var renamed = 0
        for target in names.targets.sorted(by: { "\($0)" < "\($1)" }) {
            guard names.declaration(of: target) != nil else { continue }
            let edits: [TextEdit]
            let old: String
            do throws(Rename.Refusal) {
                let rename = try Rename(target, in: before)
                old = rename.oldName
                edits = try rename.edits(to: old + "Renewed")
            } catch {
                #expect(Self.reasons.contains { error.message.contains($0) }, "\(target): \(error.message)")
                continue
            }
            renamed += 1
            let changed = edits.applied(to: before, texts)
            let after = snapshot(changed)
            #expect(!after.outcome.hasErrors, "\(old): \(after.outcome.diagnostics.first?.message ?? "")")
            try expectSameStoredForm(before, after, old)
            let back = try Rename(target.renamed(to: old + "Renewed"), in: after).edits(to: old)
            let restored = back.applied(to: after, changed)
            guard goesBackByItself(target, before) else {
                let last = snapshot(restored)
                #expect(!last.outcome.hasErrors)
                try expectSameStoredForm(before, last, old)
                continue
            }
            for (path, text) in texts where restored[path] != text {
                Issue.record(
                    """
                    \(old) in \(path): \(UnifiedDiff.text(
                        from: String(decoding: text, as: UTF8.self),
                        to: String(decoding: restored[path] ?? [], as: UTF8.self),
                        path: path
                    ))
                    """
                )
            }
        }
        // The system's spec declares nothing.
        #expect((renamed == 0) == (name == "system"))
    }

    /// Whether nothing remains of a change: a case that had no value keeps the one it was given, and a `wireName` goes that
    /// says no more than the name does, whoever wrote it.
    private func goesBackByItself(_ target: NameTarget, _ snapshot: Snapshot) -> Bool {
        guard let specs = snapshot.specs else { return false }
        switch target {
        case .subsystem: return true
        case .symbol(let symbol):
            let declaration = specs.declared(symbol)
            let subsystem = specs.subsystems[symbol.subsystem].name
            let stored = Naming.snakeCase(declaration.name)
            let table = declaration.node["table"]?["name"]?.text
            return declaration.wireName?.value != "\(subsystem).\(stored)" && table != stored
        case .member(let member):
            guard let found = MemberDeclaration(member, in: specs) else { return false }
            if member.list == .cases, case .enumeration = specs.type(member.owner).kind { return found.isNameFixed }
            let stored = member.list == .columns ? Naming.snakeCase(member.name) : member.name
            // A mapping that only has a type is as good as the type alone.
            let isLong = found.declaration.node.mapping?.map(\.key) == ["type"]
            return found.declaration.wireName?.value != stored && !isLong
        }
    }

    private func expectSameStoredForm(_ old: Snapshot, _ new: Snapshot, _ name: String) throws {
        let from = try #require(old.outcome.compilation)
        let to = try #require(new.outcome.compilation)
        let changes = BreakingChanges(
            from: from.specs,
            to: to.specs,
            in: [.payload, .contract, .sql]
        )
        #expect(changes.diagnostics.isEmpty, "\(name): \(changes.diagnostics.map(\.message))")
    }

    private static let text = """
        misas: 1
        subsystem: shop
        types:
          OrderID: { identifier: uuid }
          Colour: { enum: [red, green] }
          Size:
            enum:
              - small
              - large
        events:
          Ordered:
            fields: { order: OrderID, colour: { type: Colour, default: red }, by: "map<string, int>" }
          Closed:
        """

    /// The text after a name was changed, or why it was not.
    private func renaming(_ place: String, to name: String, in text: String = text) throws -> String {
        let texts = ["/Sources/Shop/Shop.misas.yaml": Array(text.utf8)]
        let before = snapshot(texts)
        let start = try #require(text.range(of: place)?.lowerBound)
        let offset = text.unicodeScalars.distance(from: text.startIndex, to: start)
        let found = try #require(before.names?.occurrences(at: offset, in: 0).first)
        do throws(Rename.Refusal) {
            let edits = try Rename(found.target, in: before).edits(to: name)
            return String(decoding: edits.applied(to: before, texts).values.first ?? [], as: UTF8.self)
        } catch {
            return error.message
        }
    }

    @Test("makes room for the stored name of what is written in short")
    func short() throws {
        let fields = "fields: { order: OrderID, colour: { type: Colour, default: red }, by: \"map<string, int>\" }"
        #expect(try renaming("order:", to: "number").contains("{ number: { type: OrderID, wireName: order }, colour"))
        #expect(
            try renaming("by:", to: "sizes").contains("sizes: { type: \"map<string, int>\", wireName: by } }")
        )
        #expect(try renaming("Closed", to: "Shut").hasSuffix("\(fields)\n  Shut: {wireName: shop.closed}"))
        #expect(
            try renaming("red", to: "crimson").contains("enum: { crimson: red, green: green } }")
                && renaming("red", to: "crimson").contains("default: crimson")
        )
    }

    @Test(
        "says why it does not",
        arguments: [
            ("Ordered", "ordered", "an event is called in `UpperCamelCase` letters and digits, not `ordered`"),
            ("Ordered", "Closed", "there is an event `Closed` already, in Shop.misas.yaml:13"),
            ("Ordered", "Or dered", "an event is called in `UpperCamelCase` letters and digits, not `Or dered`"),
            ("Ordered", "", "an event is called in `UpperCamelCase` letters and digits, not ``"),
            (
                "Ordered", "ShopSubsystem",
                "`Ordered` cannot become `ShopSubsystem`: the subsystem's own type would be called `ShopSubsystem`, "
                    + "as the event `ShopSubsystem` is (Shop.misas.yaml:2)"
            ),
            ("order:", "colour", "`Ordered` has a field `colour` already, in Shop.misas.yaml:12"),
            (
                "order:", "self",
                "`order` cannot become `self`: a field cannot be called `self` in Swift: every value has that already (Shop.misas.yaml:12)"
            ),
            ("green", "red", "`Colour` has a case `red` already, in Shop.misas.yaml:5"),
            (
                "small", "tiny",
                "a list has no room for the stored name of `small`; write the cases as `{ small: small, … }` first"
            ),
            (
                "shop", "store",
                "the name of a subsystem is a part of the stored names of all its messages; "
                    + "`shop` can only be changed by hand"
            ),
        ]
    )
    func refusals(place: String, name: String, reason: String) throws {
        #expect(try renaming(place, to: name) == reason)
    }

    @Test("keeps line breaks, quotes and comments as they are")
    func writing() throws {
        let text =
            "misas: 1\r\nsubsystem: shop\r\nevents:\r\n  \"Ordered\": # first\r\n    fields: { 'id': uuid } # last\r\n"
        #expect(
            try renaming("Ordered", to: "Bought", in: text)
                == "misas: 1\r\nsubsystem: shop\r\nevents:\r\n  \"Bought\": # first\r\n"
                + "    fields: { 'id': uuid } # last\r\n    wireName: shop.ordered\r\n"
        )
        #expect(
            try renaming("id", to: "number", in: text).contains("{ 'number': { type: uuid, wireName: id } } # last")
        )
    }
}

extension NameTarget {
    /// The same thing, once it has another name.
    fileprivate func renamed(to name: String) -> NameTarget {
        guard case .member(let member) = self else { return self }
        return .member(Member(owner: member.owner, list: member.list, name: name))
    }
}
