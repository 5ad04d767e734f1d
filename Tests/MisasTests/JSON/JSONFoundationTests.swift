import Foundation
import Misas
import TestSupport
import Testing

@Suite("Misas and Foundation read each other's JSON")
struct JSONFoundationTests {
    @Test("Foundation reads what Misas writes")
    func foundationReads() throws {
        var generator = SeededGenerator()
        let decoder = JSONDecoder()
        for _ in 0..<1000 {
            let deposit = Deposit.random(using: &generator)
            let back = try decoder.decode(Deposit.self, from: Data(JSON.encode(deposit)))
            #expect(Self.areIdentical(back, deposit), "seed \(generator.seed)")
        }
    }

    @Test("Misas reads what Foundation writes")
    func misasReads() throws {
        var generator = SeededGenerator()
        let encoder = JSONEncoder()
        for _ in 0..<1000 {
            let deposit = Deposit.random(using: &generator)
            let bytes = Array(try encoder.encode(deposit))
            #expect(Self.areIdentical(try JSON.decode(Deposit.self, from: bytes), deposit), "seed \(generator.seed)")
        }
    }

    @Test("A double is read as the number that was written, whatever its bits")
    func doubles() throws {
        var generator = SeededGenerator()
        for _ in 0..<20_000 {
            let value = Double.randomBits(using: &generator)
            guard try JSON.decode(Double.self, from: JSON.encode(value)).bitPattern == value.bitPattern else {
                Issue.record("\(value) (seed \(generator.seed))")
                return
            }
        }
    }

    @Test("A number in decimal is rounded as strtod rounds it")
    func decimalNumbers() throws {
        var generator = SeededGenerator()
        for _ in 0..<20_000 {
            let digits = generator.next() >> UInt64.random(in: 0..<64, using: &generator)
            let fraction = generator.next() >> UInt64.random(in: 0..<64, using: &generator)
            let exponent = Int.random(in: -40...40, using: &generator)
            let text =
                switch Int.random(in: 0..<3, using: &generator) {
                case 0: "\(digits)e\(exponent)"
                case 1: "\(digits).\(fraction)"
                default: "-\(digits).\(fraction)E\(exponent)"
                }
            guard try JSON.decode(Double.self, text: text).bitPattern == strtod(text, nil).bitPattern else {
                Issue.record("\(text) (seed \(generator.seed))")
                return
            }
        }
    }

    @Test("JSONSerialization reads a random tree as the same tree, and Misas reads what it writes")
    func trees() throws {
        var generator = SeededGenerator()
        for _ in 0..<500 {
            let value = Self.randomTree(depth: 4, using: &generator)
            let bytes = try JSON.encode(value)
            let object = try JSONSerialization.jsonObject(with: Data(bytes), options: .fragmentsAllowed)
            let written = try JSONSerialization.data(withJSONObject: object, options: .fragmentsAllowed)
            let back = try JSON.decode(JSONValue.self, from: Array(written))
            guard back == value else {
                Issue.record("\(String(decoding: bytes, as: UTF8.self)) (seed \(generator.seed))")
                return
            }
            #expect(try JSON.decode(JSONValue.self, from: bytes) == value)
        }
    }

    private static func areIdentical(_ left: Deposit, _ right: Deposit) -> Bool {
        left == right && left.ratio.bitPattern == right.ratio.bitPattern
            && left.owner.utf8.elementsEqual(right.owner.utf8)
    }

    /// Numbers with fractions are left out: Foundation writes them with other digits.
    private static func randomTree(depth: Int, using generator: inout SeededGenerator) -> JSONValue {
        switch Int.random(in: 0..<(depth == 0 ? 4 : 6), using: &generator) {
        case 0: return .null
        case 1: return .bool(.random(using: &generator))
        case 2: return .int(.random(in: .min ... .max, using: &generator))
        case 3: return .string(.random(using: &generator))
        case 4:
            return .array(
                (0..<Int.random(in: 0...5, using: &generator)).map { _ in
                    randomTree(depth: depth - 1, using: &generator)
                }
            )
        default:
            var members: [JSONObject.Member] = []
            for _ in 0..<Int.random(in: 0...5, using: &generator) {
                // Foundation's dictionaries take names that are canonically equivalent for one.
                var name = String.random(using: &generator)
                // And it drops a byte-order mark at the beginning of a name.
                name.unicodeScalars.removeAll { $0 == "\u{FEFF}" }
                if members.contains(where: { $0.name == name }) { continue }
                members.append(JSONObject.Member(name: name, value: randomTree(depth: depth - 1, using: &generator)))
            }
            return .object(JSONObject(members))
        }
    }
}
