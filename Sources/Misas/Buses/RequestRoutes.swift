/// The handler of each type of request, with the middleware around it.
///
/// Built once, then read by every task without a
/// lock.
struct RequestRoutes: Sendable {
    private var routes: [ObjectIdentifier: any AnyRoute] = [:]

    private protocol AnyRoute: AnyObject, Sendable {
        var wireName: String { get }
    }

    private final class Route<R: Request>: AnyRoute {
        let handle: @Sendable (Envelope<R>) async throws -> R.Result
        var wireName: String { R.wireName }

        init(_ handle: @escaping @Sendable (Envelope<R>) async throws -> R.Result) {
            self.handle = handle
        }
    }

    /// Whether a type of request has a handler.
    func handles<R: Request>(_ type: R.Type) -> Bool { routes[ObjectIdentifier(type)] != nil }

    /// The wire names of all requests that are handled, sorted.
    var wireNames: [String] { routes.values.map(\.wireName).sorted() }

    /// Adds the handler of a type of request, with middleware around it, outermost first.
    mutating func add<R: Request>(
        _ type: R.Type,
        middleware: [any RequestMiddleware],
        handler: @escaping @Sendable (Envelope<R>) async throws -> R.Result
    ) {
        var handle = handler
        for layer in middleware.reversed() { handle = Self.wrap(handle, in: layer) }
        routes[ObjectIdentifier(type)] = Route<R>(handle)
    }

    private static func wrap<R: Request>(
        _ next: @escaping @Sendable (Envelope<R>) async throws -> R.Result,
        in layer: some RequestMiddleware
    ) -> @Sendable (Envelope<R>) async throws -> R.Result {
        { envelope in try await layer.handle(envelope, next: next) }
    }

    /// Sends a request: gives it an id and a context, makes that context the current one, and calls its handler.
    func send<R: Request>(_ request: R, id: UUID?, caller: Caller?, now: Date) async throws -> R.Result {
        guard let route = routes[ObjectIdentifier(R.self)] as? Route<R> else { throw NoHandler(message: R.wireName) }
        let context = MessageContext.next(messageID: id ?? .version7(at: now), caller: caller)
        let envelope = Envelope(request, context: context, sentAt: now)
        return try await MessageContext.$current.withValue(context) { try await route.handle(envelope) }
    }
}
