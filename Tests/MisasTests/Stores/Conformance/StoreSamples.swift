import FoundationEssentials
import Misas
import Testing

/// What the scenarios append and write.
enum StoreSamples {
    static func stream(_ name: String = "account-1") throws -> StreamName {
        try StreamName(name)
    }

    static func event(
        _ number: Int = 1,
        type: String = "test.happened",
        by writer: Int = 0
    ) -> NewEvent {
        NewEvent(type: type, data: json(#"{"number":\#(number),"writer":\#(writer)}"#))
    }

    static func events(
        _ count: Int,
        type: String = "test.happened"
    ) -> [NewEvent] {
        (1...count).map { event($0, type: type) }
    }

    static func json(_ text: String) -> [UInt8] {
        Array(text.utf8)
    }

    /// A store keeps the value of a JSON text, not its bytes.
    static func tree(_ data: [UInt8]) throws -> JSONValue {
        try JSON.decode(JSONValue.self, from: data)
    }

    static func number(_ event: RecordedEvent) throws -> Int {
        try #require(try tree(event.data)["number"]?.intValue)
    }
}

extension Result where Failure == any Error {
    /// The value or the error of something that waits.
    static func of(_ body: () async throws -> Success) async -> Self {
        do {
            return .success(try await body())
        } catch {
            return .failure(error)
        }
    }

    var isSuccess: Bool {
        if case .success = self { true } else { false }
    }
}
