public import Logging

extension Logger.MetadataProvider {
    /// Gives the ids of the message that the current task handles, so that what handlers log can be found by them.
    ///
    /// ```swift
    /// LoggingSystem.bootstrap({ StreamLogHandler.standardError(label: $0, metadataProvider: $1) }, metadataProvider: .messageContext)
    /// ```
    public static let messageContext = Logger.MetadataProvider {
        guard let context = MessageContext.current else { return [:] }
        var metadata: Logger.Metadata = [
            "misas.message.id": .string(context.messageID.jsonKey),
            "misas.correlation.id": .string(context.correlationID.jsonKey),
        ]
        if let causationID = context.causationID { metadata["misas.causation.id"] = .string(causationID.jsonKey) }
        return metadata
    }
}
