#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// An event that is to be appended when its transaction commits.
struct PendingEvent: Sendable {
    let event: NewEvent
    let stream: StreamName
    /// Its place among the transaction's events of the stream, from 0.
    let index: Int
    let recordedAt: Date
}
