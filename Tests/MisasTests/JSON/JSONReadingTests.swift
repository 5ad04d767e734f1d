import Foundation
import Misas
import Testing

@Suite("Reading JSON")
struct JSONReadingTests {
    @Test("A message is read from the text that it writes")
    func message() throws {
        let deposit = Deposit(
            id: try #require(UUID(uuidString: "0193F5A8-0000-7000-8000-0123456789AB")),
            owner: "Ada \"Lovelace\"\n",
            count: -7,
            isOpen: true,
            ratio: 0.1,
            note: nil,
            tags: ["a", "é"]
        )
        let text = try JSON.text(deposit)
        #expect(
            text == #"{"id":"0193f5a8-0000-7000-8000-0123456789ab","owner":"Ada \"Lovelace\"\n","count":-7,"#
                + #""isOpen":true,"ratio":0.1,"tags":["a","é"]}"#
        )
        #expect(try JSON.decode(Deposit.self, text: text) == deposit)
    }

    @Test("White space is free")
    func whitespace() throws {
        let text = " {\n\t\"amount\" :\r 1 , \"price\" : { \"amount\" : \"1\" , \"currency\" : \"EUR\" } } \n"
        #expect(try JSON.decode(Line.self, text: text) == Line(amount: 1, price: Money(amount: 1, currency: .euro)))
    }

    @Test(
        "Integers keep all of 64 bits",
        arguments: [
            ("0", 0), ("-0", 0), ("-1", -1), ("9223372036854775807", Int.max), ("-9223372036854775808", Int.min),
            ("9007199254740993", 9_007_199_254_740_993),
        ]
    )
    func integers(text: String, expected: Int) throws {
        #expect(try JSON.decode(Int.self, text: text) == expected)
    }

    @Test(
        "What is not written as an integer is none",
        arguments: [
            ("1.0", "$: expected an integer, found a number with a fraction or an exponent"),
            ("1e2", "$: expected an integer, found a number with a fraction or an exponent"),
            ("9223372036854775808", "$: expected an integer of 64 bits, found a larger one"),
            ("-9223372036854775809", "$: expected an integer of 64 bits, found a larger one"),
            ("99999999999999999999999", "$: expected an integer of 64 bits, found a larger one"),
            ("\"1\"", "$: expected an integer, found a string"),
            ("null", "$: expected an integer, found null"),
            ("true", "$: expected an integer, found a boolean"),
            ("[1]", "$: expected an integer, found an array"),
            ("{}", "$: expected an integer, found an object"),
        ]
    )
    func noIntegers(text: String, failure: String) {
        #expect(JSON.failures(Int.self, text) == [failure])
    }

    @Test(
        "Doubles are rounded correctly",
        arguments: [
            ("0", 0.0), ("-0.0", -0.0), ("1e23", 1e23), ("0.1", 0.1), ("9007199254740993", 9_007_199_254_740_992),
            ("9007199254740993.0", 9_007_199_254_740_992), ("2.2250738585072014e-308", 2.2250738585072014e-308),
            ("1.7976931348623157e308", .greatestFiniteMagnitude), ("5e-324", .leastNonzeroMagnitude), ("1e-400", 0),
            ("18446744073709551616", 18_446_744_073_709_551_616), ("0.000001", 1e-6),
            ("123456789012345678", 123_456_789_012_345_680),
            ("1E+2", 100), ("1e0000000000000000000000002", 100), ("0e99999", 0), ("8.5e22", 8.5e22), ("1e22", 1e22),
        ]
    )
    func doubles(text: String, expected: Double) throws {
        #expect(try JSON.decode(Double.self, text: text).bitPattern == expected.bitPattern)
    }

    @Test(
        "A number beyond all doubles is refused",
        arguments: [
            "1e400", "-1e400",
            "1.7976931348623159e308", "1" + String(repeating: "0", count: 309),
        ]
    )
    func hugeNumbers(text: String) {
        #expect(JSON.failures(Double.self, text) == ["$: the number is too large"])
    }

    @Test(
        "Escapes stand for their characters",
        arguments: [
            (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{C}\n\r\t"), (#""\u0000""#, "\0"), (#""\u00e9\u00E9""#, "éé"),
            (#""\ud83d\ude00""#, "😀"), ("\"é😀\"", "é😀"), (#""a\u0062c""#, "abc"), ("\"\"", ""),
            ("\"\u{7F}\"", "\u{7F}"),
            ("\"longer than eight \\\" bytes and then some\"", "longer than eight \" bytes and then some"),
        ]
    )
    func escapes(text: String, expected: String) throws {
        #expect(try JSON.decode(String.self, text: text) == expected)
    }

    @Test(
        "What is not JSON is refused, with the place",
        arguments: [
            ("", "$: expected a value, found the end of the text (byte 0)"),
            (" ", "$: expected a value, found the end of the text (byte 1)"),
            ("x", "$: expected a value (byte 0)"),
            ("nul", "$: expected a value (byte 0)"),
            ("[1,]", "$: expected a value (byte 3)"),
            ("[1 2]", "$: expected a comma or the end of the array (byte 3)"),
            ("[1", "$: expected a comma or the end of the array, found the end of the text (byte 2)"),
            ("{\"a\" 1}", "$: expected a colon (byte 5)"),
            ("{\"a\":1 \"b\":2}", "$: expected a comma or the end of the object (byte 7)"),
            ("{\"a\":1,}", "$: expected the name of a member (byte 7)"),
            ("{1:1}", "$: expected the name of a member (byte 1)"),
            ("\"a", "$: expected the end of the string, found the end of the text (byte 2)"),
            ("\"a\u{1}\"", "$: a control character in a string has to be escaped (byte 2)"),
            ("\"\\x\"", "$: not a valid escape sequence (byte 1)"),
            ("\"\\ud83d\"", "$: not a valid escape sequence (byte 1)"),
            ("\"\\ud83d\\u0041\"", "$: not a valid escape sequence (byte 1)"),
            ("\"\\ude00\"", "$: not a valid escape sequence (byte 1)"),
            ("01", "$: text after the end of the value (byte 1)"),
            ("-", "$: expected a digit, found the end of the text (byte 1)"),
            ("1.", "$: expected a digit, found the end of the text (byte 2)"),
            ("1.e1", "$: expected a digit (byte 2)"),
            ("1e+", "$: expected a digit, found the end of the text (byte 3)"),
            ("+1", "$: expected a value (byte 0)"),
            ("NaN", "$: expected a value (byte 0)"),
            ("1 1", "$: text after the end of the value (byte 2)"),
            ("\u{FEFF}1", "$: a byte-order mark is not allowed (byte 0)"),
        ]
    )
    func syntax(text: String, failure: String) {
        #expect(JSON.failures(JSONValue.self, text) == [failure])
    }

    @Test(
        "What is not UTF-8 is refused",
        arguments: [
            [0x80], [0xC0, 0x80], [0xC1, 0xBF], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80], [0xF0, 0x80, 0x80, 0x80],
            [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xFF], [0xC3], [0xE2, 0x82], [0xC3, 0x28],
        ] as [[UInt8]]
    )
    func utf8(bytes: [UInt8]) {
        for padding in ["", "abcdefgh"] {
            let text = Array("\"\(padding)".utf8) + bytes + Array("\"".utf8)
            let error = #expect(throws: JSONDecodingError.self) { try JSON.decode(String.self, from: text) }
            #expect(error?.failures.map(\.message) == ["not UTF-8"])
            #expect(error?.failures.first?.offset == padding.utf8.count + 1)
        }
    }

    @Test("Every scalar is read back from its UTF-8 and from its escapes")
    func everyScalar() throws {
        var scalars = ""
        var escaped = ""
        for value in stride(from: UInt32(0x80), through: 0x10_FFFF, by: 37) {
            guard let scalar = Unicode.Scalar(value) else { continue }
            scalars.unicodeScalars.append(scalar)
            for unit in String(scalar).utf16 {
                escaped += "\\u" + String(UInt32(unit) + 0x1_0000, radix: 16).dropFirst()
            }
        }
        #expect(try JSON.decode(String.self, text: "\"\(scalars)\"").utf8.elementsEqual(scalars.utf8))
        let back = try JSON.decode(String.self, text: "\"\(escaped)\"")
        #expect(back.utf8.elementsEqual(scalars.utf8))
    }

    @Test("An optional is null or its value; an array may hold nulls")
    func optionals() throws {
        #expect(try JSON.decode([Int?].self, text: "[1,null]") == [1, nil])
        #expect(try JSON.text([1, nil] as [Int?]) == "[1,null]")
        #expect(try JSON.decode(Int?.self, text: "null") == nil)
        #expect(JSON.failures([Int?].self, "[\"\"]") == ["$[0]: expected an integer, found a string"])
    }

    @Test("Sets and dictionaries are read, and what is there twice is refused")
    func collections() throws {
        #expect(try JSON.decode(Set<Int>.self, text: "[3,1]") == [1, 3])
        #expect(JSON.failures(Set<Int>.self, "[1,2,1]") == ["$[2]: the same as an earlier element of the set"])
        #expect(try JSON.decode([String: Int].self, text: "{\"a\":1,\"b\":2}") == ["a": 1, "b": 2])
        #expect(try JSON.decode([String: Int].self, text: "{}") == [:])
        #expect(JSON.failures([String: Int].self, "{\"a\":1,\"a\":2}") == ["${1}: the key appears more than once"])
        #expect(
            JSON.failures([Int: Int].self, "{\"1\":1,\"01\":2}") == ["${1}: the name does not have the form of the key"]
        )
        #expect(try JSON.decode([AccountNumber: Int].self, text: "{\"7\":1}") == [AccountNumber(unchecked: 7): 1])
        #expect(try JSON.decode([Currency: Int].self, text: "{\"EUR\":1}") == [.euro: 1])
        #expect(
            JSON.failures([Currency: Int].self, "{\"x\":1}") == ["${0}: the name does not have the form of the key"]
        )
    }
}
