import TestSupport
import Testing

@testable import MisasCompiler

@Suite("Properties of templates")
struct TemplatePropertyTests {
    private static let view = SampleView(
        note: "two\nlines",
        isOpen: true,
        labels: ["x", "y"],
        deputy: OwnerView(name: "Kim", roles: ["r"]),
        children: [SampleView(name: "b", children: [SampleView(name: "c")]), SampleView(name: "d", note: "n")]
    )

    private static let originals = [
        """
        // {{name}}
        {{! A comment
           of two lines }}
        {{#children}}
          {{name}}: {{owner.name}}{{^-last}}, {{/-last}}
          {{>part}}
        {{/children}}
        {{^labels}}none{{/labels}}{{#labels}}{{-index}} {{.}}{{/labels}}
        """,
        "{{=<% %>=}}\r\n<%#isOpen%>\r\n<%name%>\r\n<%/isOpen%>\r\n<%={{ }}=%>{{{note}}}{{&rendered}}",
        "é{{#deputy}}{{name}} {{#city}}{{.}}{{/city}}{{#roles}}{{.}}{{#-first}}!{{/-first}}{{/roles}}{{/deputy}}ü",
        "{{#note}}\n\t{{>part}}\n{{/note}}{{#children}}{{>main}}{{/children}}",
    ]

    @Test("No mutation of a template crashes, hangs, or has an error outside of it")
    func mutations() throws {
        var generator = SeededGenerator()
        let seed = generator.seed
        let fragments: [String] = [
            "{{", "}}", "{", "}", "#", "^", "/", ">", "!", "=", "&", "$", "<", "*", ".", "-", "\n", "\r\n", " ", "é",
            "👨‍👩‍👧", "\0",
            "{{name}}", "{{>part}}", "{{>main}}", "{{/children}}", "{{#children}}", "{{=| |=}}", "{{={ }=}}", "-last",
        ]
        var counts = (compiled: 0, refused: 0)
        for round in 0..<Mutations.count(ordinarily: 10_000) {
            let original = Self.originals[round % Self.originals.count]
            let text = Self.mutate(original, with: fragments, using: &generator)
            let library = TemplateLibrary(["main": text, "part": "[{{name}}]\n{{#children}}{{>part}}{{/children}}"])
            do throws(TemplateErrors) {
                let template = try Template<SampleView>("main", in: library)
                counts.compiled += 1
                var output: [UInt8] = []
                do throws(TemplateError) {
                    try template.render(Self.view, into: &output)
                } catch {
                    // Only recursion can go wrong so late.
                    #expect(output.isEmpty, "seed \(seed), round \(round)")
                    if error.template == "main" { expectInside(error, text, "seed \(seed), round \(round)") }
                }
            } catch {
                counts.refused += 1
                #expect(!error.errors.isEmpty, "seed \(seed), round \(round)")
                for error in error.errors where error.template == "main" {
                    expectInside(error, text, "seed \(seed), round \(round)")
                }
            }
        }
        // Mutations that are all refused, or all harmless, would test little.
        #expect(counts.compiled > 500 && counts.refused > 500, "seed \(seed): \(counts)")
    }

    private static func mutate(
        _ text: String,
        with fragments: [String],
        using generator: inout SeededGenerator
    ) -> String {
        var scalars = Array(text.unicodeScalars)
        for _ in 0..<Int.random(in: 1...4, using: &generator) {
            let start = Int.random(in: 0...scalars.count, using: &generator)
            let end = min(scalars.count, start + Int.random(in: 0...6, using: &generator))
            switch Int.random(in: 0..<4, using: &generator) {
            case 0:
                scalars.removeSubrange(start..<end)
            case 1:
                let fragment = fragments.randomElement(using: &generator) ?? ""
                scalars.insert(contentsOf: fragment.unicodeScalars, at: start)
            case 2:
                let fragment = fragments.randomElement(using: &generator) ?? ""
                scalars.replaceSubrange(start..<end, with: fragment.unicodeScalars)
            default:
                scalars.insert(contentsOf: scalars[start..<end], at: Int.random(in: 0...start, using: &generator))
            }
        }
        return String(String.UnicodeScalarView(scalars))
    }

    private func expectInside(_ error: TemplateError, _ text: String, _ comment: Comment) {
        let lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
        guard lines.indices.contains(error.line - 1) else {
            Issue.record("\(comment): line \(error.line) of \(lines.count)")
            return
        }
        #expect((1...lines[error.line - 1].count + 1).contains(error.column), comment)
        #expect(error.length <= text.unicodeScalars.count, comment)
    }

    @Test("A template without tags is rendered as it stands")
    func plainText() throws {
        var generator = SeededGenerator()
        let seed = generator.seed
        let pieces = ["a", "{", "}", " ", "\n", "\r\n", "é", "\t", "}}", "#", "\0"]
        for _ in 0..<500 {
            var text = ""
            for _ in 0..<Int.random(in: 0..<40, using: &generator) {
                let piece = pieces.randomElement(using: &generator) ?? ""
                text += piece == "{" ? "{ " : piece
            }
            #expect(try render(text) == text, "seed \(seed)")
        }
    }

    @Test("An indented partial is what the partial would be with its lines indented")
    func indentation() throws {
        var generator = SeededGenerator()
        let seed = generator.seed
        let lines = [
            "", "text", "{{name}}", "  {{name}} and {{owner.name}}", "{{#isOpen}}x{{/isOpen}}", "{{! gone }}",
            "{{#labels}}{{.}} {{/labels}}end", "  {{>other}}", "x {{>other}} y", "{{#note}}\n{{.}}\n{{/note}}",
            "{{#children}}\n  - {{name}}\n  {{>other}}\n{{/children}}", "{{^labels}}\nnever\n{{/labels}}",
        ]
        for _ in 0..<500 {
            let count = Int.random(in: 1...8, using: &generator)
            let lineEnd = Bool.random(using: &generator) ? "\n" : "\r\n"
            let text = (0..<count).map { _ in (lines.randomElement(using: &generator) ?? "") + lineEnd }.joined()
            let indented = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
                .map { $0.isEmpty || $0.elementsEqual(["\r"]) ? String($0) : "\t " + String($0) }
                .joined(separator: "\n")
            let other = "1\n\n{{name}}\n"
            let byEngine = try render("\t {{>part}}\n", Self.view, partials: ["part": text, "other": other])
            let byHand = try render(indented, Self.view, partials: ["other": other])
            try #require(byEngine == byHand, "seed \(seed): \(text)")
        }
    }
}
