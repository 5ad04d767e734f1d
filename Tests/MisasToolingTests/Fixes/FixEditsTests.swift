import MisasCompiler
import Testing

@testable import MisasTooling

/// How a fix is written: as the file is.
@Suite("A fix's edits")
struct FixEditsTests {
    /// A faulty text, and the same after the fix of a code.
    struct Writing: Sendable, CustomStringConvertible {
        let description: String
        let code: DiagnosticCode
        let before: String
        let after: String

        init(_ description: String, _ code: DiagnosticCode, _ before: String, _ after: String) {
            self.description = description
            self.code = code
            self.before = before
            self.after = after
        }
    }

    private static let head = "misas: 1\nsubsystem: shop\n"
    private static let types = head + "types:\n  A: { identifier: uuid }\n"
    private static let using = "  S: { fields: { all: trade.Order } }\n"

    /// An aggregate with one command that does not say that it creates.
    private static func creating(_ command: String) -> String {
        types + "aggregates:\n  B:\n    identifier: A\n    commands:\n" + command
            + "events:\n  E: { fields: { a: A } }\n"
    }

    private static let writings: [Writing] = [
        Writing(
            "keeps double quotes",
            .unknownName,
            types + "queries: {Q: {returns: \"strin\"}}\n",
            types + "queries: {Q: {returns: \"string\"}}\n"
        ),
        Writing(
            "keeps single quotes",
            .unknownName,
            types + "queries: {Q: {returns: 'strin'}}",
            types + "queries: {Q: {returns: 'string'}}"
        ),
        Writing(
            "keeps quotes of a key",
            .unknownKey,
            head + "types: { A: { \"identifer\": uuid } }\n",
            head + "types: { A: { \"identifier\": uuid } }\n"
        ),
        Writing(
            "takes quotes away",
            .wrongKind,
            head + "types: { A: { wraps: string, maxLength: '12' } }\n",
            head + "types: { A: { wraps: string, maxLength: 12 } }\n"
        ),
        Writing(
            "mends within a part",
            .unknownName,
            types + "queries: {Q: {returns: list<strin>}}\n",
            types + "queries: {Q: {returns: list<string>}}\n"
        ),
        Writing(
            "counts emoji as editors do",
            .unknownName,
            "# 🛒 שלום\n" + types + "queries: {Q: {description: \"🛒\", returns: strin}}\n",
            "# 🛒 שלום\n" + types + "queries: {Q: {description: \"🛒\", returns: string}}\n"
        ),
        Writing(
            "quotes a type with a comma",
            .typeSyntax,
            types + "queries: {Q: {returns: map<string, int>?}}\n",
            types + "queries: {Q: {returns: \"map<string, int>?\"}}\n"
        ),
        Writing(
            "writes `misas` before all else",
            .missingKey,
            "# Shop\n\nsubsystem: shop\n",
            "# Shop\n\nmisas: 1\nsubsystem: shop\n"
        ),
        Writing(
            "writes `misas` with the file's line breaks",
            .missingKey,
            "subsystem: shop\r\ndescription: d",
            "misas: 1\r\nsubsystem: shop\r\ndescription: d"
        ),
        Writing("writes `misas` into braces", .missingKey, "{subsystem: shop}", "{subsystem: shop, misas: 1}"),
        Writing(
            "writes as JSON does",
            .missingKey,
            "{\"subsystem\": \"shop\"}\n",
            "{\"subsystem\": \"shop\", \"misas\": 1}\n"
        ),
        Writing(
            "writes what a file begins with in its order",
            .notUsed,
            types + using,
            "misas: 1\nsubsystem: shop\nuses: [trade]\ntypes:\n  A: { identifier: uuid }\n" + using
        ),
        Writing(
            "writes an item into brackets",
            .notUsed,
            "misas: 1\nsubsystem: shop\nuses: [tax] # why\ntypes:\n" + using,
            "misas: 1\nsubsystem: shop\nuses: [tax, trade] # why\ntypes:\n" + using
        ),
        Writing(
            "writes an item into empty brackets",
            .notUsed,
            "misas: 1\nsubsystem: shop\nuses: [ ]\ntypes:\n" + using,
            "misas: 1\nsubsystem: shop\nuses: [trade]\ntypes:\n" + using
        ),
        Writing(
            "writes an item below others",
            .notUsed,
            "misas: 1\nsubsystem: shop\nuses:\n- \"tax\" # why\ntypes:\n" + using,
            "misas: 1\nsubsystem: shop\nuses:\n- \"tax\" # why\n- \"trade\"\ntypes:\n" + using
        ),
        Writing(
            "writes an item into brackets over lines",
            .notUsed,
            "misas: 1\nsubsystem: shop\nuses: [\n  tax # why\n]\ntypes:\n" + using,
            "misas: 1\nsubsystem: shop\nuses: [\n  tax, # why\n  trade\n]\ntypes:\n" + using
        ),
        Writing(
            "keeps a comma at the end",
            .notUsed,
            "misas: 1\nsubsystem: shop\nuses: [\n  tax,\n]\ntypes:\n" + using,
            "misas: 1\nsubsystem: shop\nuses: [\n  tax,\n  trade,\n]\ntypes:\n" + using
        ),
        Writing(
            "adds a line to a block",
            .neverCreated,
            creating("      C:\n        fields:\n          a: A # which\n        emits: [E]\n"),
            creating("      C:\n        fields:\n          a: A # which\n        emits: [E]\n        creates: true\n")
        ),
        Writing(
            "adds a line behind a text of lines",
            .neverCreated,
            creating(
                "      C:\n        fields: { a: A }\n        description: |\n          # Two\n          lines.\n\n"
            ),
            creating(
                "      C:\n        fields: { a: A }\n        description: |\n          # Two\n          lines.\n        creates: true\n\n"
            )
        ),
        Writing(
            "adds to braces",
            .neverCreated,
            creating("      C: { fields: { a: A }, emits: [E] } # c\n"),
            creating("      C: { fields: { a: A }, emits: [E], creates: true } # c\n")
        ),
        Writing(
            "adds to braces over lines",
            .neverCreated,
            creating("      C: {\n        fields: { a: A }, # a\n        emits: [E] # e\n      }\n"),
            creating(
                "      C: {\n        fields: { a: A }, # a\n        emits: [E], # e\n        creates: true\n      }\n"
            )
        ),
        Writing(
            "adds to braces behind an anchor",
            .neverCreated,
            creating("      C: { fields: &f { a: A } }\n"),
            creating("      C: { fields: &f { a: A }, creates: true }\n")
        ),
        Writing(
            "takes an item out of a block",
            .repeated,
            types
                + "errors: {X: {}}\nqueries:\n  Q:\n    returns: int\n    throws:\n      - X # once\n      # twice\n      - X # again\n",
            types
                + "errors: {X: {}}\nqueries:\n  Q:\n    returns: int\n    throws:\n      - X # once\n      # twice\n      # again\n"
        ),
        Writing(
            "takes the last line with it",
            .repeated,
            types + "errors: {X: {}}\nqueries:\n  Q:\n    returns: int\n    throws:\r\n      - X\r\n      - X",
            types + "errors: {X: {}}\nqueries:\n  Q:\n    returns: int\n    throws:\r\n      - X"
        ),
        Writing(
            "takes an item out of brackets over lines",
            .repeated,
            types + "errors: {X: {}}\nqueries: {Q: {returns: int, throws: [X, # one\n  \"X\"]}}\n",
            types + "errors: {X: {}}\nqueries: {Q: {returns: int, throws: [X # one\n  ]}}\n"
        ),
        Writing(
            "makes a list of a text",
            .wrongKind,
            types + "errors: {X: {}}\nqueries: {Q: {returns: int, throws: \"X\"}}\n",
            types + "errors: {X: {}}\nqueries: {Q: {returns: int, throws: [X]}}\n"
        ),
    ]

