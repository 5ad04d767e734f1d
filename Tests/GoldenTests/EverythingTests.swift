import Foundation
import Misas
import Testing

@testable import GoldenEverything

/// What is generated for every construct, run.
@Suite("Everything")
struct EverythingTests {
    private func roundTrip<Value: JSONCodable>(_ value: Value) throws {
        let bytes = try JSON.encode(value)
        #expect(try JSON.encode(try JSON.decode(Value.self, from: bytes)) == bytes)
    }

    private func recorded(_ type: String, version: Int, _ data: String) throws -> RecordedEvent {
        RecordedEvent(
            NewEvent(
                id: .version7(),
                type: type,
                schemaVersion: version,
                data: Array(data.utf8),
                metadata: EventMetadata()
            ),
            stream: try StreamName("s"),
            version: StreamVersion(1),
            position: GlobalPosition(1),
            recordedAt: Date(timeIntervalSince1970: 0)
        )
    }

    @Test("Defaults of every type are what the spec says, and are taken for members that are missing")
    func defaults() throws {
        let made = Defaults()
        let read = try JSON.decode(Defaults.self, from: Array("{}".utf8))
        #expect(try JSON.encode(read) == JSON.encode(made))
        #expect(made.string == "a \"b\" \\(c)\n")
        #expect(made.int == .min)
        #expect(made.decimal == Decimal(string: "0.10"))
        #expect(made.bytes.bytes == [0, 1, 2])
        #expect(made.duration == .seconds(90))
        #expect(made.map == [.small: Percent(unchecked: 1), .big: Percent(unchecked: 2)])
        #expect(made.maybe == "here")
        #expect(made.absent == nil)
        #expect(made.pair.right?.left == 2)
        try roundTrip(made)
    }

    @Test("Circles of types read and write")
    func circles() throws {
        let chain = Chain(value: 1, next: Chain(value: 2, next: Chain(value: 3)))
        try roundTrip(chain)
        #expect(chain.next?.next?.value == 3)
        try roundTrip(Even(odd: Odd(even: Even(odd: Odd(note: "x")), note: "y")))
        try roundTrip(Tree.branch(Branch(left: .leaf(1), right: .branch(Branch(left: .leaf(2), right: .leaf(3))))))
        try roundTrip(Expression.negation(.sum([.number(1), .negation(.number(2))])))
        let leaf = Forest(trees: [], byName: [:], all: [])
        try roundTrip(Forest(trees: [leaf], byName: ["a": leaf], all: [leaf]))
        try roundTrip(Holder(holder: Wrapped(unchecked: Holder())))
        try roundTrip(RenamedType(notPlain: "p", deep: RenamedType(notPlain: "q")))
    }

    @Test("A stored event of each older version becomes today's")
    func upcasts() throws {
        let oldest = #"{"txt":"t","junk":1,"name":"Ann Mary Lee"}"#
        let event = try EventCodec.decode(Outdated.self, from: recorded(Outdated.wireName, version: 1, oldest))
        #expect(event.text == "t!")
        #expect(event.first == "Ann")
        #expect(event.last == "Mary Lee")
        #expect(event.deep == 3)
        #expect(event.color == .red)
        #expect(event.size == .small)
        #expect(event.added.int == 1)
        let second = #"{"text":"t","colour":"blue","deep_value":4,"name":"A"}"#
        let next = try EventCodec.decode(Outdated.self, from: recorded(Outdated.wireName, version: 2, second))
        #expect(next.color == .blue && next.deep == 4 && next.first == "A" && next.last == "")
        let node = #"{"node":"00000000-0000-0000-0000-000000000001","first":"a","last":"b"}"#
        #expect(
            try EventCodec.decode(NodeAdded.self, from: recorded(NodeAdded.wireName, version: 1, node)).title == "ab"
        )
        let middle = #"{"node":"00000000-0000-0000-0000-000000000001","name":"c"}"#
        #expect(
            try EventCodec.decode(NodeAdded.self, from: recorded(NodeAdded.wireName, version: 2, middle)).title == "c"
        )
    }

    @Test("A custom step that throws names the event and the version")
    func failingUpcast() throws {
        let event = try recorded(Outdated.wireName, version: 3, "{}")
        let error = #expect(throws: EventCodec.Failure.self) { try EventCodec.decode(Outdated.self, from: event) }
        guard case .upcastFailed(let type, let version, let cause)? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(type == Outdated.wireName && version == 3 && cause is Outdated.NoText)
    }

    private func bad(_ inner: Checked? = nil) throws -> Checked {
        let date = try #require(CalendarDate(year: 2019, month: 1, day: 1))
        return Checked(
            word: .init(from: "toolong"),
            percent: Percent(unchecked: 101),
            name: "abcde",
            alias: "x",
            words: [.init(from: "ok"), .init(from: ""), .init(from: "A")],
            nested: [.init(from: "B"): Percent(unchecked: -1)],
            inner: inner,
            when: date,
            wait: .zero,
            amount: Decimal(string: "10"),
            big: Percent(unchecked: 51)
        )
    }

    @Test("Validation lists every bad field, in wraps, lists, maps and circles too")
    func validation() throws {
        let error = #expect(throws: ValidationFailed.self) { try Checked.check(try bad(try bad())) }
        let problems = (error?.problems ?? []).map { "\($0.path) \($0.rule)" }
        let own = [
            "word maxLength", "percent maximum", "name maxLength", "name pattern", "alias minLength", "words maxItems",
            "words[1] minLength", "words[2] pattern", #"nested["B"] pattern"#, #"nested["B"] minimum"#,
        ]
        let rest = ["when minimum", "wait minimum", "amount maximum", "big maximum"]
        #expect(problems == own.map { "$.\($0)" } + (own + rest).map { "$.inner.\($0)" } + rest.map { "$.\($0)" })
    }

    @Test("Only the user's initializer of a deprecated thing is deprecated: what reads stored data is not")
    func deprecation() throws {
        let old = try JSON.decode(OldThing.self, from: Array(#"{"color":"red"}"#.utf8))
        #expect(old.color == .red)
        #expect(Word.RawValue.self == String.self)
    }

    @Test("Error messages hold their values, and braces where they are doubled")
    func messages() {
        let error = TooMany(count: 2, pair: Pair(left: 1), maybe: Pair(left: 3), color: .red)
        #expect(TooMany.message(of: error) == "{no} 2 of \"1\" \\(x) 3 red")
    }
}

extension Word {
    /// Wraps a text without checking it.
    init(from text: String) { self.init(unchecked: text) }
}
