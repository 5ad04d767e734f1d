import Testing

@testable import Misas

@Suite("Which JSON texts every store can hold")
struct JSONTextCheckTests {
    private func problem(_ bytes: [UInt8]) -> InvalidStoreInput? {
        do throws(InvalidStoreInput) {
            try JSONTextCheck.check(bytes)
            return nil
        } catch {
            return error
        }
    }

    @Test(
        "Valid texts are accepted",
        arguments: [
            "0", "-0", "1.50e+10", "1E-9", "true", "false", "null", #""""#, "[]", "{}", " [ 1 , 2 ] \r\n\t",
            #"{"a":{"a":[null]},"a":1}"#, #""\"\\\/\b\f\n\r\t\u0041\ud83c\udfe6""#,
            "\"\u{10FFFF}\u{7FF}\u{800}\u{FFFF}\"",
            "\"\u{7F}\"",
        ]
    )
    func accepted(text: String) {
        #expect(problem(Array(text.utf8)) == nil)
    }

    @Test(
        "Other texts are refused where they go wrong",
        arguments: [
            ("", JSONTextProblem.Reason.unexpectedEnd, 0), ("[1", .unexpectedEnd, 2), ("\"a", .unexpectedEnd, 2),
            ("tru", .unexpectedEnd, 3), ("trux", .unexpectedByte, 3), ("[1,]", .unexpectedByte, 3),
            ("{\"a\" 1}", .unexpectedByte, 5), ("{a:1}", .unexpectedByte, 1), ("{\"a\":1,}", .unexpectedByte, 7),
            ("[1 2]", .unexpectedByte, 3), ("'a'", .unexpectedByte, 0), ("\u{FEFF}1", .unexpectedByte, 0),
            ("1 2", .trailingText, 2), ("]", .unexpectedByte, 0), ("01", .invalidNumber, 0), ("-", .invalidNumber, 0),
            ("1.", .invalidNumber, 0), ("1.e1", .invalidNumber, 0), ("1e", .invalidNumber, 0),
            ("+1", .unexpectedByte, 0),
            (".5", .unexpectedByte, 0), ("NaN", .unexpectedByte, 0), ("\"\n\"", .controlCharacter, 1),
            (#""\x""#, .invalidEscape, 1), (#""\u12G4""#, .invalidEscape, 5), (#""\u0000""#, .escapedNUL, 1),
            (#""\ud800""#, .loneSurrogate, 1), (#""\ud800A""#, .loneSurrogate, 1), (#""\udc00""#, .loneSurrogate, 1),
            (#""\ud800\ud800""#, .loneSurrogate, 1), ("1e1001", .numberTooLong, 0),
            ("1e-99999999999999999999", .numberTooLong, 0),
        ]
    )
    func refused(
        text: String,
        reason: JSONTextProblem.Reason,
        offset: Int
    ) {
        #expect(problem(Array(text.utf8)) == .json(JSONTextProblem(reason, at: offset)))
    }

    @Test(
        "Bytes that are not UTF-8 are refused",
        arguments: [
            [0x80], [0xC0, 0x80], [0xC3], [0xC3, 0x22], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80], [0xE2, 0x82],
            [0xE2, 0x82, 0x22], [0xF0, 0x80, 0x80, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xF8, 0x88, 0x80, 0x80], [0xFF],
            [0xF0, 0x9F, 0x8F, 0x22],
        ] as [[UInt8]]
    )
    func invalidUTF8(bytes: [UInt8]) {
        #expect(problem([0x22] + bytes + [0x22]) == .json(JSONTextProblem(.invalidUTF8, at: 1)))
    }

    @Test("Nesting, numbers and the text are bounded")
    func bounds() {
        func nested(_ depth: Int) -> [UInt8] {
            [UInt8](repeating: UInt8(ascii: "["), count: depth) + [UInt8](repeating: UInt8(ascii: "]"), count: depth)
        }
        #expect(problem(nested(100)) == nil)
        #expect(problem(nested(101)) == .json(JSONTextProblem(.tooDeep, at: 100)))
        #expect(problem(nested(1_000_000)) == .json(JSONTextProblem(.tooDeep, at: 100)))
        #expect(problem([UInt8](repeating: UInt8(ascii: "1"), count: 1_000)) == nil)
        #expect(
            problem([UInt8](repeating: UInt8(ascii: "1"), count: 1_001))
                == .json(JSONTextProblem(.numberTooLong, at: 0))
        )
        let large = [UInt8](repeating: 0x20, count: StoreLimits.dataBytes - 1) + [UInt8(ascii: "1")]
        #expect(problem(large) == nil)
        #expect(problem(large + [0x20]) == .dataTooLarge(bytes: StoreLimits.dataBytes + 1))
    }

    @Test("A text counts as PostgreSQL would write it")
    func writtenSize() {
        func numbers(_ number: String, _ count: Int) -> [UInt8] {
            Array("[\([String](repeating: number, count: count).joined(separator: ","))]".utf8)
        }
        // Each with a comma and a space, but for the last.
        let most = StoreLimits.dataBytes / 3
        #expect(problem(numbers("1", most)) == nil)
        #expect(problem(numbers("1", most + 1)) == .dataTooLarge(bytes: 3 * most + 3))
        #expect(problem(numbers("1e995", 8_000)) == nil)
        #expect(problem(numbers("1e995", 9_000)) == .dataTooLarge(bytes: 9_000 * (995 + 7)))
        #expect(problem(Array("\n{ \"a\" :\t1 , \"b\": [ ] }".utf8)) == nil)
    }

    @Test("The check and the codec agree on what is JSON", arguments: [UInt64.random(in: 0...UInt64.max), 1])
    func agreesWithCodec(seed: UInt64) throws {
        var random = StoreRandom(seed: seed)
        let seeds = [
            #"{"number":-12.5e3,"text":"a\u00e9\n","list":[true,false,null,{}],"deep":{"a":{"b":[]}}}"#,
            #"[1,"\ud83c\udfe6",{"é":"日"}]"#,
        ].map { Array($0.utf8) }
        for _ in 0..<4_000 {
            guard var bytes = seeds.randomElement(using: &random) else { continue }
            for _ in 0..<Int.random(in: 0...2, using: &random) {
                guard let index = bytes.indices.randomElement(using: &random) else { break }
                switch Int.random(in: 0...3, using: &random) {
                case 0: bytes[index] = UInt8.random(in: 0...255, using: &random)
                case 1: bytes.remove(at: index)
                case 2: bytes.insert(bytes[bytes.indices.randomElement(using: &random) ?? 0], at: index)
                default: bytes.removeLast(bytes.count - index)
                }
            }
            let accepted = (try? JSON.decode(JSONValue.self, from: bytes)) != nil
            let refusal = problem(bytes)
            switch refusal {
            case .json(let problem) where problem.reason == .escapedNUL || problem.reason == .numberTooLong: continue
            default:
                #expect((refusal == nil) == accepted, "seed \(seed): \(String(decoding: bytes, as: UTF8.self))")
            }
        }
    }
}
