internal import HTTPTypes
internal import Hummingbird
internal import HummingbirdCore
internal import Logging
public import Misas
internal import NIOCore
internal import NIOPosix
public import ServiceLifecycle

/// A system's API over HTTP: the routes of its specs, with health, documents, and what operators need.
///
/// ```swift
/// let system = try System(name: "banking", version: "1.0.0", .entryPoint(.http(port: 8080))) { … }
/// try await system.run()
/// ```
///
/// Told to stop, it takes no more connections, answers what has come, and closes the rest.
public struct HTTPService: Service {
    private let system: Misas.System
    private let options: HTTPOptions

    /// A system's API.
    public init(_ system: Misas.System, _ options: HTTPOptions = HTTPOptions()) {
        self.system = system
        self.options = options
    }

    /// Serves until the program is to stop.
    ///
    /// - Throws: what keeps it from listening; ``HTTPConfigurationError``.
    public func run() async throws {
        let date = HTTPDate()
        let responder = try APIResponder(system, options, date: date)
        let channel = APIChannel(
            responder: { request, writer, channel in
                let response = await responder.respond(to: request, on: channel)
                try await writer.write(response: response.head, body: response.body)
            },
            limits: options.limits,
            compression: options.compression,
            date: date,
            telemetry: responder.telemetry
        )
        var logger = system.logger
        // What it says of each start and stop the system says already.
        logger.logLevel = max(logger.logLevel, Logger.Level.warning)
        let server = channel.server(
            configuration: ServerConfiguration(
                address: address,
                backlog: 1_024,
                availableConnectionsDelegate: MaximumAvailableConnections(connections, logger: logger)
            ),
            onServerRunning: { [system, options] (channel: any Channel) in
                let port = channel.localAddress?.port
                let place = port.map { "port \($0)" } ?? "\(options.address)"
                system.telemetry.log.info("listening", ["server.address": place])
                await options.onListening(port)
            },
            eventLoopGroup: MultiThreadedEventLoopGroup.singleton,
            logger: logger
        )
        try await server.run()
    }

    private var address: BindAddress {
        switch options.address {
        case .port(let port, let host): .hostname(host, port: port)
        case .unixSocket(let path): .unixDomainSocket(path: path)
        }
    }

    /// How many connections there may be: the rest of its files the process needs for other things.
    private var connections: Int {
        options.limits.connections ?? max(16, OpenFiles.limit / 4 * 3)
    }
}

extension EntryPoint {
    /// The system's API over HTTP.
    ///
    /// - Parameters:
    ///   - name: its name, which no other entry point has.
    ///   - options: how it is reached.
    public static func http(_ name: String = "http", _ options: HTTPOptions = HTTPOptions()) -> EntryPoint {
        service(name) { system in HTTPService(system, options) }
    }

    /// The system's API over HTTP, on a port of the machine's own address.
    public static func http(port: Int) -> EntryPoint { http("http", HTTPOptions(port: port)) }
}

/// The API cannot be served as it is asked for.
public struct HTTPConfigurationError: Error, Hashable, CustomStringConvertible {
    /// What is wrong, and what to do.
    public let description: String
}
