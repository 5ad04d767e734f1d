#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif
package import Misas

/// What the scenarios append and write.
package enum StoreSamples {
    package static func stream(_ name: String = "account-1") throws -> StreamName {
        try StreamName(name)
    }

    package static func event(
        _ number: Int = 1,
        type: String = "test.happened",
        by writer: Int = 0
    ) -> NewEvent {
        NewEvent(type: type, data: json(#"{"number":\#(number),"writer":\#(writer)}"#))
    }

    package static func events(
        _ count: Int,
        type: String = "test.happened"
    ) -> [NewEvent] {
        (1...count).map { event($0, type: type) }
    }

    package static func json(_ text: String) -> [UInt8] {
        Array(text.utf8)
    }

    /// The tree of a JSON text: a store keeps its value, not its bytes.
    package static func tree(_ data: [UInt8]) throws -> JSONValue {
        try JSON.decode(JSONValue.self, from: data)
    }

    package static func number(_ event: RecordedEvent) throws -> Int {
        try unwrap(try tree(event.data)["number"]?.intValue)
    }

    /// A text of the greatest length that a name may have, with a character of several bytes at its end.
    static func longName(
        _ start: String = "",
        bytes: Int = StoreLimits.nameBytes
    ) -> String {
        start + String(repeating: "n", count: bytes - start.utf8.count - 2) + "é"
    }
}
