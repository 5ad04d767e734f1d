/// The notifications of some channels, on a connection of their own.
///
/// A connection that is lost is opened anew. What was sent meanwhile is lost: ``Event/connected`` says when that may have
/// been, at the beginning too, and whoever listens has to look for itself then.
public struct PostgresListener: AsyncSequence, Sendable {
    /// What a listener tells.
    public enum Event: Hashable, Sendable {
        /// From now on, notifications are heard.
        case connected
        /// A notification.
        case notification(PostgresNotification)
    }

    /// What a listener tells.
    public typealias Element = Event
    /// A listener goes on whatever happens.
    public typealias Failure = Never

    private let configuration: PostgresConfiguration
    private let channels: [String]
    private let heartbeat: Duration

    /// Listens on channels.
    ///
    /// - Parameters:
    ///   - heartbeat: How long nothing may be heard before the server is asked whether it is still there.
    public init(
        _ configuration: PostgresConfiguration,
        channels: [String],
        heartbeat: Duration = .seconds(30)
    ) {
        self.configuration = configuration
        self.channels = channels
        self.heartbeat = heartbeat
    }

    /// Starts to listen.
    public func makeAsyncIterator() -> Iterator {
        Iterator(configuration: configuration, channels: channels, heartbeat: heartbeat)
    }

    /// One listening.
    public struct Iterator: AsyncIteratorProtocol {
        let configuration: PostgresConfiguration
        let channels: [String]
        let heartbeat: Duration
        private var connection: PostgresConnection?
        private var received: [PostgresNotification] = []
        private var pause = Duration.milliseconds(20)

        init(configuration: PostgresConfiguration, channels: [String], heartbeat: Duration) {
            self.configuration = configuration
            self.channels = channels
            self.heartbeat = heartbeat
        }

        /// What is heard next; `nil` when the task is cancelled.
        public mutating func next(isolation actor: isolated (any Actor)? = #isolation) async -> Event? {
            while !Task.isCancelled {
                if !received.isEmpty { return .notification(received.removeFirst()) }
                do throws(PostgresError) {
                    guard let connection else {
                        self.connection = try await Self.connect(configuration, channels)
                        pause = .milliseconds(20)
                        return .connected
                    }
                    received = try await connection.notifications(until: .now + heartbeat)
                    if received.isEmpty { try await connection.execute(PostgresStatement("SELECT 1")) }
                } catch {
                    await connection?.close()
                    connection = nil
                    try? await Task.sleep(for: pause * Double.random(in: 0.5...1))
                    pause = Swift.min(pause * 2, .seconds(1))
                }
            }
            await connection?.close()
            connection = nil
            return nil
        }

        /// What is heard next; `nil` when the task is cancelled.
        public mutating func next() async -> Event? {
            await next(isolation: nil)
        }

        private static func connect(
            _ configuration: PostgresConfiguration,
            _ channels: [String]
        ) async throws(PostgresError) -> PostgresConnection {
            let connection = try await PostgresConnection.open(configuration)
            for channel in channels {
                try await connection.execute(
                    PostgresStatement("LISTEN \(PostgresIdentifier.quoted(channel))", isPrepared: false)
                )
            }
            return connection
        }
    }
}
