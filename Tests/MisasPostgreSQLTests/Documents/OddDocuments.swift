import Misas
import TestSupport

/// Documents and queries at random, out of values that are easily mistaken for each other.
struct OddDocuments {
    private static let long = String(repeating: "日x", count: 50)

    /// Strings of every kind of field, and such as only look so.
    static let strings = [
        "", "a", "A", "Z", "z", "aZ", "a\u{600}Z", "\u{E9}", "e\u{301}", "日", "\u{1F3E6}", "\u{FFFD}", "\\", "\"", "'",
        "$1",
        "null", "true", "a.b", " 1", "1 ", "1", "1.0", "01", "-0", "-0.00", "0e5", "+1", "1.", ".5", "1e", "-1", "-1.5",
        "-15e-1", "-1.50001", "1e2", "1E+2", "100.00", "1e999999999", "-1e999999999", "1e-999999999", "-1e-999999999",
        "1e9999999999", "0.1", "0.10000000000000000000000000000000001", "1\n", "٣", "--1", "1e1e1",
        "PT0S", "-PT0S", "P0D", "PT1H", "PT60M", "PT3600.0S", "P1D", "PT24H", "P1W", "P7D", "-P1W", "P1.5D", "P1.5DT1H",
        "PT1.5H", "P", "PT", "P1DT", "P1Y", "P1M", "PT1M1H", "PT0.000001S", "PT0.0000019S", "-PT0.0000019S",
        "PT0.0000000000000000001S", "PT9223372036854775807S", "PT9223372036854775808S", "-PT9223372036854775807S",
        "PT9223372036854.775807S", "PT9223372036855S", "-PT9223372036855S", "P00000000000000000000000000000001D",
        "P99999999999999999999999999W", "pt1h", "PT1H\n", "PT1H ", "P1W1D", "P1D1W", "PT.5S", "PT1.S", "P-1D",
        "2026-11-23T05:55:00Z", "2026-11-23T05:55:00.5Z", "2026-11-23T05:55:01Z", "2026-11-23T05:55:00",
        long, long + "a", long + "b", String(long.dropLast()), String(long.dropLast()) + "y", long + long,
        String(repeating: "1", count: 150), String(repeating: "1", count: 149) + "2",
        "-" + String(repeating: "1", count: 150),
        "0." + String(repeating: "3", count: 200), "0." + String(repeating: "3", count: 201),
    ]

    static let numbers = [
        "0", "-0", "0.0", "1", "1.0", "1.00", "10e-1", "-1", "-1.5", "-15E-1", "100", "1e2", "0.1", "1e1000", "-1e1000",
        "1e-1000", "-1e-1000", "9007199254740992", "9007199254740993", "9007199254740993.5", "9223372036854775807",
        "9223372036854775808", "-9223372036854775809", "0." + String(repeating: "3", count: 900),
        "0." + String(repeating: "3", count: 901), String(repeating: "9", count: 1_000),
    ]

    /// Numbers that a query may have, and a document not.
    private static let queryNumbers = [
        "1e5000", "-1e5000", "1e-5000", "-1e-5000", "1e999999", "-1e-999999",
        "0." + String(repeating: "3", count: 20_000),
        String(repeating: "9", count: 1_001),
    ]

    private static let names = [
        "a", "b", "0", "1", "", "é", "e\u{301}", "x' OR true --", "$1", "{a}", "\\", "\"", "%L",
    ]

    var random: SeededGenerator

    // MARK: Documents

    mutating func document() -> [UInt8] {
        Array(text(depth: 0).utf8)
    }

    private mutating func text(depth: Int) -> String {
        switch Int.random(in: 0..<(depth > 2 ? 6 : 12), using: &random) {
        case 0: return ["null", "true", "false"].randomElement(using: &random) ?? "null"
        case 1, 2: return Self.numbers.randomElement(using: &random) ?? "0"
        case 3..<6: return quoted(string())
        case 6: return "[" + (0..<2).map { _ in text(depth: depth + 1) }.joined(separator: ",") + "]"
        default:
            let members = (0..<Int.random(in: 1...4, using: &random)).map { _ in
                quoted(name()) + ":" + text(depth: depth + 1)
            }
            return "{" + members.joined(separator: ",") + "}"
        }
    }

    private func quoted(_ text: String) -> String {
        (try? JSON.encode(JSONValue.string(text))).map { String(decoding: $0, as: UTF8.self) } ?? "\"\""
    }

    private mutating func string() -> String { Self.strings.randomElement(using: &random) ?? "" }
    private mutating func name() -> String { Self.names.randomElement(using: &random) ?? "" }

    // MARK: Queries

    mutating func query() -> DocumentQuery {
        DocumentQuery(
            where: predicate(depth: 0),
            sort: (0..<Int.random(in: 0...3, using: &random)).map { _ in
                DocumentSort(field(), isDescending: Bool.random(using: &random))
            },
            offset: Int.random(in: 0...2, using: &random),
            limit: [nil, nil, 0, 1, 5, 1_000].randomElement(using: &random) ?? nil
        )
    }

    mutating func field() -> DocumentField {
        let kinds: [DocumentField.Kind] = [.text, .boolean, .number, .decimal, .dateTime, .duration]
        return DocumentField(path(), kinds.randomElement(using: &random) ?? .text)
    }

    private mutating func path() -> String {
        let path = (0..<Int.random(in: 1...2, using: &random)).map { _ in name() }.joined(separator: ".")
        return path.isEmpty ? "a" : path
    }

    private mutating func predicate(depth: Int) -> DocumentPredicate {
        switch Int.random(in: 0..<(depth > 3 ? 7 : 10), using: &random) {
        case 0..<4:
            let comparisons: [DocumentPredicate.Comparison] = [.equal, .less, .lessOrEqual, .greater, .greaterOrEqual]
            let field = field()
            return .compare(field, comparisons.randomElement(using: &random) ?? .equal, value(of: field))
        case 4:
            let field = field()
            return .isIn(field, (0..<Int.random(in: 0...5, using: &random)).map { _ in value(of: field) })
        case 5:
            let text = string()
            let scalars = text.unicodeScalars.prefix(Int.random(in: 0...(text.unicodeScalars.count), using: &random))
            return .hasPrefix(path: path(), String(String.UnicodeScalarView(scalars)))
        case 6: return .isNull(path: path())
        case 7: return .not(predicate(depth: depth + 1))
        case 8: return .all((0..<Int.random(in: 0...3, using: &random)).map { _ in predicate(depth: depth + 1) })
        default: return .any((0..<Int.random(in: 0...3, using: &random)).map { _ in predicate(depth: depth + 1) })
        }
    }

    /// A value that can be compared with a field.
    private mutating func value(of field: DocumentField) -> JSONValue {
        while true {
            let value: JSONValue =
                switch field.kind {
                case .boolean: .bool(Bool.random(using: &random))
                case .number: number()
                default: .string(string())
                }
            if DocumentOrdinal(value, kind: field.kind) != nil { return value }
        }
    }

    private mutating func number() -> JSONValue {
        let literal = (Self.numbers + Self.queryNumbers).randomElement(using: &random) ?? "0"
        return (try? JSON.decode(JSONValue.self, from: Array(literal.utf8))) ?? 0
    }
}
