internal import Hummingbird
internal import Logging
internal import Misas
internal import NIOCore

/// The user's middleware and routes of his own: what the specs describe is answered inside, and the rest by his routes.
struct OwnRoutes: Sendable {
    private let responder: RouterResponder<APIContext>
    private let logger: Logger

    /// `nil` where there is neither.
    ///
    /// - Parameter tell: the reply to what they throw.
    init?(
        _ options: HTTPOptions,
        logger: Logger,
        tell: @escaping @Sendable (any Error, _ id: String) -> Response
    ) {
        let router = Router(context: APIContext.self, options: .autoGenerateHeadEndpoints)
        // Outermost: a page has to be able to read also what failed.
        if let cors = options.cors { router.add(middleware: CORSFields(cors)) }
        let telling = Telling(tell: tell)
        router.add(middleware: telling)
        for layer in options.middleware { router.add(middleware: layer) }
        router.add(middleware: Described())
        router.add(middleware: telling)
        options.routes(router)
        guard options.cors != nil || !options.middleware.isEmpty || !router.routes.isEmpty else { return nil }
        responder = router.buildResponder()
        self.logger = logger
    }

    /// Has a request answered.
    ///
    /// - Parameter answer: answers what the specs, or the server, have a path for; `nil` for another path.
    func respond(
        to request: Request,
        id: String,
        on channel: any Channel,
        _ answer: (@Sendable (Request) async -> Response)?
    ) async throws -> Answer {
        var logger = logger
        logger[metadataKey: "misas.request.id"] = "\(id)"
        var context = APIContext(source: ApplicationRequestContextSource(channel: channel, logger: logger))
        context.requestID = id
        context.answer = answer
        let response = try await responder.respond(to: request, context: context)
        // A path begins with a stroke; what has none is told by a word.
        let route = answer == nil ? context.endpointPath.flatMap { $0.hasPrefix("/") ? $0 : nil } : nil
        return Answer(response: response, route: route)
    }

    /// Tells in the envelope what was thrown: around the routes, and once more around all middleware.
    private struct Telling: RouterMiddleware {
        let tell: @Sendable (any Error, _ id: String) -> Response

        func handle(
            _ request: Request,
            context: APIContext,
            next: (Request, APIContext) async throws -> Response
        ) async throws -> Response {
            do {
                return try await next(request, context)
            } catch {
                return tell(error, context.requestID)
            }
        }
    }

    /// Answers what is described, inside of all middleware.
    private struct Described: RouterMiddleware {
        func handle(
            _ request: Request,
            context: APIContext,
            next: (Request, APIContext) async throws -> Response
        ) async throws -> Response {
            guard let answer = context.answer else { return try await next(request, context) }
            return await answer(request)
        }
    }
}

/// Lets a browser read replies from pages of some origins.
struct CORSFields: RouterMiddleware {
    private let origins: Set<String>?
    private let allowed: CORSMiddleware<APIContext>
    private let refused: CORSMiddleware<APIContext>

    init(_ options: HTTPOptions.CORS) {
        origins = options.origins
        allowed = Self.fields(options, options.origins == nil ? .all : .originBased)
        refused = Self.fields(options, .none)
    }

    func handle(
        _ request: Request,
        context: APIContext,
        next: (Request, APIContext) async throws -> Response
    ) async throws -> Response {
        let isAllowed = origins.map { $0.contains(request.headers[.origin] ?? "") } ?? true
        return try await (isAllowed ? allowed : refused).handle(request, context: context, next: next)
    }

    private static func fields(
        _ options: HTTPOptions.CORS,
        _ origin: CORSMiddleware<APIContext>.AllowOriginExtended
    ) -> CORSMiddleware<APIContext> {
        let further = [IdempotencyKey.field, RequestID.field].compactMap(\.self)
        return CORSMiddleware(
            allowOrigin: origin,
            allowHeaders: [.accept, .authorization, .contentType, .ifMatch, .ifNoneMatch, .origin] + further,
            allowMethods: [.get, .head, .post, .put, .patch, .delete, .options],
            allowCredentials: options.origins != nil && options.allowsCredentials,
            exposedHeaders: ["ETag", "Link", "X-Request-Id", "Retry-After"],
            maxAge: TimeAmount(options.maxAge)
        )
    }
}
