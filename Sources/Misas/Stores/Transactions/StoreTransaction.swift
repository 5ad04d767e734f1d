/// The stores, as part of a transaction: what is written through them becomes visible when it commits.
public protocol StoreTransaction: Sendable {
    /// The streams of the event store.
    var events: any EventStreams { get }
}
