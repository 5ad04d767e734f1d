import Accounts
import BankingSystem
import Foundation
import HTTPTypes
import Hummingbird
import InMemoryTracing
import JWTKit
import Logging
import Misas
import MisasHTTP
import MisasJWT
import MisasPostgreSQL
import MisasTesting
import PostgresClient
import PostgresTestSupport
import ServiceLifecycle
import TestSupport
import Testing
import Tracing

/// What stands around the routes.
@Suite("The API", .timeLimit(.minutes(2)))
struct ServiceTests {
    private let account = AccountID.new()
    private var opening: String { #"{"account":"\#(account)","owner":"Alice Secretperson","currency":"cad"}"# }

    @Test("tells that it is up, and whether it is ready")
    func health() async throws {
        try await Served.with(probing()) { served in
            let health = try await served.send("GET", "/health")
            #expect(try expect(health, succeedsWith: 200)["status"] == "up")
            let ready = try await served.send("GET", "/ready")
            #expect(try expect(ready, succeedsWith: 200)["status"] == "ready")
        }
        let database = try await PostgresCluster.shared.newDatabase()
        let away = try await PostgresStores.open(PostgresConfiguration(database))
        await away.close()
        try await Served.with(probing(.stores(away))) { served in
            #expect(try await served.send("GET", "/health").status == 200)
            try expect(try await served.send("GET", "/ready"), failsWith: 503, "unavailable")
        }
    }

    @Test("gives each request an id, which it takes from a caller who has a plain one")
    func requestID() async throws {
        try await Served.with(probing()) { served in
            let made = try await served.send("GET", "/probe/x")["x-request-id"]
            #expect(made.flatMap { UUID(uuidString: $0) } != nil)
            let taken = try await served.send("GET", "/nothing", nil, ["X-Request-Id": "a.b_c-1"])
            #expect(taken["x-request-id"] == "a.b_c-1")
            for odd in ["a b", String(repeating: "x", count: 65), "ä", "\"quoted\""] {
                #expect(try await served.send("GET", "/probe/x", nil, ["X-Request-Id": odd])["x-request-id"] != odd)
            }
        }
    }

    @Test("begins the chain of what follows with the request, and goes on with the caller's trace")
    func chain() async throws {
        let id = UUID.version7()
        let trace = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"
        try await Served.with(Bank.system([.silent])) { served in
            let fields = ["X-Request-Id": id.jsonKey, "traceparent": trace, "tracestate": "vendor=1"]
            #expect(try await served.send("POST", "/accounts", opening, fields).status == 201)
            for try await event in served.system.stores.events.readAll() {
                #expect(event.metadata.correlationID == id)
                #expect(event.metadata.traceParent == trace)
                #expect(event.metadata.traceState == "vendor=1")
            }
            let wrong = ["traceparent": "00-0-0-1"]
            #expect(try await served.send("POST", "/accounts", opening, wrong).status == 409)
        }
    }

    @Test("has a span for each request, named by its route, under the caller's, with what follows under it")
    func spans() async throws {
        let tracer = InMemoryTracer()
        try await Served.with(Bank.system([.silent, .tracer(tracer)])) { served in
            _ = try await served.send("POST", "/accounts", opening)
            _ = try await served.send("GET", "/accounts/\(account)?secret=1")
            _ = try await served.send("GET", "/nothing")
        }
        let spans = tracer.finishedSpans
        let created = try #require(spans.first { $0.operationName == "POST /accounts" })
        #expect(created.kind == .server)
        #expect(created.attributes.get("http.request.method") == .string("POST"))
        #expect(created.attributes.get("http.route") == .string("/accounts"))
        #expect(created.attributes.get("http.response.status_code") == .int64(201))
        let sent = try #require(spans.first { $0.operationName == "commandBus.Send" })
        #expect(sent.spanContext.parentSpanID == created.spanID)
        #expect(spans.contains { $0.operationName == "GET /accounts/{account}" })
        #expect(spans.contains { $0.operationName == "GET" })
        for span in spans where span.operationName.hasPrefix("GET") {
            #expect(!"\(span.attributes)".contains(account.jsonKey))
        }
    }

    @Test("logs each request by its route, and nothing that is personal")
    func accessLog() async throws {
        let console = Console()
        let logger = Logger(label: "bank", factory: { _ in ConsoleHandler(console: console) })
        try await Served.with(Bank.system([.logger(logger)]), { $0.authentication = NamedCallers() }) { served in
            let fields = ["Authorization": "Bearer personallynamed", "X-Request-Id": "request-7"]
            _ = try await served.send("POST", "/accounts", opening, fields)
            _ = try await served.send("GET", "/accounts?owner=Secretperson", nil, fields)
            _ = try await served.send("GET", "/nothing/Secretperson", nil, fields)
        }
        let lines = console.text.split(separator: "\n").filter { $0.contains(" answered ") }
        #expect(lines.count == 3)
        #expect(lines[0].contains("http.route=/accounts ") && lines[0].contains("http.response.status_code=201"))
        #expect(lines.allSatisfy { $0.contains("misas.request.id=request-7") })
        for secret in ["Secretperson", "personallynamed", account.jsonKey] { #expect(!console.text.contains(secret)) }
    }

    @Test("logs what could not be read as a request too, and routes of the user's own by their paths")
    func unreadAccessLog() async throws {
        let console = Console()
        let logger = Logger(label: "probe", factory: { _ in ConsoleHandler(console: console) })
        let options: (inout HTTPOptions) -> Void = { options in
            options.routes = { router in router.get("hello/:name") { _, _ in "hello" } }
        }
        let system = try System(name: "probe", version: "1", .logger(logger)) {
            ProbeSubsystem { probe, _ in .string(probe.name) }
        }
        try await Served.with(system, options) { served in
            let connection = try served.connect()
            try await connection.send("GET /Secretperson\r\n\r\n")
            let reply = try await connection.reply()
            #expect(reply.status == 400)
            let id = try #require(reply["x-request-id"])
            #expect(console.text.contains("misas.request.id=\(id)"))
            #expect(try await served.send("GET", "/hello/Secretperson").text == "hello")
            #expect(try await served.send("GET", "/nothing/Secretperson").status == 404)
        }
        let lines = console.text.split(separator: "\n").filter { $0.contains(" answered ") }
        try #require(lines.count == 3)
        #expect(lines[0].contains("http.request.method=_OTHER http.response.status_code=400 http.route=– "))
        #expect(lines[1].contains("http.response.status_code=200 http.route=/hello/{name} "))
        #expect(lines[2].contains("http.response.status_code=404 http.route=– "))
        #expect(!console.text.contains("Secretperson"))
    }

    @Test("gives a list in parts, and tells where the next and the one before begin")
    func pagination() async throws {
        try await Served.with(Bank.system([.silent])) { served in
            for number in 0..<5 {
                let body = #"{"account":"\#(AccountID.new())","owner":"a b&\#(number % 1)","currency":"cad"}"#
                #expect(try await served.send("POST", "/accounts", body).status == 201)
            }
            try await served.system.handleAll()
            var path: String? = "/accounts?limit=2&owner=a%20b%260"
            var sizes: [Int] = []
            while let next = path {
                let reply = try await served.send("GET", next)
                sizes.append(try expect(reply, succeedsWith: 200).arrayValue?.count ?? 0)
                let links = reply["link"]?.split(separator: ", ") ?? []
                #expect(links.contains { $0.hasSuffix("rel=\"prev\"") } == (sizes.count > 1))
                path = links.first { $0.hasSuffix("rel=\"next\"") }.map { String($0.dropFirst().prefix { $0 != ">" }) }
            }
            #expect(sizes == [2, 2, 1])
            // Fewer than there may be by default: that is all.
            #expect(try await served.send("GET", "/accounts")["link"] == nil)
        }
    }

    @Test("compresses what is long where the caller takes that")
    func compression() async throws {
        let system = try probing { probe, _ in .string(String(repeating: probe.name, count: 5_000)) }
        try await Served.with(system) { served in
            let fields = ["Accept-Encoding": "gzip"]
            let long = try await served.send("GET", "/probe/x", nil, fields)
            #expect(long["content-encoding"] == "gzip")
            #expect(long.body.count < 1_000)
            #expect(long.body.prefix(2) == [0x1F, 0x8B])
            #expect(try await served.send("GET", "/probe/x")["content-encoding"] == nil)
            #expect(try await served.send("GET", "/health", nil, fields)["content-encoding"] == nil)
        }
    }

    @Test("lets pages of the origins use it that are named, and no others")
    func cors() async throws {
        let options: @Sendable (inout HTTPOptions) -> Void = { $0.cors = .init(origins: ["https://app.example.com"]) }
        try await Served.with(probing(), options) { served in
            let asked = ["Origin": "https://app.example.com", "Access-Control-Request-Method": "PUT"]
            let preflight = try await served.send("OPTIONS", "/probe", nil, asked)
            #expect(preflight.status == 204)
            #expect(preflight["access-control-allow-origin"] == "https://app.example.com")
            #expect(preflight["access-control-allow-methods"]?.contains("PUT") == true)
            #expect(preflight["access-control-allow-headers"]?.lowercased().contains("idempotency-key") == true)
            let reply = try await served.send("GET", "/probe/x", nil, ["Origin": "https://app.example.com"])
            #expect(reply["access-control-allow-origin"] == "https://app.example.com")
            // Also where something failed: the page has to be able to read why.
            let failure = try await served.send("GET", "/nothing", nil, ["Origin": "https://app.example.com"])
            try expect(failure, failsWith: 404, "not_found")
            #expect(failure["access-control-allow-origin"] == "https://app.example.com")
            let other = try await served.send("GET", "/probe/x", nil, ["Origin": "https://evil.example.com"])
            #expect(other["access-control-allow-origin"] == nil)
        }
    }

    @Test("has routes of the user's own beside those of the specs, and middleware around both")
    func ownRoutes() async throws {
        struct Marking: RouterMiddleware {
            func handle(
                _ request: Request,
                context: APIContext,
                next: (Request, APIContext) async throws -> Response
            ) async throws -> Response {
                var response = try await next(request, context)
                response.headers[.server] = "marked \(context.requestID)"
                return response
            }
        }
        let options: (inout HTTPOptions) -> Void = { options in
            options.middleware = [Marking()]
            options.routes = { router in
                router.get("hello/:name") { _, context in "hello \(context.parameters.get("name") ?? "")" }
                router.get("teapot") { _, _ -> String in throw HTTPError(.init(code: 418, reasonPhrase: "I'm a teapot"))
                }
                router.get("broken") { _, _ -> String in throw Internals() }
            }
        }
        try await Served.with(probing(), options) { served in
            let hello = try await served.send("GET", "/hello/you", nil, ["X-Request-Id": "r1"])
            #expect(hello.text == "hello you")
            #expect(hello["server"] == "marked r1")
            let probe = try await served.send("GET", "/probe/x", nil, ["X-Request-Id": "r2"])
            #expect(try expect(probe, succeedsWith: 200) == "x")
            #expect(probe["server"] == "marked r2")
            try expect(try await served.send("GET", "/teapot"), failsWith: 418, "i_m_a_teapot")
            try expect(try await served.send("GET", "/nothing"), failsWith: 404, "not_found")
            let broken = try await served.send("GET", "/broken")
            try expect(broken, failsWith: 500, "internal_error")
            #expect(!broken.text.contains("hunter2"))
        }
    }

    @Test("describes itself: one document of all subsystems, and a page that shows it")
    func documents() async throws {
        try await Served.with(Bank.system([.silent])) { served in
            let reply = try await served.send("GET", "/openapi.json")
            let document = try JSON.decode(JSONValue.self, from: reply.body)
            #expect(document["info"] == ["title": "banking", "version": "1.0.0"])
            #expect(document["tags"]?.arrayValue?.compactMap { $0["name"] } == ["accounts", "transfers"])
            let served = Set(served.system.routes.map { "\($0.method.lowercased()) \($0.template)" })
            let described = document["paths"]?.objectValue?.members.flatMap { path in
                (path.value.objectValue?.members ?? []).map { "\($0.name) \(path.name)" }
            }
            #expect(Set(described ?? []) == served)
        }
        try await Served.with(Bank.system([.silent])) { served in
            let page = try await served.send("GET", "/docs")
            #expect(page["content-type"] == "text/html; charset=utf-8")
            #expect(page.text.contains("openapi.json"))
        }
        try await Served.with(Bank.system([.silent]), { $0.showsDocuments = false }) { served in
            let reply = try await served.send("GET", "/openapi.json")
            #expect(reply.status == 404)
        }
    }

    @Test("describes a path once of which two subsystems call the parameter by other names, links included")
    func pathNames() async throws {
        struct Described<Name>: Subsystem {
            static var name: String { "\(Name.self)" }
            let document: StaticString
            func register(in registry: inout Registry) { registry.describeRoutes(document) }
        }
        enum First {}
        enum Second {}
        let system = try System(name: "shop", version: "1", options: [.silent]) {
            Described<First>(document: #"{"paths":{"/items/{item}":{"get":{"operationId":"first.find"}}}}"#)
            Described<Second>(
                document: #"""
                    {"paths":{
                      "/items":{"post":{"operationId":"second.add","responses":{"201":{"links":{
                        "Drop":{"operationId":"second.drop","parameters":{"id":"$response.body#/data"}},
                        "Own":{"operationId":"second.own","parameters":{"id":"$response.body#/data"}}}}}}},
                      "/items/{id}":{"delete":{"operationId":"second.drop","parameters":[
                        {"name":"id","in":"path"},{"name":"id","in":"query"}]}},
                      "/own/{id}":{"get":{"operationId":"second.own","parameters":[{"name":"id","in":"path"}]}}
                    }}
                    """#
            )
        }
        try await Served.with(system) { served in
            let document = try JSON.decode(JSONValue.self, from: try await served.send("GET", "/openapi.json").body)
            let paths = try #require(document["paths"]?.objectValue)
            #expect(Set(paths.members.map(\.name)) == ["/items", "/items/{item}", "/own/{id}"])
            let item = paths["/items/{item}"]
            #expect(item?["get"]?["operationId"] == "first.find")
            let parameters: JSONValue = [["name": "item", "in": "path"], ["name": "id", "in": "query"]]
            #expect(item?["delete"]?["parameters"] == parameters)
            let links = paths["/items"]?["post"]?["responses"]?["201"]?["links"]
            #expect(links?["Drop"]?["parameters"] == ["item": "$response.body#/data"])
            #expect(links?["Own"]?["parameters"] == ["id": "$response.body#/data"])
        }
    }

    @Test("shows the page as its template is: run Scripts/embed-page after a change")
    func page() async throws {
        let copy = FileManager.default.temporaryDirectory.appending(path: "page-\(UUID()).swift")
        defer { try? FileManager.default.removeItem(at: copy) }
        let run = try await Script.run("Scripts/embed-page", ["api", copy.path(percentEncoded: false)])
        #expect(run.status == 0, "\(run.output)")
        let source = URL(filePath: #filePath).appending(path: "../../../Sources/MisasHTTP/Documents/APIPage.swift")
        #expect(try Data(contentsOf: copy) == Data(contentsOf: source.standardized))
    }

    @Test("is described by the same document as the command line prints of its specs")
    func printed() async throws {
        let sources = URL(filePath: #filePath).appending(path: "../../../Examples/Banking/Sources").standardized
        let folder = sources.path(percentEncoded: false)
        let program = try ProgramProcess(
            "misas-gen",
            [
                "openapi", "Accounts=\(folder)/Accounts", "Transfers=\(folder)/Transfers", "--title", "banking",
                "--api-version", "1.0.0",
            ]
        )
        var text = ""
        for await line in program.lines { text += line + "\n" }
        let printed = try JSON.decode(JSONValue.self, from: Array(text.utf8))
        try await Served.with(Bank.system([.silent])) { served in
            let reply = try await served.send("GET", "/openapi.json")
            #expect(try JSON.decode(JSONValue.self, from: reply.body) == printed)
        }
    }

    @Test("lets operators do what they do on the command line, behind a role, and not unless it is mounted")
    func operations() async throws {
        var behavior = SampleBehavior()
        behavior.project = { event, _ in if event.amount == 3 { throw Internals() } }
        behavior.projectionFailure = .park
        // An instance that gets no turn for a second is there all the same.
        let sample = try SampleSystem(on: InMemoryStores(), options: ProcessingOptions(lease: .seconds(6)), behavior)
        try await sample.deposit([1, 3, 2], to: "k")
        try await Served.with(sample.system) { served in
            let reply = try await served.send("GET", "/operations/processors")
            #expect(reply.status == 404)
        }
        let options: (inout HTTPOptions) -> Void = { options in
            options.authentication = NamedCallers()
            options.operations = .init(role: "operator")
        }
        try await Served.with(sample.system, options) { served in
            let path = "/operations/processors"
            let fields = ["Authorization": "Bearer operator"]
            #expect(try await served.send("GET", path).status == 401)
            #expect(try await served.send("GET", path, nil, ["Authorization": "Bearer teller"]).status == 403)
            try await sample.processing { _ in
                try await sample.waitForBalances()
                let list = try expect(try await served.send("GET", path, nil, fields), succeedsWith: 200)
                let balances = list.arrayValue?.first { $0["name"] == "test.balances" }
                #expect(balances?["parkedEvents"] == 2)
                let parked = try await served.send("GET", "\(path)/test.balances/parked?key=k", nil, fields)
                let held = try expect(parked, succeedsWith: 200).arrayValue?.compactMap { $0["position"]?.intValue }
                #expect(held == [2, 3])
                let discard = try await served.send("POST", "\(path)/test.balances/discard?key=k", nil, fields)
                try expect(discard, succeedsWith: 202)
                try await eventually("nothing is parked") {
                    let status = try await served.send("GET", "\(path)/test.balances", nil, fields)
                    return try expect(status, succeedsWith: 200)["parkedEvents"] == 0
                }
                let rebuild = try await served.send("POST", "\(path)/test.balances/rebuild", nil, fields)
                try expect(rebuild, succeedsWith: 202)
                let policy = try await served.send("POST", "\(path)/test.noting/rebuild", nil, fields)
                try expect(policy, failsWith: 409, "conflict")
            }
            let unknown = try await served.send("POST", "\(path)/test.nothing/pause", nil, fields)
            try expect(unknown, failsWith: 404, "not_found")
            let wrong = try await served.send("GET", "\(path)/test.balances/parked?limit=0", nil, fields)
            try expect(wrong, failsWith: 400, "bad_request")
            let status = try await served.send("GET", "/operations/status", nil, fields)
            #expect(try expect(status, succeedsWith: 200)["name"] == .string(sample.system.name))
        }
    }

    @Test("is not served with operations, or with roles in production, that nobody can have")
    func configuration() async throws {
        await #expect(throws: HTTPConfigurationError.self) {
            try await Served.with(probing(), { $0.operations = .init(role: "operator") }) { _ in }
        }
        await #expect(throws: HTTPConfigurationError.self) {
            try await Served.with(Bank.system([.silent, .environment(.production)])) { _ in }
        }
    }

    @Test("that is told to stop answers what has come, and takes no more")
    func shutdown() async throws {
        let (arrivals, arrived) = AsyncStream.makeStream(of: Void.self)
        let (releases, release) = AsyncStream.makeStream(of: Void.self)
        let (ports, listening) = AsyncStream.makeStream(of: Int?.self)
        var options = HTTPOptions(port: 0)
        options.onListening = { listening.yield($0) }
        let system = try System(name: "probe", version: "1", .silent, .entryPoint(.http("http", options))) {
            ProbeSubsystem { probe, _ in
                arrived.yield()
                for await _ in releases { break }
                return .string(probe.name)
            }
        }
        let group = ServiceGroup(
            configuration: .init(services: [.init(service: Running(system: system))], logger: Logger(label: "test"))
        )
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask { try await group.run() }
            var port: Int?
            for await found in ports {
                port = found
                break
            }
            let connection = try RawConnection(try #require(port))
            let idle = try RawConnection(try #require(port))
            try await connection.send(Served.request("GET", "/probe/last"))
            for await _ in arrivals { break }
            await group.triggerGracefulShutdown()
            // Whoever does nothing is sent away; whoever waits for an answer gets it.
            #expect(try await idle.isClosed())
            release.yield()
            #expect(try expect(try await connection.reply(), succeedsWith: 200) == "last")
            #expect(try await connection.isClosed())
            try await tasks.waitForAll()
            #expect(throws: (any Error).self) { try RawConnection(port ?? 0) }
        }
    }

    private struct Running: Service {
        let system: System
        func run() async throws { try await system.run() }
    }
}

/// Who is let in by JSON Web Tokens.
@Suite("A JSON Web Token", .timeLimit(.minutes(1)))
struct JWTTests {
    private struct Claims: JWTPayload {
        var sub: String? = "ann"
        var iss: String? = "login"
        var aud: [String]? = ["banking", "other"]
        var exp: Double? = Date().timeIntervalSince1970 + 60
        var nbf: Double?
        var roles: [String]? = ["teller"]
        var scope: String? = "read write"
        var tenant: String? = "north"

        func verify(using algorithm: some JWTAlgorithm) throws {}
    }

    private let keys = JWTKeyCollection()

    private func caller(of token: String) async throws -> Caller? {
        let request = HTTPRequest(
            method: .get,
            scheme: nil,
            authority: nil,
            path: "/",
            headerFields: [.authorization: "Bearer \(token)"]
        )
        return try await JWTAuthentication(keys: keys, issuer: "login", audience: "banking").caller(of: request)
    }

    @Test("says who the caller is, and what he may do")
    func valid() async throws {
        await keys.add(hmac: "a key of thirty-two bytes or more", digestAlgorithm: .sha256)
        let caller = try #require(try await caller(of: keys.sign(Claims())))
        #expect(caller.user == "ann")
        #expect(caller.tenant == "north")
        #expect(caller.roles == ["teller", "read", "write"])
        let anonymous = HTTPRequest(method: .get, scheme: nil, authority: nil, path: "/")
        let authentication = JWTAuthentication(keys: keys, issuer: "login", audience: "banking")
        #expect(try await authentication.caller(of: anonymous) == nil)
    }

    @Test("that is not signed by a key, is for others, of others, too old, too new or without end is not taken")
    func invalid() async throws {
        await keys.add(hmac: "a key of thirty-two bytes or more", digestAlgorithm: .sha256)
        let others = await JWTKeyCollection().add(
            hmac: "another key of thirty-two bytes or more",
            digestAlgorithm: .sha256
        )
        let none = await JWTKeyCollection().add(unsecuredNone: ())
        let now = Date().timeIntervalSince1970
        var tokens = try await [
            others.sign(Claims()), none, "", "a.b.c", "nonsense",
        ]
        for claims in [
            Claims(sub: nil), Claims(iss: "others"), Claims(iss: nil), Claims(aud: ["other"]), Claims(aud: nil),
            Claims(exp: now - 60), Claims(exp: nil), Claims(nbf: now + 60),
        ] {
            tokens.append(try await keys.sign(claims))
        }
        for token in tokens {
            await #expect(throws: AuthenticationFailed.self, "\(token)") { try await caller(of: token) }
        }
    }
}

extension JWTKeyCollection {
    /// A token that says that it is signed by nothing.
    fileprivate func add(unsecuredNone: Void) async -> String {
        func part(_ text: String) -> String {
            Data(text.utf8).base64EncodedString().replacing("=", with: "").replacing("+", with: "-").replacing(
                "/",
                with: "_"
            )
        }
        let claims = #"{"sub":"ann","iss":"login","aud":"banking","exp":99999999999}"#
        return "\(part(#"{"alg":"none","typ":"JWT"}"#)).\(part(claims))."
    }
}
