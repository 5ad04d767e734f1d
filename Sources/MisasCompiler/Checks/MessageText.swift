/// A text with values in it: an error's message or the name of a stream.
///
/// `{field}` or `{field.part}` is a value, `{{` and `}}` are braces.
package struct MessageText: Sendable {
    package let parts: [Part]

    package enum Part: Sendable {
        case text(String)
        /// The names from the outermost field inwards, and where they stand in the source text, in scalars.
        case value(path: [String], offset: Int, length: Int)
    }

    package struct Fault: Error {
        let message: String
        let offset: Int
        let help: String?
        /// The brace that has to be doubled, if it is that.
        var brace: String?

        /// What mends it, unless the other brace was forgotten.
        ///
        /// - Parameter range: where its first scalar stands.
        func fix(at range: SourceRange) -> Fix? {
            brace.map { .replace(range, $0, with: $0 + $0, isCertain: false) }
        }
    }

    package init(_ source: String) throws(Fault) {
        let scalars = Array(source.unicodeScalars)
        var parts: [Part] = []
        var literal = String.UnicodeScalarView()
        var index = 0
        func flush() {
            guard !literal.isEmpty else { return }
            parts.append(.text(String(literal)))
            literal = String.UnicodeScalarView()
        }
        while index < scalars.count {
            let scalar = scalars[index]
            let isDoubled = index + 1 < scalars.count && scalars[index + 1] == scalar
            switch scalar {
            case "{" where isDoubled, "}" where isDoubled:
                literal.append(scalar)
                index += 2
            case "{":
                flush()
                guard let end = scalars[index...].firstIndex(of: "}") else {
                    throw Fault(
                        message: "this `{` is never closed",
                        offset: index,
                        help: "write `{{` for a brace",
                        brace: "{"
                    )
                }
                let name = String(String.UnicodeScalarView(scalars[(index + 1)..<end]))
                let path = name.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
                guard path.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { $0 != 0x7B && $0 > 0x20 } }) else {
                    throw Fault(message: "`{\(name)}` names no field", offset: index, help: "write `{{` for a brace")
                }
                parts.append(.value(path: path, offset: index + 1, length: end - index - 1))
                index = end + 1
            case "}":
                throw Fault(
                    message: "this `}` closes nothing",
                    offset: index,
                    help: "write `}}` for a brace",
                    brace: "}"
                )
            default:
                literal.append(scalar)
                index += 1
            }
        }
        flush()
        self.parts = parts
    }
}
