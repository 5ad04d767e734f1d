import Foundation
import Misas
import Testing

@Suite("Writing JSON")
struct JSONWritingTests {
    @Test(
        "Only what has to be escaped is",
        arguments: [
            ("\"\\/", #""\"\\/""#), ("\u{8}\u{9}\n\u{C}\r", #""\b\t\n\f\r""#),
            ("\0\u{1F}\u{7F}", "\"\\u0000\\u001f\u{7F}\""),
            ("é\u{2028}😀", "\"é\u{2028}😀\""), ("", "\"\""), ("a\"b\"c", #""a\"b\"c""#),
        ]
    )
    func strings(value: String, expected: String) throws {
        #expect(try JSON.text(value) == expected)
    }

    @Test(
        "Doubles are written with the fewest digits that say which they are",
        arguments: [
            (0.1, "0.1"), (1, "1.0"), (-0.0, "-0.0"), (1e-7, "1e-07"), (1e23, "1e+23"),
            (.leastNonzeroMagnitude, "5e-324"),
            (.greatestFiniteMagnitude, "1.7976931348623157e+308"), (123_456_789, "123456789.0"),
        ]
    )
    func doubles(value: Double, expected: String) throws {
        #expect(try JSON.text(value) == expected)
    }

    @Test("Integers are written in full", arguments: [0, 7, -7, 10, 1_234_567_890, .max, .min])
    func integers(value: Int) throws {
        #expect(try JSON.text(value) == value.description)
    }

    @Test("Sets are written sorted by their elements' bytes, dictionaries by their names")
    func sorted() throws {
        #expect(try JSON.text(Set(["b", "a", "ä", "B", "aa"])) == #"["B","a","aa","b","ä"]"#)
        #expect(try JSON.text(Set([10, 9, 1])) == "[1,10,9]")
        #expect(try JSON.text([Set([2, 1]), Set([])]) == "[[1,2],[]]")
        #expect(try JSON.text(["b": 1, "a": 2, "ä": 3, "B": 4]) == #"{"B":4,"a":2,"b":1,"ä":3}"#)
        #expect(try JSON.text([String: Int]()) == "{}")
        #expect(
            try JSON.text(Set([Money(amount: 2, currency: .euro), Money(amount: 1, currency: .dollar)]))
                == #"[{"amount":"1","currency":"USD"},{"amount":"2","currency":"EUR"}]"#
        )
    }

    @Test("What cannot be represented is told, every time, with its path")
    func failures() {
        let value: [String: [Double]] = ["a": [1, .nan], "b": [.infinity, -.infinity]]
        let error = #expect(throws: JSONEncodingError.self) { try JSON.encode(value) }
        #expect(
            error?.failures.map(\.description) == [
                "${0}[1]: not a finite number, which JSON cannot represent",
                "${1}[0]: not a finite number, which JSON cannot represent",
                "${1}[1]: not a finite number, which JSON cannot represent",
            ]
        )
        let line = Line(amount: 1, price: Money(amount: .nan, currency: .euro))
        let nested = #expect(throws: JSONEncodingError.self) { try JSON.encode([line]) }
        #expect(nested?.description == "$[0].price.amount: not a decimal number of at most 38 significant digits")
    }

    @Test("Two keys of one name are a failure")
    func ambiguousKeys() {
        struct Key: JSONKey {
            let number: Int
            var jsonKey: String { "same" }
            init(number: Int) { self.number = number }
            init?(jsonKey: String) { return nil }
        }
        let error = #expect(throws: JSONEncodingError.self) {
            try JSON.encode([Key(number: 1): 1, Key(number: 2): 2])
        }
        #expect(error?.description == "$: two keys of the dictionary have one name")
    }

    @Test("The context reaches every codec")
    func context() throws {
        struct Masked: JSONCodable {
            let isStored: Bool
            init(from reader: inout JSONReader) {
                _ = reader.string()
                isStored = reader.context.purpose == .storage
            }
            func encode(to writer: inout JSONWriter) {
                writer.string(writer.context.purpose == .storage ? "stored" : "sent")
            }
        }
        let masked = try JSON.decode([Masked].self, from: Array("[\"\"]".utf8), in: CodingContext(purpose: .transport))
        #expect(masked.map(\.isStored) == [false])
        #expect(try JSON.encode(masked, in: CodingContext(purpose: .transport)) == Array("[\"sent\"]".utf8))
        #expect(try JSON.text(masked) == "[\"stored\"]")
    }
}
