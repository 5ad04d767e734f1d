/// The W3C trace context that travels with messages, so that a trace goes on across the store.
public struct TraceContext: Sendable, Hashable {
    /// The `traceparent` header.
    public var parent: String
    /// The `tracestate` header.
    public var state: String?

    /// Creates a trace context from its two headers.
    public init(parent: String, state: String? = nil) {
        self.parent = parent
        self.state = state
    }

    /// The trace's id within the header, which is `version-trace-span-flags`.
    var traceID: Substring {
        let parts = parent.split(separator: "-", maxSplits: 2, omittingEmptySubsequences: false)
        return parts.count > 1 ? parts[1] : parent[...]
    }
}
