import Logging
import Synchronization

/// Logs as a terminal shows it, errors and all.
struct ConsoleHandler: LogHandler {
    let console: Console
    var logLevel = Logger.Level.trace
    var metadata: Logger.Metadata = [:]
    var metadataProvider: Logger.MetadataProvider?

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        let values = (event.metadata ?? [:]).map { "\($0.key)=\($0.value)" }.sorted().joined(separator: " ")
        console.write("\(event.level) \(values) \(event.message) \(event.error.map { "\($0)" } ?? "")")
    }
}

/// All that was logged.
final class Console: Sendable {
    private let lines = Mutex<[String]>([])
    var text: String { lines.withLock { $0.joined(separator: "\n") } }
    func write(_ line: String) { lines.withLock { $0.append(line) } }
}
