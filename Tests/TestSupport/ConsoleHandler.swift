package import Logging
import Synchronization

/// Logs as a terminal shows it, errors and all.
package struct ConsoleHandler: LogHandler {
    let console: Console
    package var logLevel = Logger.Level.trace
    package var metadata: Logger.Metadata = [:]
    package var metadataProvider: Logger.MetadataProvider?

    package init(console: Console) {
        self.console = console
    }

    package subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    package func log(event: LogEvent) {
        let values = (event.metadata ?? [:]).map { "\($0.key)=\($0.value)" }.sorted().joined(separator: " ")
        console.write("\(event.level) \(values) \(event.message) \(event.error.map { "\($0)" } ?? "")")
    }
}

/// All that was logged.
package final class Console: Sendable {
    private let lines = Mutex<[String]>([])

    package init() {}

    package var text: String { lines.withLock { $0.joined(separator: "\n") } }
    package func write(_ line: String) { lines.withLock { $0.append(line) } }
}