    @Test("are written as the file is", arguments: writings)
    func writing(item: Writing) throws {
        let subject = FixSubject(item.before)
        let edits = try #require(subject.edits(item.code), "\(subject.compilation.diagnostics)")
        expectSound(edits, in: subject.compilation.sources, item.description)
        let text = subject.text(after: edits)
        #expect(text == item.after)
        let codes = FixSubject(text).codes
        #expect(codes.count { $0 == item.code } < subject.codes.count { $0 == item.code }, "\(codes)")
        #expect(!codes.contains(.yamlSyntax))
        #expect(comments(Array(text.utf8)) == comments(Array(item.before.utf8)))
    }

    @Test(
        "are none where the text leaves no safe place",
        arguments: [
            // The name needs quotes, the anchor would be lost, or the text has other letters than its meaning.
            types + "  \"stri]n\": { wraps: string }\nqueries: {Q: {returns: strin}}\n",
            types + "queries: {Q: {returns: &t strin}}\n",
            types + "queries: {Q: {returns: \"st\\x72in\"}}\n",
            types + "queries:\n  Q:\n    returns: >-\n      strin\n",
        ]
    )
    func unsafe(text: String) {
        let subject = FixSubject(text)
        #expect(subject.codes.contains(.unknownName))
        #expect(subject.edits(.unknownName) == nil)
    }

    @Test("collide where they share text or a place, and nowhere else")
    func collisions() {
        func edit(_ start: Int, _ end: Int, file: Int32 = 0) -> TextEdit {
            TextEdit(SourceRange(file: file, start: start, end: end), "x")
        }
        #expect(edit(1, 3).collides(with: edit(2, 4)))
        #expect(edit(2, 2).collides(with: edit(2, 2)))
        #expect(edit(2, 2).collides(with: edit(1, 3)))
        #expect(!edit(1, 3).collides(with: edit(3, 4)))
        #expect(!edit(1, 3).collides(with: edit(2, 4, file: 1)))
    }
}
