/// A command that no aggregate decides: a handler of the user's does, and may do input and output.
public protocol HandledCommand: EmittingCommand where Emission: FreeStandingEmission, Failure: HandlerFailure {}

/// A free-standing event that a command may lead to: an enum with a case for each in `emits`.
public protocol FreeStandingEmission: Sendable {
    /// The event, and where it goes.
    var streamed: StreamedEvent { get }
}

/// The ways in which a handler can fail: those that are declared, and what nobody expected.
public protocol HandlerFailure: RequestFailure {
    /// What nobody declared: a store that does not answer, a mistake.
    static func unexpected(_ error: any Error) -> Self
}

extension HandlerFailure {
    /// Runs a body that may throw anything, and turns what it throws into a case of this type: a declared error into its
    /// own, any other into `unexpected`.
    public static func wrapping<Value>(
        _ body: () async throws -> sending Value
    ) async throws(Self) -> sending Value {
        do {
            return try await body()
        } catch let failure as Self {
            throw failure
        } catch {
            throw Self(error) ?? .unexpected(error)
        }
    }
}

/// What a handler outside an aggregate can look at and reach.
public struct HandlingContext: Sendable {
    /// When the request was sent, by the system's clock.
    public let now: Date
    /// The request's ids, its caller and its trace.
    public let message: MessageContext
    /// The stores.
    public let stores: any Stores

    /// Creates a context, as tests do that call a handler directly.
    @inlinable
    public init(now: Date, message: MessageContext, stores: any Stores) {
        self.now = now
        self.message = message
        self.stores = stores
    }

    /// The documents of a projection, for reading.
    ///
    /// While the projection is being built, be it new, of a new version, or built anew, reading them throws
    /// ``DocumentStoreError/unready(_:)`` rather than give what is missing something.
    public func documents<P: DocumentProjection>(_ projection: P.Type) -> DocumentCollection<P.Document> {
        let name = P.processorName
        guard let work = stores as? WorkStores else { return DocumentCollection(name, in: stores.documents) }
        let store = ReadyDocumentStore(base: work.documents, projection: name, readiness: work.readiness)
        return DocumentCollection(name, in: store)
    }

    /// The rows of a projection.
    ///
    /// While the projection is being built, be it new, of a new version, or built anew, reading them throws
    /// ``TableStoreError/unready(_:)`` rather than give what is missing something.
    public func rows<P: TableProjection>(_ projection: P.Type) -> TableRows<P.Row> {
        guard let work = stores as? WorkStores else { return TableRows(stores.tables) }
        let store = ReadyTableStore(base: work.tables, projection: P.processorName, readiness: work.readiness)
        return TableRows(store)
    }
}
