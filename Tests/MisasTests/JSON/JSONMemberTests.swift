import Foundation
import Misas
import TestSupport
import Testing

@Suite("Members in any order")
struct JSONMemberTests {
    @Test("Any order of members, with any unknown ones between, reads as the same value")
    func permutations() throws {
        var generator = SeededGenerator()
        for _ in 0..<300 {
            let deposit = Deposit.random(using: &generator)
            let value = try JSON.decode(JSONValue.self, from: JSON.encode(deposit))
            var members = try #require(value.objectValue).members
            for index in 0..<Int.random(in: 0...30, using: &generator) {
                let unknown: JSONValue = ["x": [.string(.random(using: &generator)), 1, nil, ["id": "no"]]]
                members.append(JSONObject.Member(name: "unknown \(index)", value: unknown))
            }
            members.shuffle(using: &generator)
            let text = try JSON.encode(JSONValue.object(JSONObject(members)))
            #expect(try JSON.decode(Deposit.self, from: text) == deposit, "seed \(generator.seed)")
        }
    }

    @Test("Nested objects in any order read as the same value")
    func nestedPermutations() throws {
        var generator = SeededGenerator()
        let order = Order(
            lines: (0..<5).map { Line(amount: $0, price: Money(amount: Decimal($0), currency: .dollar)) },
            prices: ["b": Money(amount: 1, currency: .euro), "a": Money(amount: 2, currency: .dollar)],
            source: .split([.cash, .account(AccountNumber(unchecked: 3)), .split([])])
        )
        let value = try JSON.decode(JSONValue.self, from: JSON.encode(order))
        for _ in 0..<100 {
            let text = try JSON.encode(Self.shuffled(value, using: &generator))
            #expect(try JSON.decode(Order.self, from: text) == order, "seed \(generator.seed)")
        }
    }

    @Test("Names written with escapes are the same names")
    func escapedNames() throws {
        let text = #"{"\u0070rice":{"amoun\u0074":"1","currency":"EUR"},"\u0061mount":1}"#
        #expect(try JSON.decode(Line.self, text: text) == Line(amount: 1, price: Money(amount: 1, currency: .euro)))
    }

    @Test("A name that begins or ends like another is another")
    func similarNames() throws {
        let price = #"{"amount":"1","currency":"EUR"}"#
        let text = #"{"amoun":9,"amount":1,"amounts":9,"Amount":9,"pric":{},"price":\#(price),"prices":0}"#
        #expect(try JSON.decode(Line.self, text: text) == Line(amount: 1, price: Money(amount: 1, currency: .euro)))
    }

    @Test("Unknown members are validated")
    func unknownMembers() {
        let known = #""amount":1,"price":{"amount":"1","currency":"EUR"}"#
        #expect(JSON.failures(Line.self, #"{\#(known),"x":[{"a":[1,2,{}]},[],{},"",true,null,-1e5]}"#) == [])
        #expect(JSON.failures(Line.self, #"{"x":tru,\#(known)}"#).first == "$: expected a value (byte 5)")
        #expect(JSON.failures(Line.self, #"{\#(known),"x":[}"#) == ["$: expected a value (byte 57)"])
        #expect(
            JSON.failures(Line.self, #"{\#(known),"x":{"a":1]}"#) == [
                "$: expected a comma or the end of the object (byte 62)"
            ]
        )
    }

    @Test("A hundred thousand unknown members cost linear time")
    func manyUnknownMembers() throws {
        let unknown = Self.unknownMembers(100_000)
        let text = "{\(unknown),\(Self.price),\"amount\":1,\"amount\":2}"
        #expect(JSON.failures(Line.self, text) == ["$.amount: appears more than once"])
    }

    @Test("Many unknown members may stand before, between and behind the known ones, with escapes or without")
    func manyUnknownMembersAnywhere() throws {
        let expected = Line(amount: 1, price: Money(amount: 1, currency: .euro))
        let unknown = Self.unknownMembers(2000)
        for unknown in [unknown, unknown.replacing("member", with: "\\u006dember")] {
            #expect(try JSON.decode(Line.self, text: "{\(unknown),\(Self.price),\"amount\":1}") == expected)
            #expect(try JSON.decode(Line.self, text: "{\(Self.price),\"amount\":1,\(unknown)}") == expected)
            #expect(try JSON.decode(Line.self, text: "{\(Self.price),\(unknown),\"amount\":1}") == expected)
        }
    }

    private static let price = #""price":{"amount":"1","currency":"EUR"}"#

    private static func unknownMembers(_ count: Int) -> String {
        (0..<count).map { "\"member \($0)\":\($0)" }.joined(separator: ",")
    }

    @Test("Objects with many members may be nested in each other, out of order")
    func manyMembersNested() throws {
        struct Wide: JSONCodable, Equatable {
            var inner: [Wide]
            var value: Int

            init(inner: [Wide], value: Int) {
                self.inner = inner
                self.value = value
            }
            init(from reader: inout JSONReader) {
                self.value = reader.member("value")
                self.inner = reader.member("inner")
            }
            func encode(to writer: inout JSONWriter) {
                writer.member("inner", self.inner)
                for name in ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j"] as [StaticString] {
                    writer.member(name, 1)
                }
                for name in ["k", "l", "m", "n", "o", "p", "q", "r", "s", "t"] as [StaticString] {
                    writer.member(name, 1)
                }
                writer.member("value", self.value)
            }
        }
        var wide = Wide(inner: [], value: 0)
        for level in 1...20 { wide = Wide(inner: [wide, Wide(inner: [], value: -level)], value: level) }
        #expect(try JSON.decode(Wide.self, from: JSON.encode(wide)) == wide)
    }

    private static func shuffled(_ value: JSONValue, using generator: inout SeededGenerator) -> JSONValue {
        switch value {
        case .array(let elements):
            return .array(elements.map { shuffled($0, using: &generator) })
        case .object(let object):
            let members = object.members.map {
                JSONObject.Member(name: $0.name, value: shuffled($0.value, using: &generator))
            }
            return .object(JSONObject(members.shuffled(using: &generator)))
        default:
            return value
        }
    }
}
