import Testing

@testable import MisasCompiler

@Suite(
    "The Mustache specification",
    .enabled(
        if: MustacheSpecification.isToBeTested,
        "shared/conformance/mustache lies neither beside the package nor one level further up"
    )
)
struct MustacheSpecificationTests {
    /// How a case may differ from the specification.
    enum Difference {
        /// Nothing is escaped: the template is rendered to this instead.
        case verbatim(String)
        /// A name or partial that does not exist is an error that begins with this message at this column of line 1.
        case miss(column: Int, String)
    }

    static let differences: [String: [String: Difference]] = [
        "interpolation": [
            "HTML Escaping": .verbatim("These characters should be HTML escaped: & \" < >\n"),
            "Implicit Iterators - HTML Escaping": .verbatim("These characters should be HTML escaped: & \" < >\n"),
            "Basic Context Miss Interpolation": .miss(column: 6, "unknown name `cannot` in `data`"),
            "Triple Mustache Context Miss Interpolation": .miss(column: 7, "unknown name `cannot` in `data`"),
            "Ampersand Context Miss Interpolation": .miss(column: 7, "unknown name `cannot` in `data`"),
            "Dotted Names - Broken Chains": .miss(column: 4, "`a` has no name `b`"),
            "Dotted Names - Broken Chain Resolution": .miss(column: 4, "`b` has no name `c`"),
            "Dotted Names - Context Precedence": .miss(column: 9, "`b` has no name `c`"),
            "Dotted Names are never single keys": .miss(column: 3, "unknown name `a` in `data`"),
        ],
        "inverted": [
            "Context Misses": .miss(column: 5, "unknown name `missing` in `data`"),
            "Dotted Names - Broken Chains": .miss(column: 5, "`a` has no name `b`"),
            // Names of the view that is absent, in the section for its absence.
            "Context": .miss(column: 19, "unknown name `name` in `data`"),
            "List": .miss(column: 13, "unknown name `n` in `data`"),
        ],
        "partials": [
            "Failed Lookup": .miss(column: 5, "there is no template `text`")
        ],
        "sections": [
            "Implicit Iterator - HTML Escaping": .verbatim("\"(&)(\")(<)(>)\""),
            "Context Misses": .miss(column: 5, "unknown name `missing` in `data`"),
            "Dotted Names - Broken Chains": .miss(column: 5, "`a` has no name `b`"),
        ],
    ]

    @Test(
        "Every case of what is claimed gives what the specification says, or differs as listed",
        arguments: ["comments", "delimiters", "interpolation", "inverted", "partials", "sections"]
    )
    func claimed(module: String) throws {
        let cases = try MustacheSpecification.cases(module)
        let differences = Self.differences[module] ?? [:]
        #expect(cases.count >= 12)
        #expect(Set(differences.keys).subtracting(cases.map(\.name)) == [], "listed, but no longer a case")
        for example in cases {
            let result = example.result()
            switch differences[example.name] {
            case nil:
                #expect(try result.get() == example.expected, "\(example.name)")
            case .verbatim(let text):
                #expect(text != example.expected, "\(example.name) is listed, but does not differ")
                #expect(try result.get() == text, "\(example.name)")
            case .miss(let column, let message):
                guard case .failure(let failure) = result else {
                    Issue.record("\(example.name) is listed as an error, but gives \(result)")
                    continue
                }
                let error = try #require(failure.errors.first)
                #expect(error.message == message, "\(example.name)")
                #expect((error.line, error.column) == (1, column), "\(example.name)")
                #expect(failure.errors.count == 1, "\(example.name)")
            }
        }
    }

    @Test("Every tag of what is not claimed is told to be unsupported", arguments: ["inheritance", "dynamic-names"])
    func notClaimed(module: String) throws {
        let cases = try MustacheSpecification.cases(module)
        #expect(cases.count >= 12)
        for example in cases {
            guard case .failure(let failure) = example.result() else {
                Issue.record("\(example.name) is accepted")
                continue
            }
            #expect(failure.errors.contains { $0.message.contains("not supported") }, "\(example.name): \(failure)")
        }
    }
}
