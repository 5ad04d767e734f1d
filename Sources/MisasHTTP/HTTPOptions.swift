public import Hummingbird
public import Logging
internal import Misas

/// How a system is reached over HTTP.
public struct HTTPOptions: Sendable {
    /// Where the server listens.
    public enum Address: Sendable, Hashable {
        /// On a port of the machine; 0 lets the system choose one.
        case port(Int, host: String)
        /// On a socket in the file system.
        case unixSocket(String)
    }

    /// What is taken of a request, and for how long it is waited for.
    public struct Limits: Sendable, Hashable {
        /// The most bytes of a body; a larger one gets a 413.
        public var bodyBytes = 1 << 20
        /// How many objects and arrays of a body's JSON may be open at once.
        public var jsonDepth = 64
        /// The most bytes of all fields of a head together; more get a 431.
        public var headerBytes = 16 << 10
        /// The most fields of a head; more get a 431.
        public var headerFields = 100
        /// How long a request's head may take to arrive, from its first byte on; then there is a 408.
        ///
        /// Behind another request on its connection it has as long from when that is answered; so has a body.
        public var headerTimeout = Duration.seconds(10)
        /// How long a request's body may take to arrive; then there is a 408.
        public var bodyTimeout = Duration.seconds(30)
        /// How long a request may take to be handled; then its task is cancelled, and there is a 503.
        ///
        /// `nil` means for ever.
        public var handlingTimeout: Duration? = .seconds(60)
        /// How long a connection may be open without a request.
        public var idleTimeout = Duration.seconds(60)
        /// How many connections may be open at once; more wait until one is closed.
        ///
        /// `nil` means three quarters of the files that the process may have open.
        public var connections: Int?

        /// The usual limits.
        public init() {}
    }

    /// Which pages of other origins may use the API from a browser.
    public struct CORS: Sendable {
        /// The origins, such as `https://app.example.com`; `nil` for any.
        public var origins: Set<String>?
        /// Whether a browser may send cookies along, which it does only for origins that are named.
        public var allowsCredentials = false
        /// How long a browser may keep what it was told.
        public var maxAge = Duration.seconds(600)

        /// Lets pages of some origins use the API.
        public init(origins: Set<String>) {
            self.origins = origins
        }

        private init() {}

        /// Lets pages of any origin use the API.
        public static let anyOrigin = CORS()
    }

    /// What operators may do over HTTP.
    public struct Operations: Sendable, Hashable {
        /// Where: `/operations`.
        public var path: String
        /// The role that the caller must have.
        public var role: String

        /// Lets callers of a role list, replay, discard and rebuild.
        public init(at path: String = "/operations", role: String) {
            self.path = path
            self.role = role
        }
    }

    /// Where the server listens.
    public var address: Address
    /// What is taken of a request.
    public var limits = Limits()
    /// Finds out who sends a request; `nil` where nobody is known.
    public var authentication: (any Authentication)?
    /// Which pages of other origins may use the API; `nil` for none.
    public var cors: CORS?
    /// From how many bytes on replies are compressed where the caller takes that; `nil` for never.
    public var compression: Int? = 1_024
    /// At which level each request is logged; `nil` for not at all.
    ///
    /// What is logged is the route, not the path, and nothing of the content: no personal data.
    public var accessLog: Logger.Level? = .info
    /// Whether `/openapi.json` and `/docs` tell what there is.
    public var showsDocuments = true
    /// What operators may do over HTTP; `nil` for nothing.
    public var operations: Operations?
    /// What requests pass through before they are handled, outermost first.
    public var middleware: [any MiddlewareProtocol<Request, Response, APIContext>] = []
    /// Routes of the user's own, for what the specs say nothing of: `router.get("hello") { … }`.
    ///
    /// They are asked where no route of the specs has the path.
    public var routes: @Sendable (Router<APIContext>) -> Void = { _ in }
    /// Called when the server listens, with the port.
    public var onListening: @Sendable (_ port: Int?) async -> Void = { _ in }

    /// The usual options.
    ///
    /// - Parameters:
    ///   - port: where the server listens; 0 lets the system choose a port.
    ///   - host: on which of the machine's addresses: by default on its own only.
    public init(port: Int = 8080, host: String = "127.0.0.1") {
        address = .port(port, host: host)
    }
}

/// What Hummingbird's middleware and routes of the user's own are given with a request.
public struct APIContext: RequestContext {
    /// What Hummingbird keeps.
    public var coreContext: CoreRequestContextStorage
    /// The id by which the request is told in the log and to the caller.
    public internal(set) var requestID = ""
    /// Answers the request, where the specs or the server have its path.
    var answer: (@Sendable (Request) async -> Response)?

    /// Makes a context for a request.
    public init(source: ApplicationRequestContextSource) {
        coreContext = CoreRequestContextStorage(source: source)
    }
}
