import Foundation
import Misas
import Testing

@Suite("JSON trees")
struct JSONValueTests {
    @Test("A tree keeps order, and every digit of its numbers")
    func verbatim() throws {
        let text =
            #"{"z":1,"a":[1.10,1e400,-0.0,123456789012345678901234567890,-9223372036854775808],"n":null,"b":true}"#
        #expect(try JSON.text(JSON.decode(JSONValue.self, text: text)) == text)
    }

    @Test("Of several members with one name the last wins and keeps its place")
    func duplicates() throws {
        let value = try JSON.decode(JSONValue.self, text: #"{"a":1,"b":2,"a":3,"\u0062":4}"#)
        #expect(value["a"] == 3)
        #expect(value["b"] == 4)
        #expect(try JSON.text(value) == #"{"a":3,"b":4}"#)
        #expect(value == ["a": 1, "b": 4, "a": 3])
    }

    @Test("A hundred thousand members, all of one name or all different, are read in linear time")
    func manyMembers() throws {
        let same = "{" + Array(repeating: "\"a\":1", count: 100_000).joined(separator: ",") + "}"
        #expect(try JSON.decode(JSONValue.self, text: same) == ["a": 1])
        let different = "{" + (0..<100_000).map { "\"\($0)\":1" }.joined(separator: ",") + "}"
        let value = try JSON.decode(JSONValue.self, text: different)
        #expect(value.objectValue?.members.count == 100_000)
        let reversed = JSONValue.object(JSONObject((value.objectValue?.members ?? []).reversed()))
        #expect(value == reversed)
        #expect(value.hashValue == reversed.hashValue)
    }

    @Test("Objects are equal whatever the order of their members, arrays are not")
    func equality() {
        let left: JSONValue = ["a": 1, "b": [1, 2]]
        #expect(left == ["b": [1, 2], "a": 1])
        #expect(left.hashValue == (["b": [1, 2], "a": 1] as JSONValue).hashValue)
        #expect(left != ["a": 1, "b": [2, 1]])
        #expect(left != ["a": 1])
        #expect(left != ["a": 1, "c": [1, 2]])
        #expect(["é": 1] as JSONValue != ["e\u{301}": 1])
    }

    @Test("Parts are found by name, index and kind")
    func access() throws {
        let value: JSONValue = ["a": [1, "x", nil, true], "o": ["p": ["q": 7]]]
        #expect(value["a"]?[0]?.intValue == 1)
        #expect(value["a"]?[1]?.stringValue == "x")
        #expect(value["a"]?[2]?.isNull == true)
        #expect(value["a"]?[3]?.boolValue == true)
        #expect(value["a"]?[4] == nil)
        #expect(value["a"]?[-1] == nil)
        #expect(value["x"] == nil)
        #expect(value[0] == nil)
        #expect(value.value(at: "o.p.q") == 7)
        #expect(value.value(at: "o.x.q") == nil)
        #expect(value.value(at: "o.p.q.r") == nil)
        #expect(value["o"]?.objectValue?.members.map(\.name) == ["p"])
        #expect(value["a"]?.arrayValue?.count == 4)
        #expect(JSONValue.int(2).doubleValue == 2)
        #expect(JSONValue.number(try #require(JSONNumber("2.5"))).doubleValue == 2.5)
        #expect(JSONValue.number(try #require(JSONNumber("1e400"))).doubleValue == nil)
        #expect(JSONValue.string("2").doubleValue == nil)
    }

    @Test("Members are set, removed and renamed in their places")
    func mutation() throws {
        var value: JSONValue = ["a": 1, "b": 2, "c": 3]
        value["b"] = "x"
        value["d"] = nil
        value["e"] = 5
        #expect(try JSON.text(value) == #"{"a":1,"b":"x","c":3,"e":5}"#)
        let renamings = [("a", "z"), ("a", "y"), ("c", "c"), ("b", "e")].map { value.rename($0, to: $1) }
        #expect(renamings == [true, false, true, true])
        #expect(try JSON.text(value) == #"{"z":1,"e":"x","c":3}"#)
        value["z"] = nil
        let removed = [value.remove("e"), value.remove("e")]
        #expect(removed == ["x", nil])
        #expect(try JSON.text(value) == #"{"c":3}"#)
        var scalar: JSONValue = 1
        let isRenamed = scalar.rename("a", to: "b")
        #expect(!isRenamed)
        scalar["a"] = nil
        #expect(scalar == 1)
        scalar["a"] = 2
        #expect(scalar == ["a": 2])
    }

    @Test("Values are set, removed and moved by paths, and a path that leads nowhere changes nothing")
    func paths() throws {
        var value: JSONValue = ["details": ["account": 7, "x": 1], "name": "n"]
        let isMoved = value.move("details.account", to: "for")
        #expect(isMoved)
        #expect(value == ["details": ["x": 1], "name": "n", "for": 7])
        let isMovedDeep = value.move("name", to: "person.names.first")
        #expect(isMovedDeep)
        #expect(value == ["details": ["x": 1], "for": 7, "person": ["names": ["first": "n"]]])
        let before = value
        let isChanged = [
            value.move("nothing", to: "for"), value.move("details.x", to: "for.deep"), value.set("for.deep", to: 1),
            value.remove("for.deep") != nil, value.remove("details.y") != nil,
        ]
        #expect(isChanged == [false, false, false, false, false])
        #expect(value == before)
        let isSet = value.set("details.x", to: 2)
        #expect(isSet)
        let removed = value.remove("details.x")
        #expect(removed == 2)
        #expect(value == ["details": [:], "for": 7, "person": ["names": ["first": "n"]]])
    }

    @Test("A tree is read as a value, and fails as its text would")
    func decoding() throws {
        let tree: JSONValue = ["amount": 1, "price": ["currency": "EUR", "amount": "2"]]
        #expect(try JSON.decode(Line.self, from: tree) == Line(amount: 1, price: Money(amount: 2, currency: .euro)))
        let error = #expect(throws: JSONDecodingError.self) { try JSON.decode(Line.self, from: [1, 2] as JSONValue) }
        #expect(error?.description == "$: expected an object, found an array")
        var deep: JSONValue = []
        for _ in 0..<100 { deep = [deep] }
        let depth = #expect(throws: JSONDecodingError.self) { try JSON.decode([JSONValue].self, from: deep) }
        #expect(depth?.failures.map(\.message) == ["nested deeper than 100 levels"])
    }

    @Test(
        "A number is its literal, and what is none is refused",
        arguments: ["1", "-1.50", "1e5", "0.1E-7", "123456789012345678901234567890"]
    )
    func numbers(literal: String) throws {
        #expect(try #require(JSONNumber(literal)).description == literal)
        for bad in ["", "+1", "01", "1.", ".5", "1e", "NaN", "1 ", " 1", "0x1", "--1"] {
            #expect(JSONNumber(bad) == nil)
        }
        #expect(JSONNumber(.nan) == nil)
        #expect(JSONNumber(.infinity) == nil)
        #expect(JSONNumber(0.5)?.literal == "0.5")
    }
}
