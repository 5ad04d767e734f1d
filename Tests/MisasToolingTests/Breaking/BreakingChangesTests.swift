import Foundation
import MisasCompiler
import MisasTooling
import Testing

/// What is told of changes, each made to one spec; those of stored events are proven by reading, in `BreakingProofTests`.
@Suite("Breaking changes")
struct BreakingChangesTests {
    private static let spec = """
        misas: 1
        subsystem: shop
        description: What is sold.
        access: public
        conformances: [Hashable]
        types:
          ItemID: { identifier: uuid }
          Size: { enum: [small, large] }
          Note: { wraps: string, maxLength: 20, pattern: "^[a-z]*$" }
          Price: { fields: { amount: { type: decimal, minimum: "0" }, currency: string } }
          Page: { fields: { items: list<Price>, next: string?, size: Size } }
          Way: { union: { post: Price, pickup: none } }
        errors:
          SoldOut: { tags: [conflict], fields: { item: ItemID, left: int } }
          Unpaid: { fields: { item: ItemID } }
        events:
          ShopClosed: { fields: { at: dateTime } }
        aggregates:
          Item:
            description: An item.
            identifier: ItemID
            state: { size: Size }
            events:
              Added: { fields: { item: ItemID, at: dateTime } }
              Sold:
                version: 2
                upcasts: { 1: { add: { note: none } } }
                fields: { item: ItemID, note: string, at: dateTime }
            commands:
              Add:
                description: Adds.
                creates: true
                requires: [clerk, owner]
                fields: { item: ItemID, size: Size, tags: { type: list<string>, maxItems: 5 } }
                emits: [Added]
                http: POST /items
              Sell:
                description: Sells.
                fields:
                  item: ItemID
                  note: Note
                  price: Price
                  count: { type: int, default: 1, maximum: 10 }
                  way: Way?
                emits: [Sold]
                throws: [SoldOut, Unpaid]
                returns: Price
                http: { route: "POST /items/{item}/sale", status: 202 }
          Basket:
            description: A basket.
            identifier: ItemID
            storage: state
            state: { count: int }
            events: { Filled: { fields: { basket: ItemID, at: dateTime } } }
            commands:
              Fill:
                description: Fills.
                creates: true
                fields: { basket: ItemID }
                emits: [Filled]
        queries:
          FindItems:
            description: Finds items.
            fields: { size: Size?, limit: { type: int, default: 10 } }
            returns: Page
            throws: [Unpaid]
            http: GET /items
        predictions:
          Expired: { description: Expires., key: item, fields: { item: ItemID } }
        projections:
          Shelf: { description: Shelf., on: [Added], document: Page, key: item }
          Books:
            description: Books.
            on: [Sold]
            table:
              columns: { item: ItemID, size: Size?, note: { type: string, maxLength: 20 }, total: int }
              primaryKey: [item]
        policies:
          Remind: { description: Reminds., on: [Added], predicts: [Expired] }
          Close: { description: Closes., on: [Expired] }

        """

    /// A change, and what is told of it.
    struct Change: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let edits: [(String, String)]
        let codes: [DiagnosticCode]

