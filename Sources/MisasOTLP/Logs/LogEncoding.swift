internal import Logging
internal import SwiftProtobuf

#if canImport(FoundationEssentials)
    internal import FoundationEssentials
#else
    internal import Foundation
#endif

/// Writes log records as collectors read them.
struct LogEncoding: Sendable {
    let resource: Opentelemetry_Proto_Resource_V1_Resource
    let textLength: Int?

    func encode(_ records: [LogRecord]) throws -> [UInt8] {
        let groups = Dictionary(grouping: records, by: \.label).sorted { $0.key < $1.key }
        let request = Opentelemetry_Proto_Collector_Logs_V1_ExportLogsServiceRequest.with { request in
            request.resourceLogs = [
                .with { group in
                    group.resource = resource
                    group.scopeLogs = groups.map { label, records in
                        .with { group in
                            group.scope.name = label
                            group.logRecords = records.map(message)
                        }
                    }
                }
            ]
        }
        return try request.serializedBytes()
    }

    /// How many records an answer says that the collector has not taken.
    static func rejected(_ answer: [UInt8]) -> Int {
        let read = try? Opentelemetry_Proto_Collector_Logs_V1_ExportLogsServiceResponse(serializedBytes: answer)
        return Int(read?.partialSuccess.rejectedLogRecords ?? 0)
    }

    private func message(_ record: LogRecord) -> Opentelemetry_Proto_Logs_V1_LogRecord {
        .with { message in
            message.timeUnixNano = record.time
            message.observedTimeUnixNano = record.time
            message.severityNumber = severity(record.level)
            message.severityText = record.level.rawValue.uppercased()
            message.body = AnyValue(record.message, limit: textLength)
            message.attributes = record.attributes.sorted { $0.key < $1.key }.map { key, value in
                KeyValue(key, AnyValue(value, limit: textLength))
            }
            if let span = record.span {
                message.traceID = Data(span.trace.bytes)
                message.spanID = Data(span.span.bigEndianBytes)
                message.flags = span.isSampled ? 1 : 0
            }
        }
    }

    private func severity(_ level: Logger.Level) -> Opentelemetry_Proto_Logs_V1_SeverityNumber {
        switch level {
        case .trace: .trace
        case .debug: .debug
        case .info: .info
        case .notice: .info2
        case .warning: .warn
        case .error: .error
        case .critical: .fatal
        }
    }
}
