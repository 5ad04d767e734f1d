internal import Hummingbird
internal import Logging
internal import Misas
internal import NIOCore

/// The user's middleware and routes of his own: what the specs describe is answered inside, and the rest by his routes.
struct OwnRoutes: Sendable {
    private let responder: RouterResponder<APIContext>
    private let logger: Logger

    /// `nil` where there is neither.
    init?(_ options: HTTPOptions, logger: Logger) {
        let router = Router(context: APIContext.self, options: .autoGenerateHeadEndpoints)
        var middleware = options.middleware
        if let cors = options.cors { middleware.insert(CORSFields(cors), at: 0) }
        for layer in middleware { router.add(middleware: layer) }
        router.add(middleware: Described())
        options.routes(router)
        guard !middleware.isEmpty || !router.routes.isEmpty else { return nil }
        responder = router.buildResponder()
        self.logger = logger
    }

    /// Has a request answered.
    ///
    /// - Parameter answer: answers what the specs, or the server, have a path for; `nil` for another path.
    /// - Throws: what the user's middleware and routes throw, and Hummingbird's `HTTPError` where there is no such path.
    func respond(
        to request: Request,
        id: String,
        on channel: any Channel,
        _ answer: (@Sendable (Request) async -> Response)?
    ) async throws -> Response {
        var logger = logger
        logger[metadataKey: "misas.request.id"] = "\(id)"
        var context = APIContext(source: ApplicationRequestContextSource(channel: channel, logger: logger))
        context.requestID = id
        context.answer = answer
        return try await responder.respond(to: request, context: context)
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