        init(_ description: String, _ edits: [(String, String)], _ codes: [DiagnosticCode]) {
            testDescription = description
            self.edits = edits
            self.codes = codes
        }
    }

    static let changes: [Change] = [
        // What is stored.
        Change(
            "an event is removed",
            [("  ShopClosed: { fields: { at: dateTime } }", "  Other: { fields: { a: int } }")],
            [.eventGone]
        ),
        Change("an event is renamed", [("Added:", "Entered:"), ("[Added]", "[Entered]")], [.eventGone]),
        Change(
            "an event is renamed and keeps its wire name",
            [("Added: { ", "Entered: { wireName: shop.added, "), ("[Added]", "[Entered]")],
            [.declarationGone]
        ),
        Change("an event's description changes", [("Added: {", "Added: { description: New.,")], []),
        Change("an upcast does something else", [("add: { note: none }", "add: { note: other }")], [.upcastChanged]),
        Change(
            "a version is raised with a step",
            [
                ("version: 2", "version: 3"), ("{ note: none } }", "{ note: none } }, 2: { add: { by: me } }"),
                ("note: string, at", "note: string, by: string, at"),
            ],
            [.memberNeeded]
        ),
        Change("an aggregate is renamed", [("  Item:", "  Thing:")], [.streamsChanged]),
        Change(
            "an aggregate is renamed and keeps its wire name",
            [("  Item:", "  Thing:\n    wireName: shop.item")],
            [.declarationGone]
        ),
        Change(
            "an aggregate's streams are called otherwise",
            [
                (
                    "    identifier: ItemID\n    state: { size",
                    "    identifier: ItemID\n    stream: things-{id}\n    state: { size"
                )
            ],
            [.streamsChanged]
        ),
        Change(
            "an identifier is of another base",
            [("identifier: uuid", "identifier: int")],
            [
                .eventUnreadable, .eventUnreadable, .eventUnreadable, .streamsChanged, .streamsChanged,
                .predictionUnreadable,
                .requestFieldUnreadable, .requestFieldUnreadable, .errorUnreadable, .errorUnreadable, .columnChanged,
                .declarationChanged,
            ]
        ),
        Change("a state is stored as events", [("    storage: state\n", "")], [.storageChanged]),
        Change("a stored state needs a field", [("{ count: int }", "{ count: int, more: int }")], [.stateUnreadable]),
        Change(
            "a stored state has a new field with a default",
            [("{ count: int }", "{ count: int, more: { type: int, default: 0 } }")],
            []
        ),
        Change(
            "the state of an aggregate that stores events changes",
            [("state: { size: Size }", "state: { size: Size, more: int }")],
            []
        ),
        Change(
            "a prediction is removed",
            [
                (
                    "  Expired: { description: Expires., key: item, fields: { item: ItemID } }",
                    "  Other: { description: O., key: item, fields: { item: ItemID } }"
                ), ("[Expired]", "[Other]"),
            ],
            [.predictionGone]
        ),
        Change(
            "a prediction needs a field",
            [("key: item, fields: { item: ItemID }", "key: item, fields: { item: ItemID, by: string }")],
            [.predictionUnreadable, .memberNeeded]
        ),
        Change(
            "a prediction has another key",
            [
                (
                    "key: item, fields: { item: ItemID }",
                    "key: by, fields: { item: ItemID, by: { type: string, default: me } }"
                )
            ],
            [.predictionUnreadable]
        ),
        Change("a policy is renamed", [("Remind: {", "Warn: {")], [.policyRenamed]),
        Change(
            "a policy is renamed and keeps its wire name",
            [("Remind: {", "Warn: { wireName: shop.remind,")],
            [.declarationGone]
        ),

        // What is sent.
        Change("a route is removed", [("    http: GET /items\n", "")], [.routeGone]),
        Change("a route has another path", [("POST /items\n", "POST /things\n")], [.routeGone]),
        Change("a path's parameter has another name", [("/items/{item}/sale", "/items/{item}/sale")], []),
        Change("a command is renamed under its route", [("Add:\n", "Enter:\n")], [.declarationGone]),
        Change("a success has another status", [("status: 202", "status: 200")], [.successChanged]),
        Change("a field is removed from a request", [("          way: Way?\n", "")], [.requestFieldGone]),
        Change(
            "a request needs a new field",
            [("          way: Way?\n", "          way: Way?\n          by: string\n")],
            [.requestFieldNeeded, .memberNeeded]
        ),
        Change(
            "a request may have a new field",
            [("          way: Way?\n", "          way: Way?\n          by: string?\n")],
            []
        ),
        Change("a request needs a field that could be left out", [("way: Way?", "way: Way")], [.requestFieldNeeded]),
        Change("a request's default is dropped", [("{ type: int, default: 10 }", "int")], [.requestFieldNeeded]),
        Change(
            "a request's field takes another type",
            [("count: { type: int, default: 1, maximum: 10 }", "count: { type: bool, default: true }")],
            [.requestFieldUnreadable]
        ),
        Change(
            "a nested field of a request and a reply is needed",
            [("currency: string }", "currency: string, rate: int }")],
            [.requestFieldNeeded, .requestFieldNeeded, .documentsUnreadable, .memberNeeded]
        ),
        Change(
            "a greatest length shrinks",
            [("wraps: string, maxLength: 20", "wraps: string, maxLength: 10")],
            [.checkTightened]
        ),
        Change("a greatest length grows", [("wraps: string, maxLength: 20", "wraps: string, maxLength: 30")], []),
        Change("a pattern changes", [("^[a-z]*$", "^[a-y]*$")], [.checkTightened]),
        Change("a pattern is dropped", [(#", pattern: "^[a-z]*$""#, "")], []),
        Change(
            "a nested minimum rises",
            [(#"minimum: "0""#, #"minimum: "0.01""#)],
            [.checkTightened, .checkTightened]
        ),
        Change("a nested minimum is written otherwise", [(#"minimum: "0""#, #"minimum: "0.00""#)], []),
        Change("a maximum falls", [("maximum: 10", "maximum: 9")], [.checkTightened]),
        Change("fewer items are taken", [("maxItems: 5", "maxItems: 4")], [.checkTightened]),
        Change("a role is not let in any more", [("requires: [clerk, owner]", "requires: [owner]")], [.roleNeeded]),
        Change("another role is let in too", [("requires: [clerk, owner]", "requires: [clerk, owner, boss]")], []),
        Change(
            "a role is required where none was",
            [("        description: Sells.", "        description: Sells.\n        requires: [clerk]")],
            [.roleNeeded]
        ),
        Change("nobody is asked for a role any more", [("        requires: [clerk, owner]\n", "")], []),
        Change(
            "a reply lacks a field",
            [("items: list<Price>, next: string?, size", "next: string?, size")],
            [.replyUnreadable]
        ),
        Change(
            "a reply's field may be absent",
            [("size: Size } }\n  Way", "size: Size? } }\n  Way")],
            [.replyUnreadable]
        ),
        Change("a reply has a new field", [("next: string?,", "next: string?, more: bool?,")], []),
        Change(
            "an enum in requests, replies and columns has a new case",
            [("[small, large]", "[small, large, huge]")],
            [.replyUnreadable, .columnChanged, .caseAdded]
        ),
        Change(
            "an enum in requests, documents and columns loses a case",
            [("[small, large]", "[small]")],
            [.requestFieldUnreadable, .requestFieldUnreadable, .columnChanged, .documentsUnreadable]
        ),
        Change(
            "a command replies nothing any more",
            [("        returns: Price\n", "")],
            [.replyUnreadable]
        ),
        Change(
            "an error is answered with another status",
            [("tags: [conflict]", "tags: [validation]")],
            [.errorStatusChanged]
        ),
        Change("an error's data lacks a field", [("item: ItemID, left: int", "item: ItemID")], [.errorUnreadable]),
        Change("an error has another wire name", [("SoldOut: {", "SoldOut: { wireName: shop.gone,")], [.errorRenamed]),
        Change(
            "an error is not thrown any more",
            [("throws: [SoldOut, Unpaid]", "throws: [SoldOut]")],
            [.failureChanged]
        ),
        Change("another error is thrown", [("throws: [Unpaid]", "throws: [Unpaid, SoldOut]")], [.failureChanged]),

        // Tables and documents.
        Change("a column is removed", [(", total: int }", " }")], [.columnGone]),
        Change("a column is added", [("total: int }", "total: int, more: int? }")], [.columnAdded]),
        Change("a column has another type", [("total: int }", "total: decimal }")], [.columnChanged]),
        Change("a column may be empty", [("total: int }", "total: int? }")], [.columnChanged]),
        Change(
            "a column's check changes",
            [("note: { type: string, maxLength: 20 }", "note: { type: string, maxLength: 30 }")],
            [.columnChanged]
        ),
        Change("a table's key changes", [("primaryKey: [item]", "primaryKey: [item, total]")], [.keyChanged]),
        Change("a table has another name", [("    table:\n", "    table:\n      name: ledger\n")], [.tableGone]),
        Change(
            "a table's version is raised with its columns",
            [("total: int }", "total: decimal }"), ("    table:\n", "    version: 2\n    table:\n")],
            []
        ),
        Change(
            "documents need a field",
            [("size: Size } }\n  Way", "size: Size, more: int } }\n  Way")],
            [.documentsUnreadable, .memberNeeded]
        ),
        Change(
            "documents are built anew",
            [
                ("size: Size } }\n  Way", "size: Size, more: int } }\n  Way"),
                ("document: Page,", "document: Page, version: 2,"),
            ],
            [.memberNeeded]
        ),

        // Swift.
        Change("less can be seen", [("access: public", "access: package")], [.accessLowered]),
        Change("more can be seen", [], []),
        Change("a conformance is dropped", [("conformances: [Hashable]\n", "")], [.conformanceGone]),
        Change("a type is renamed", [("Way:", "Means:"), ("Way?", "Means?")], [.declarationGone, .memberChanged]),
        Change(
            "a type is renamed and keeps its name in Swift",
            [("Way: {", "Means: { swiftName: Way,"), ("Way?", "Means?")],
            []
        ),
        Change("a union has a new case", [("pickup: none }", "pickup: none, drone: none }")], [.caseAdded]),
        Change(
            "a wrapper wraps another type",
            [(#"wraps: string, maxLength: 20, pattern: "^[a-z]*$""#, "wraps: int")],
            [.requestFieldUnreadable, .declarationChanged]
        ),
        Change(
            "a type becomes another kind of type",
            [("Note: { wraps: string, maxLength: 20, pattern: \"^[a-z]*$\" }", "Note: { enum: [a] }")],
            [.requestFieldUnreadable, .declarationChanged]
        ),
        Change(
            "a member has another name in Swift",
            [("left: int }", "left: { type: int, swiftName: rest } }")],
            [.memberGone, .memberNeeded]
        ),
        Change(
            "a query is added",
            [("queries:\n", "queries:\n  CountItems: { description: Counts., returns: int }\n")],
            []
        ),
        Change(
            "everything is in another order",
            [("{ item: ItemID, at: dateTime }", "{ at: dateTime, item: ItemID }")],
            []
        ),
    ]

    private func compile(_ text: String, named path: String, after sources: SourceMap = SourceMap()) throws
        -> Compilation
    {
        let input = Compilation.Input(path: path, bytes: Array(text.utf8), module: "Shop")
        let compilation = Compilation([input], sources: sources, lints: .off)
        let errors = TextRenderer(sources: compilation.sources).render(compilation.diagnostics)
        try #require(!compilation.hasErrors, "\(errors)")
        return compilation
    }

    private func edited(_ change: Change) throws -> String {
        try change.edits.reduce(Self.spec) { text, edit in
            let changed = text.replacingOccurrences(of: edit.0, with: edit.1)
            try #require(changed != text || edit.0 == edit.1, "`\(edit.0)` is not in the spec")
            return changed
        }
    }

    @Test("are told for what they are", arguments: changes)
    func judged(change: Change) throws {
        let new = try compile(try edited(change), named: "Shop.misas.yaml")
        let old = try compile(Self.spec, named: "main:Shop.misas.yaml", after: new.sources)
        let found = BreakingChanges(from: old.specs, to: new.specs).diagnostics
        let text = TextRenderer(sources: old.sources).render(found)
        #expect(found.map(\.code.rawValue).sorted() == change.codes.map(\.rawValue).sorted(), "\(text)")
        // Each is told where it is now, or where it was; and never without a place.
        #expect(found.allSatisfy { $0.range != nil && $0.severity == .error })
    }

    @Test("are none where nothing has changed, whatever is in a spec")
    func none() throws {
        let new = try compile(Self.spec, named: "Shop.misas.yaml")
        let old = try compile(Self.spec, named: "main:Shop.misas.yaml", after: new.sources)
        #expect(BreakingChanges(from: old.specs, to: new.specs).diagnostics.isEmpty)
        #expect(Self.changes.count >= 70)
    }

    @Test("of stored events are mended by what is suggested, pasted as it stands")
    func suggestions() throws {
        let old =
            "misas: 1\nsubsystem: shop\nevents:\n  Sold:\n    fields: { item: uuid, owner: string, note: string?, at: dateTime }\n"
        let fields =
            "{ item: uuid, holder: string, note: string, count: int, open: bool, tags: list<string>, at: dateTime }"
        let new = "misas: 1\nsubsystem: shop\nevents:\n  Sold:\n    fields: \(fields)\n"
        func found(_ text: String) throws -> [Diagnostic] {
            let new = try compile(text, named: "Shop.misas.yaml")
            let old = try compile(old, named: "main:Shop.misas.yaml", after: new.sources)
            return BreakingChanges(from: old.specs, to: new.specs, in: [.payload]).diagnostics
        }
        let before = try found(new)
        try #require(before.map(\.code) == [.eventUnreadable])
        let snippet = try #require(before[0].snippet)
        #expect(
            snippet == """
                version: 2
                upcasts:
                  1:
                    rename: { owner: holder }
                    add: { count: 0, open: false, tags: [], note: "" }
                """
        )
        let pasted = snippet.split(separator: "\n").map { "    \($0)\n" }.joined()
        #expect(try found(new + pasted).isEmpty)
    }

    @Test(
        "of what an upcast adds are those of the values, and not those of the names of cases",
        arguments: [
            ("small: s", "size: small, sizes: [small], box: { size: small }", false),
            ("little: s", "size: little, sizes: [little], box: { size: little }", false),
            ("little: l", "size: little, sizes: [little], box: { size: little }", true),
            ("little: s", "size: large, sizes: [little], box: { size: little }", true),
            ("little: s", "size: little, sizes: [little, large], box: { size: little }", true),
            ("little: s", "size: little, sizes: [little], box: { size: large }", true),
        ]
    )
    func addedCases(_ first: String, _ added: String, isTold: Bool) throws {
        func spec(_ first: String, _ added: String) -> String {
            """
            misas: 1
            subsystem: shop
            types:
              Size: { enum: { \(first), large: large } }
              Box: { fields: { size: Size } }
            events:
              Sold:
                version: 2
                upcasts: { 1: { add: { \(added) } } }
                fields: { size: Size?, sizes: list<Size>, box: Box, at: dateTime }
            """
        }
        let old = try compile(
            spec("small: s", "size: small, sizes: [small], box: { size: small }"),
            named: "main:Shop.misas.yaml"
        )
        let new = try compile(spec(first, added), named: "Shop.misas.yaml", after: old.sources)
        let found = BreakingChanges(from: old.specs, to: new.specs, in: [.payload]).diagnostics
        #expect(found.contains { $0.code == .upcastChanged } == isTold)
    }
}
