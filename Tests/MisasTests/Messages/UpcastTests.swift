import Foundation
import Testing

@testable import Misas

@Suite("Upcasting")
struct UpcastTests {
    private func upcast(_ json: String, _ operations: [UpcastStep.Operation]) throws -> String {
        var tree = try JSON.decode(JSONValue.self, from: Array(json.utf8))
        try UpcastStep(operations).apply(to: &tree)
        return String(decoding: try JSON.encode(tree), as: UTF8.self)
    }

    @Test(
        "Each operation changes what it names and leaves the rest",
        arguments: [
            (#"{"a":1,"b":2}"#, UpcastStep.Operation.rename("a", to: "c"), #"{"c":1,"b":2}"#),
            (#"{"a":1}"#, .rename("x", to: "y"), #"{"a":1}"#),
            (#"{"a":1}"#, .add("b", 2), #"{"a":1,"b":2}"#),
            (#"{"a":1}"#, .add("a", 2), #"{"a":1}"#),
            (#"{"a":null}"#, .add("a", 2), #"{"a":null}"#),
            (#"{"a":1,"b":2}"#, .remove("a"), #"{"b":2}"#),
            (#"{"a":1}"#, .remove("x"), #"{"a":1}"#),
            (#"{"d":{"a":1}}"#, .move("d.a", to: "b"), #"{"d":{},"b":1}"#),
            (#"{"a":1}"#, .move("a", to: "d.e.b"), #"{"d":{"e":{"b":1}}}"#),
            (#"{"a":1}"#, .move("x.y", to: "b"), #"{"a":1}"#),
            (#"{"n":"A/7"}"#, .split("n", by: "/", into: ["shelf", "slot"]), #"{"shelf":"A","slot":"7"}"#),
            (#"{"n":"A/7/b"}"#, .split("n", by: "/", into: ["shelf", "slot"]), #"{"shelf":"A","slot":"7/b"}"#),
            (#"{"n":"A"}"#, .split("n", by: "/", into: ["shelf", "slot"]), #"{"shelf":"A","slot":""}"#),
            (#"{"n":7}"#, .split("n", by: "/", into: ["shelf", "slot"]), #"{"n":7}"#),
            (#"[1]"#, .add("b", 2), #"[1]"#),
        ]
    )
    func operations(before: String, operation: UpcastStep.Operation, after: String) throws {
        #expect(try upcast(before, [operation]) == after)
    }

    @Test("Operations work in the order written, each on the result of the one before")
    func order() throws {
        let renamedFirst = try upcast(
            #"{"a":"x y"}"#,
            [.rename("a", to: "b"), .split("b", by: " ", into: ["a", "c"])]
        )
        #expect(renamedFirst == #"{"a":"x","c":"y"}"#)
    }

    @Test("An event stored in its first version is read as the third: every step applies, the stored bytes stay")
    func chain() throws {
        let stored = try recorded(#"{"name":"Ada Lovelace"}"#, version: 1)
        let person = try EventCodec.decode(PersonNamed.self, from: stored)
        #expect(person == PersonNamed(first: "Ada", last: "Lovelace", title: "Dr"))
        #expect(stored.data == Array(#"{"name":"Ada Lovelace"}"#.utf8))
        let second = try recorded(#"{"first":"Ada","last":"Lovelace"}"#, version: 2)
        #expect(try EventCodec.decode(PersonNamed.self, from: second) == person)
        let third = try recorded(#"{"first":"Ada","last":"Lovelace","title":"Dr"}"#, version: 3)
        #expect(try EventCodec.decode(PersonNamed.self, from: third) == person)
    }

    @Test("A version from the future is a clear error, not a guess")
    func future() throws {
        let stored = try recorded(#"{"first":"A","last":"B","title":""}"#, version: 4)
        let error = #expect(throws: EventCodec.Failure.self) { try EventCodec.decode(PersonNamed.self, from: stored) }
        #expect(
            error.map { "\($0)" }
                == "tests.person_named is stored in version 4, and this program knows versions up to 3"
        )
    }

    @Test("A version that never was is a clear error", arguments: [0, -1])
    func past(version: Int) throws {
        let stored = try recorded("{}", version: version)
        #expect(throws: EventCodec.Failure.self) { try EventCodec.decode(PersonNamed.self, from: stored) }
    }

    @Test("A custom step that throws says which event and version it was")
    func customFailure() throws {
        let step = UpcastStep([.custom { _ in throw Unforeseen() }])
        var tree: JSONValue = [:]
        #expect(throws: Unforeseen()) { try step.apply(to: &tree) }
    }

    private func recorded(_ json: String, version: Int) throws -> RecordedEvent {
        let event = NewEvent(type: PersonNamed.wireName, schemaVersion: version, data: Array(json.utf8))
        return RecordedEvent(event, stream: try StreamName("s"), version: 1, position: 1, recordedAt: Date())
    }
}

private struct PersonNamed: Event, Equatable {
    var first: String
    var last: String
    var title: String
    init(first: String, last: String, title: String) {
        self.first = first
        self.last = last
        self.title = title
    }
    init(from reader: inout JSONReader) {
        first = reader.member("first")
        last = reader.member("last")
        title = reader.member("title")
    }
    func encode(to writer: inout JSONWriter) {
        writer.member("first", first)
        writer.member("last", last)
        writer.member("title", title)
    }
    static var wireName: String { "tests.person_named" }
    static var schemaVersion: Int { 3 }
    static let upcasts = [
        UpcastStep([.split("name", by: " ", into: ["first", "last"])]),
        UpcastStep([.custom { $0.set("title", to: "Dr") }]),
    ]
}
