#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// What is known of how an event came to be.
public struct EventMetadata: Hashable, Sendable {
    /// The conversation that the event belongs to.
    public var correlationID: UUID?
    /// The message that caused the event.
    public var causationID: UUID?
    /// Who acted.
    public var user: String?
    /// For which tenant.
    public var tenant: String?
    /// By which application.
    public var application: String?
    /// The W3C trace context's `traceparent`.
    public var traceParent: String?
    /// The W3C trace context's `tracestate`.
    public var traceState: String?
    /// The caller's own.
    public var attributes: [String: String]

    /// Describes how an event came to be; what is left out is not known.
    public init(
        correlationID: UUID? = nil,
        causationID: UUID? = nil,
        user: String? = nil,
        tenant: String? = nil,
        application: String? = nil,
        traceParent: String? = nil,
        traceState: String? = nil,
        attributes: [String: String] = [:]
    ) {
        self.correlationID = correlationID
        self.causationID = causationID
        self.user = user
        self.tenant = tenant
        self.application = application
        self.traceParent = traceParent
        self.traceState = traceState
        self.attributes = attributes
    }
}

extension EventMetadata {
    /// The size that counts against ``StoreLimits/metadataBytes``.
    ///
    /// - Throws: ``InvalidStoreInput`` when it is too large, or has a NUL character, which PostgreSQL cannot hold.
    package func checkedSize() throws(InvalidStoreInput) -> Int {
        var size = (correlationID == nil ? 0 : 16) + (causationID == nil ? 0 : 16)
        try Self.check(user, "user", adding: &size)
        try Self.check(tenant, "tenant", adding: &size)
        try Self.check(application, "application", adding: &size)
        try Self.check(traceParent, "traceParent", adding: &size)
        try Self.check(traceState, "traceState", adding: &size)
        for (key, value) in attributes {
            guard !key.utf8.contains(0), !value.utf8.contains(0) else { throw .metadataWithNUL(member: "attributes") }
            size += key.utf8.count + value.utf8.count
        }
        guard size <= StoreLimits.metadataBytes else { throw .metadataTooLarge(bytes: size) }
        return size
    }

    private static func check(
        _ text: String?,
        _ member: StaticString,
        adding size: inout Int
    ) throws(InvalidStoreInput) {
        guard let text else { return }
        guard !text.utf8.contains(0) else { throw .metadataWithNUL(member: "\(member)") }
        size += text.utf8.count
    }
}
