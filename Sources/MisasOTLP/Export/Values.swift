internal import SwiftProtobuf
internal import Tracing

#if canImport(FoundationEssentials)
    internal import FoundationEssentials
#else
    internal import Foundation
#endif

typealias AnyValue = Opentelemetry_Proto_Common_V1_AnyValue
typealias KeyValue = Opentelemetry_Proto_Common_V1_KeyValue

extension AnyValue {
    init(_ text: String, limit: Int?) {
        self.init()
        stringValue = limit.map { text.count > $0 ? String(text.prefix($0)) : text } ?? text
    }

    init(integer: Int64) {
        self.init()
        intValue = integer
    }

    init(double: Double) {
        self.init()
        doubleValue = double
    }

    init(boolean: Bool) {
        self.init()
        boolValue = boolean
    }

    init(list: [AnyValue]) {
        self.init()
        arrayValue = .with { $0.values = list }
    }

    init(_ attribute: SpanAttribute, limit: Int?) {
        switch attribute {
        case .int32(let value): self.init(integer: Int64(value))
        case .int64(let value): self.init(integer: value)
        case .double(let value): self.init(double: value)
        case .bool(let value): self.init(boolean: value)
        case .string(let value): self.init(value, limit: limit)
        case .stringConvertible(let value): self.init("\(value)", limit: limit)
        case .int32Array(let values): self.init(list: values.map { AnyValue(integer: Int64($0)) })
        case .int64Array(let values): self.init(list: values.map { AnyValue(integer: $0) })
        case .doubleArray(let values): self.init(list: values.map { AnyValue(double: $0) })
        case .boolArray(let values): self.init(list: values.map { AnyValue(boolean: $0) })
        case .stringArray(let values): self.init(list: values.map { AnyValue($0, limit: limit) })
        case .stringConvertibleArray(let values): self.init(list: values.map { AnyValue("\($0)", limit: limit) })
        default: self.init("\(attribute)", limit: limit)
        }
    }
}

extension KeyValue {
    init(_ key: String, _ value: AnyValue) {
        self.init()
        self.key = key
        self.value = value
    }

    /// Texts by their keys, in the order of these.
    static func list(_ texts: [String: String]) -> [KeyValue] {
        texts.sorted { $0.key < $1.key }.map { KeyValue($0.key, AnyValue($0.value, limit: nil)) }
    }

    /// Attributes in the order of their keys, and how many there were beyond the limit.
    static func list(_ attributes: SpanAttributes, most: Int, textLength: Int?) -> (kept: [KeyValue], dropped: UInt32) {
        var all: [KeyValue] = []
        attributes.forEach { key, value in all.append(KeyValue(key, AnyValue(value, limit: textLength))) }
        all.sort { $0.key < $1.key }
        return (Array(all.prefix(most)), UInt32(max(0, all.count - most)))
    }
}

extension Opentelemetry_Proto_Resource_V1_Resource {
    init(_ attributes: [String: String]) {
        self.init()
        self.attributes = KeyValue.list(attributes)
    }
}

extension Opentelemetry_Proto_Common_V1_InstrumentationScope {
    /// What makes the telemetry.
    static var misas: Self {
        .with {
            $0.name = "misas"
            $0.version = "1.0.0"
        }
    }
}
