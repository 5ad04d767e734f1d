/// The names of attributes, by OpenTelemetry's semantic conventions where they have one.
enum TelemetryKey {
    static let messagingSystem = "messaging.system"
    static let operationName = "messaging.operation.name"
    static let operationType = "messaging.operation.type"
    static let destination = "messaging.destination.name"
    static let messageID = "messaging.message.id"
    static let conversationID = "messaging.message.conversation_id"
    static let batchCount = "messaging.batch.message_count"
    static let consumerGroup = "messaging.consumer.group.name"
    static let partition = "messaging.destination.partition.id"

    static let databaseSystem = "db.system.name"
    static let databaseOperation = "db.operation.name"
    static let collection = "db.collection.name"
    static let batchSize = "db.operation.batch.size"

    static let errorType = "error.type"
    static let exceptionType = "exception.type"
    static let exceptionMessage = "exception.message"

    static let causationID = "misas.causation.id"
    static let entryPoint = "misas.entry_point"
    static let refused = "misas.refused"
    static let attempts = "misas.attempts"
    static let stream = "misas.stream"
    static let expectedVersion = "misas.stream.expected_version"
    static let eventTypes = "misas.event.types"
    static let position = "misas.position"
    static let processor = "misas.processor"
}
