import Misas
import Testing

@Suite("Limits of JSON texts")
struct JSONLimitTests {
    @Test("A text may be nested as deep as the limit and no deeper", arguments: ["[", "{\"a\":"])
    func depth(opening: String) throws {
        let close = opening == "[" ? "]" : "}"
        func text(_ depth: Int) -> String {
            String(repeating: opening, count: depth - 1) + opening.prefix(1) + close
                + String(repeating: close, count: depth - 1)
        }
        _ = try JSON.decode(JSONValue.self, text: text(100))
        let error = #expect(throws: JSONDecodingError.self) { try JSON.decode(JSONValue.self, text: text(101)) }
        #expect(error?.failures.map(\.message) == ["nested deeper than 100 levels"])
        // As a member that nobody asks for, inside one more object.
        #expect(
            JSON.failures(Source.self, "{\"no\":\(text(99))}") == ["$: expected one of the cases cash, account, split"]
        )
        #expect(JSON.failures(Source.self, "{\"no\":\(text(100))}").count == 1)
        #expect(JSON.failures(Source.self, "{\"no\":\(text(100))}").first?.contains("nested deeper") == true)
    }

    @Test("A hundred thousand brackets are refused, read or skipped, under the highest limit too")
    func manyBrackets() {
        for opening in ["[", "{\"a\":", "[{\"a\":"] {
            let text = Array(String(repeating: opening, count: 100_000).utf8)
            for limits in [JSON.Limits.default, JSON.Limits(depth: .max)] {
                #expect(throws: JSONDecodingError.self) { try JSON.decode(JSONValue.self, from: text, limits: limits) }
                #expect(throws: JSONDecodingError.self) { try JSON.decode(Int.self, from: text, limits: limits) }
                #expect(throws: JSONDecodingError.self) { try JSON.decode(Source.self, from: text, limits: limits) }
            }
        }
        #expect(JSON.Limits(depth: .max).depth == 250)
    }

    @Test("The deepest text of the highest limit is read, written and compared")
    func deepest() throws {
        let text = Array((String(repeating: "[", count: 250) + String(repeating: "]", count: 250)).utf8)
        let limits = JSON.Limits(depth: 250)
        let value = try JSON.decode(JSONValue.self, from: text, limits: limits)
        #expect(try JSON.encode(value, limits: limits) == text)
        #expect(value == (try JSON.decode(JSONValue.self, from: text, limits: limits)))
    }

    @Test("A value nested deeper than the limit is not written, however deep it is")
    func writingDepth() {
        var source = Source.cash
        for _ in 0..<20_000 { source = .split([source]) }
        let error = #expect(throws: JSONEncodingError.self) { try JSON.encode(source) }
        #expect(error?.failures.map(\.message) == ["nested deeper than 100 levels"])
        // Taken apart step by step: dropped whole, its levels would be released one inside the other.
        while case .split(let parts) = source, let part = parts.first { source = part }
    }

    @Test("A text larger than the limit is neither read nor written")
    func size() throws {
        let limits = JSON.Limits(bytes: 10)
        #expect(try JSON.decode(String.self, from: Array("\"12345678\"".utf8), limits: limits) == "12345678")
        let error = #expect(throws: JSONDecodingError.self) {
            try JSON.decode(String.self, from: Array("\"123456789\"".utf8), limits: limits)
        }
        #expect(error?.description == "$: larger than the limit of 10 bytes")
        #expect(try JSON.encode("12345678", limits: limits).count == 10)
        let writing = #expect(throws: JSONEncodingError.self) { try JSON.encode("123456789", limits: limits) }
        #expect(writing?.description == "$: larger than the limit of 10 bytes")
    }

    @Test("The number of failures told is as asked for")
    func failures() {
        let error = #expect(throws: JSONDecodingError.self) {
            try JSON.decode([Int].self, from: Array("[true,true,true]".utf8), limits: JSON.Limits(failures: 2))
        }
        #expect(error?.failures.count == 2)
        #expect(error?.omittedFailures == 1)
    }
}
