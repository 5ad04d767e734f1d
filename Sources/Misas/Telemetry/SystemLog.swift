package import Logging

/// A system's log: its words, with the ids of the message that is handled.
package struct SystemLog: Sendable {
    package typealias Values = KeyValuePairs<String, String>

    package let logger: Logger

    init(_ logger: Logger) {
        self.logger = logger
    }

    /// Whether somebody reads what is logged of every message.
    var isVerbose: Bool { logger.logLevel <= .debug }

    package func debug(_ message: String, _ values: @autoclosure () -> Values = [:]) {
        logger.debug("\(message)", metadata: metadata(values()))
    }

    package func info(_ message: String, _ values: @autoclosure () -> Values = [:]) {
        logger.info("\(message)", metadata: metadata(values()))
    }

    package func warning(_ message: String, _ values: @autoclosure () -> Values = [:], _ error: (any Error)? = nil) {
        logger.warning("\(message)", metadata: metadata(values(), error))
    }

    package func error(_ message: String, _ values: @autoclosure () -> Values = [:], _ error: (any Error)? = nil) {
        logger.error("\(message)", metadata: metadata(values(), error))
    }

    private func metadata(_ values: Values, _ error: (any Error)? = nil) -> Logger.Metadata {
        var metadata = Logger.MetadataProvider.messageContext.get()
        for (key, value) in values { metadata[key] = .string(value) }
        if let error { metadata["error"] = .string(FailureDescription.of(error)) }
        return metadata
    }
}
