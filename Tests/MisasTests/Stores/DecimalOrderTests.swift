import Foundation
import Testing

@testable import Misas

@Suite("The order of decimal numbers")
struct DecimalOrderTests {
    @Test("Numbers are ordered whatever way they are written")
    func order() throws {
        let sorted = [
            "-1e3", "-10.5", "-10.49", "-1e-9", "0", "1e-1000", "0.001", "1", "1.0000000000000000000001", "2e999",
        ]
        let orders = try sorted.map { try #require(DecimalOrder($0)) }
        for (left, first) in orders.enumerated() {
            for (right, second) in orders.enumerated() {
                #expect((first < second) == (left < right))
                #expect((first == second) == (left == right))
            }
        }
    }

    @Test(
        "One number has one form",
        arguments: [
            ("1", "1.0"), ("1", "10e-1"), ("1", "0.01e2"), ("0", "-0.000e5"), ("120", "1.2E+2"), ("-5", "-05.0"),
        ]
    )
    func forms(
        first: String,
        second: String
    ) throws {
        #expect(try #require(DecimalOrder(first)) == #require(DecimalOrder(second)))
        #expect(DecimalOrder(first)?.hashValue == DecimalOrder(second)?.hashValue)
    }

    @Test(
        "What is no number has no order",
        arguments: ["", "-", "a", "1.", ".5", "1e", "1e1234567890", "1 ", "+1", "١"]
    )
    func none(text: String) {
        #expect(DecimalOrder(text) == nil)
    }

    @Test("The order is that of Foundation's decimals", arguments: [UInt64.random(in: 0...UInt64.max), 1])
    func agreesWithFoundation(seed: UInt64) throws {
        var random = StoreRandom(seed: seed)
        func number() -> String {
            let whole = Int.random(in: -300...300, using: &random)
            let fraction = Int.random(in: 0...999, using: &random)
            let exponent = Int.random(in: -2...2, using: &random)
            return Bool.random(using: &random) ? "\(whole).\(fraction)" : "\(whole).\(fraction)e\(exponent)"
        }
        for _ in 0..<3_000 {
            let (first, second) = (number(), number())
            let (left, right) = (try #require(DecimalOrder(first)), try #require(DecimalOrder(second)))
            let (one, two) = (try #require(Decimal(string: first)), try #require(Decimal(string: second)))
            #expect((left < right) == (one < two), "seed \(seed): \(first) and \(second)")
            #expect((left == right) == (one == two), "seed \(seed): \(first) and \(second)")
        }
    }
}
