import Testing

@testable import MisasCompiler

/// Names that Swift cannot take even in back-quotes are told at their place, not by the Swift compiler.
@Suite("Names that collide in Swift")
struct NameCollisionTests {
    private func errors(_ body: String) -> [String] {
        let text = "misas: 1\nsubsystem: names\n\(body)\n"
        let compilation = Compilation(
            [.init(path: "names.misas.yaml", bytes: Array(text.utf8), module: "Names")],
            lints: .off
        )
        return compilation.diagnostics.map { diagnostic in
            let line = diagnostic.range.map { compilation.sources.files[Int($0.file)].position(of: $0.start).line } ?? 0
            return "\(line) \(diagnostic.code.rawValue)"
        }
    }

    @Test("A type cannot be called `Self`; it can under another name in Swift")
    func selfType() {
        #expect(errors("types:\n  Self: { fields: { a: int } }") == ["4 MISAS1205"])
        #expect(errors("types:\n  Self: { swiftName: Own, fields: { a: int } }") == [])
    }

    @Test("A field cannot be called as what every value has", arguments: ["self", "hashValue"])
    func takenField(name: String) {
        #expect(errors("types:\n  A: { fields: { \(name): int } }") == ["4 MISAS1205"])
        #expect(errors("types:\n  A: { fields: { \(name): { type: int, swiftName: other } } }") == [])
    }

    @Test("A case cannot be called `self`")
    func takenCase() {
        #expect(errors("types:\n  A: { enum: [self] }") == ["4 MISAS1205"])
        #expect(errors("types:\n  A: { union: { self: int } }") == ["4 MISAS1205"])
        #expect(errors("types:\n  A: { enum: [own] }") == [])
    }

    @Test("Two queries cannot be one argument of the subsystem's initializer")
    func arguments() {
        let two = "queries:\n  AB: { returns: int }\n  Ab: { returns: int, wireName: names.other }"
        #expect(errors(two) == ["5 MISAS1205"])
        let one = "queries:\n  AB: { returns: int }\n  Abc: { returns: int }"
        #expect(errors(one) == [])
    }

    @Test("Two events cannot be one case of what a command emits")
    func emissions() {
        let events = "events:\n  AB: {}\n  Ab: { wireName: names.other }\ncommands:\n  Do: { emits: [AB, Ab] }"
        #expect(errors(events) == ["7 MISAS1205"])
    }
}
