import Foundation
import Misas
import TestSupport
import Testing

@Suite("Damaged JSON")
struct JSONMutationTests {
    private static let count = Mutations.count(ordinarily: 10_000)

    @Test("A text that is cut anywhere is refused")
    func truncation() throws {
        let text = try Self.sample()
        for length in 0..<text.count {
            let cut = Array(text.prefix(length))
            #expect(throws: JSONDecodingError.self) { try JSON.decode(Order.self, from: cut) }
            #expect(throws: JSONDecodingError.self) { try JSON.decode(JSONValue.self, from: cut) }
            #expect(throws: JSONDecodingError.self) { try JSON.decode(Int.self, from: cut) }
        }
    }

    @Test("A text with random damage is read or refused, and the types agree whether it is JSON")
    func mutation() throws {
        var generator = SeededGenerator()
        let text = try Self.sample()
        var refused = 0
        for _ in 0..<Self.count {
            var damaged = text
            for _ in 0..<Int.random(in: 1...3, using: &generator) { Self.damage(&damaged, using: &generator) }
            let isJSON = (try? JSON.decode(JSONValue.self, from: damaged)) != nil
            do {
                _ = try JSON.decode(Order.self, from: damaged)
                guard isJSON else {
                    Issue.record("\(damaged) is read (seed \(generator.seed))")
                    return
                }
            } catch {
                refused += 1
                guard error.failures.contains(where: { $0.offset != nil }) == !isJSON else {
                    Issue.record("\(damaged): \(error) (seed \(generator.seed))")
                    return
                }
            }
        }
        #expect(refused > Self.count / 2)
    }

    private static func sample() throws -> [UInt8] {
        let order = Order(
            lines: [Line(amount: -12, price: Money(amount: 1, currency: .euro))],
            prices: ["é\n😀": Money(amount: 2, currency: .dollar)],
            source: .split([.cash, .account(AccountNumber(unchecked: 3))])
        )
        var value = try JSON.decode(JSONValue.self, from: JSON.encode(order))
        value["unknown"] = ["a", 1, nil, true, ["b": "\u{1}"]]
        if let number = JSONNumber(-1.5e-7) { value["number"] = .number(number) }
        return try JSON.encode(value)
    }

    private static func damage(_ text: inout [UInt8], using generator: inout SeededGenerator) {
        guard let index = text.indices.randomElement(using: &generator) else { return }
        let interesting = Array("{}[]\":,\\u0e-.tfn \u{1}".utf8) + [0x80, 0xC3, 0xED, 0xF0, 0xFF]
        let byte = interesting.randomElement(using: &generator) ?? 0
        switch Int.random(in: 0..<6, using: &generator) {
        case 0: text.remove(at: index)
        case 1: text.insert(byte, at: index)
        case 2: text[index] = byte
        case 3: text[index] = UInt8.random(in: 0...255, using: &generator)
        case 4:
            let other = text.indices.randomElement(using: &generator) ?? index
            text.swapAt(index, other)
        default:
            let end = min(text.count, index + Int.random(in: 0...10, using: &generator))
            text.insert(contentsOf: text[index..<end], at: text.indices.randomElement(using: &generator) ?? 0)
        }
    }
}
