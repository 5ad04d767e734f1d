import Foundation
import Testing

@testable import Misas

@Suite("Validation")
struct ValidatorTests {
    private func problems(_ body: (inout Validator) -> Void) -> [String] {
        var validator = Validator()
        body(&validator)
        return validator.problems.map { "\($0.path) \($0.rule): \($0.expectation)" }
    }

    @Test("Lengths count Unicode scalars")
    func lengths() {
        // A family of four is seven scalars and one character.
        let family = "👨‍👩‍👧‍👦"
        #expect(problems { $0.text("t", family, maxLength: 7) } == [])
        #expect(problems { $0.text("t", family, maxLength: 6) } == ["$.t maxLength: at most 6 characters are allowed"])
        #expect(problems { $0.text("t", "", minLength: 1) } == ["$.t minLength: at least 1 character is needed"])
        #expect(problems { $0.text("t", nil, minLength: 1) } == [])
    }

    @Test("A pattern matches any part of a text")
    func patterns() {
        let digits = ValuePattern("[0-9]{2}")
        #expect(problems { $0.text("t", "ab12cd", pattern: digits) } == [])
        #expect(problems { $0.text("t", "a1b2", pattern: digits) } == ["$.t pattern: it must match [0-9]{2}"])
    }

    @Test("Bounds are included, and what has no order with them does not pass")
    func bounds() {
        #expect(problems { $0.range("n", 1, minimum: 1, maximum: 1) } == [])
        #expect(problems { $0.range("n", 0, minimum: 1) } == ["$.n minimum: at least 1 is needed"])
        #expect(problems { $0.range("n", 2, maximum: 1) } == ["$.n maximum: at most 1 is allowed"])
        #expect(problems { $0.range("n", Double.nan, minimum: 0, maximum: 1) }.count == 2)
    }

    @Test("Values inside lists, sets and maps are checked, each told at its place")
    func nesting() {
        let codes = [Code(unchecked: "abc"), Code(unchecked: "no"), Code(unchecked: "xyz"), Code(unchecked: "x")]
        #expect(
            problems { $0.value("codes", codes) } == [
                "$.codes[1] minLength: at least 3 characters are needed",
                "$.codes[3] minLength: at least 3 characters are needed",
            ]
        )
        let byCode: [Code: Int] = [Code(unchecked: "no"): 1]
        #expect(problems { $0.value("m", byCode) } == [#"$.m["no"] minLength: at least 3 characters are needed"#])
        #expect(problems { $0.value("o", Code?.none) } == [])
        #expect(problems { $0.value("s", Set([Code(unchecked: "no")])) }.count == 1)
        #expect(
            problems { $0.count("codes", codes.count, minItems: 5) } == [
                "$.codes minItems: at least 5 items are needed"
            ]
        )
    }

    @Test("A checked value cannot be made of what its checks refuse, but can be read from history")
    func checkedValue() throws {
        #expect(throws: ValidationFailed.self) { try Code("no") }
        #expect(try Code("yes").rawValue == "yes")
        #expect(try JSON.decode(Code.self, from: Array(#""no""#.utf8)).rawValue == "no")
    }
}

private struct Code: CheckedValue, JSONKey {
    let rawValue: String
    init(unchecked rawValue: String) { self.rawValue = rawValue }
    static func validate(_ value: Self, with validator: inout Validator) {
        validator.text(value.rawValue, minLength: 3)
    }
}
