import Foundation
import Misas

/// The event that is stored: 250 bytes of data and 110 of metadata, as JSON, besides its ids.
enum SampleEvent {
    static let type = "bench.money_deposited"

    /// The event of a number: each has other data.
    static func event(_ number: Int) -> NewEvent {
        let id = UUID.version7()
        let digits = String(1_000_000 + number % 1_000_000)
        let data = """
            {"account":"\(id.uuidString.lowercased())","amount":{"amount":"\(digits.suffix(6)).75","currency":"cad"},\
            "from":{"bank":"CA12ABCD012\(digits)"},"note":"monthly rent for the flat at the harbour, paid by \
            transfer","at":"2026-11-25T09:30:00.123456Z","x":"8421"}
            """
        return NewEvent(type: type, data: Array(data.utf8), metadata: metadata(correlatedTo: id))
    }

    private static func metadata(correlatedTo id: UUID) -> EventMetadata {
        EventMetadata(
            correlationID: id,
            causationID: id,
            user: "ada",
            tenant: "north",
            application: "bank",
            traceParent: "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"
        )
    }
}
