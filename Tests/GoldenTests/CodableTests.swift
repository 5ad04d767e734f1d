import Foundation
import Misas
import Testing

// One by one: the rest of the module is called as the standard library's own types are.
import struct GoldenHostile.AB
import enum GoldenHostile.Ab
import struct GoldenHostile.Texts
import enum GoldenHostile.Wire

/// `conformances: [Codable]`: one form in JSON, whoever writes it.
@Suite("Codable")
struct CodableTests {
    private func check<Value: JSONCodable & Codable & Equatable>(_ value: Value) throws {
        let own = try JSON.encode(value)
        let foundation = try JSONEncoder().encode(value)
        #expect(
            try JSON.decode(JSONValue.self, from: Array(foundation)) == (try JSON.decode(JSONValue.self, from: own))
        )
        #expect(try JSONDecoder().decode(Value.self, from: foundation) == value)
    }

    @Test("Foundation's encoder writes what the type's own codec writes, and its decoder reads it back")
    func sameForm() throws {
        let texts = #"{"json":{"k":[1,null,true,"x"],"n":2.5}}"#
        try check(try JSON.decode(Texts.self, from: Array(texts.utf8)))
        try check(AB(ab: 1, aB: "b"))
        try check(Ab.aB)
        try check(Wire.a(1))
        try check(Wire.b)
    }

    @Test("A bad value is told by Foundation's decoder, with every bad member")
    func badValue() {
        let error = #expect(throws: DecodingError.self) {
            try JSONDecoder().decode(AB.self, from: Data(#"{"ab": "x", "aB": 1}"#.utf8))
        }
        guard case .dataCorrupted(let context) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(context.debugDescription.contains("ab") && context.debugDescription.contains("aB"))
    }

    @Test(
        "Numbers keep all digits through Foundation's coders",
        arguments: [
            "9223372036854775807", "18446744073709551615", "0.1", "1e300", "-2.5e-7", "12345678901234567890.123456789",
        ]
    )
    func numbers(literal: String) throws {
        let number = try #require(JSONNumber(literal))
        let tree = try JSON.decode(JSONValue.self, from: Array("[\(literal)]".utf8))
        let text = try JSONEncoder().encode(tree)
        let back = try JSONDecoder().decode(JSONValue.self, from: text)
        #expect(back[0]?.doubleValue == number.doubleValue)
        let again = try JSONEncoder().encode(back)
        #expect(again == text)
    }

    @Test("A number with more digits than any type holds is refused rather than rounded")
    func tooManyDigits() throws {
        let tree = try JSON.decode(
            JSONValue.self,
            from: Array("0.12345678901234567890123456789012345678901234567890".utf8)
        )
        #expect(throws: EncodingError.self) { try JSONEncoder().encode([tree]) }
    }
}
