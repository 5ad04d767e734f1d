import Testing

@testable import MisasCompiler

@Suite("Types that name themselves")
struct TypeCircleTests {
    private func codes(_ types: String) -> [DiagnosticCode] {
        SeveralFaultsTests.compile(["Spec.misas.yaml": "misas: 1\nsubsystem: spec\ntypes:\n\(types)"]).diagnostics.map(
            \.code
        )
    }

    @Test("A wrapper of itself with an example is told, once, and followed for ever by nobody")
    func wrapperOfItself() {
        #expect(codes("  A: { wraps: A, example: 1, minimum: 1 }\n") == [.endlessType])
        #expect(codes("  A: { wraps: B, example: 1 }\n  B: { wraps: A, example: 1 }\n") == [.endlessType])
        #expect(
            codes("  A: { wraps: A }\n  S: { fields: { a: { type: A, default: 1 }, b: \"map<A, int>\" } }\n") == [
                .endlessType
            ]
        )
    }

    @Test("Fifty wrappers may lie in one another, and not one more")
    func manyWrappers() {
        func chain(_ count: Int) -> String {
            (1..<count).map { "  W\($0): { wraps: W\($0 + 1), example: 1 }\n" }.joined()
                + "  W\(count): { wraps: int }\n"
        }
        #expect(codes(chain(50)) == [])
        #expect(codes(chain(51)) == [.typeSyntax])
        #expect(codes(chain(2_000)) == [.typeSyntax])
    }

    @Test("A chain of thousands of structures comes to an end, wherever it starts")
    func longChains() {
        let names = (0..<2_000).map { "  T\($0): { fields: { next: T\($0 + 1) } }\n" }
        let end = "  T2000: { fields: {} }\n"
        #expect(codes(names.joined() + end) == [])
        #expect(codes(names.reversed().joined() + end) == [])
        #expect(codes(names.joined() + "  T2000: { fields: { next: T0 } }\n") == [.endlessType])
    }

    @Test("Each circle is told once, at its first type, and what leads to it is not")
    func circles() {
        let types = """
              Leads: { fields: { a: A } }
              A: { fields: { b: B } }
              B: { union: { a: A, c: A } }
              C: { fields: { c: C } }
              Ends: { fields: { a: A?, c: list<C> } }

            """
        let compilation = SeveralFaultsTests.compile(["Spec.misas.yaml": "misas: 1\nsubsystem: spec\ntypes:\n\(types)"])
        #expect(compilation.diagnostics.map(\.code) == [.endlessType, .endlessType])
        #expect(compilation.diagnostics[0].message.contains("`A` → `B` → `A`"))
        #expect(compilation.diagnostics[1].message.contains("`C` → `C`"))
    }
}
