internal import Configuration
internal import Foundation
public import Misas

extension OTLPConfiguration {
    /// Reads `OTEL_*`: <https://opentelemetry.io/docs/specs/otel/configuration/sdk-environment-variables/>.
    ///
    /// - Parameters:
    ///   - system: what the telemetry is of, where the variables do not say otherwise.
    ///   - variables: where to read; by default the process's environment.
    /// - Throws: ``OTLPConfigurationError``, which lists every variable that cannot be understood.
    public init(
        for system: (name: String, version: String, environment: Misas.Environment),
        reading variables: [String: String]? = nil
    ) throws(OTLPConfigurationError) {
        let provider = variables.map { EnvironmentVariablesProvider(environmentVariables: $0) }
        var reader = EnvironmentReader(ConfigReader(provider: provider ?? EnvironmentVariablesProvider()))
        self.init(
            serviceName: system.name,
            serviceVersion: system.version,
            environment: system.environment,
            endpoint: reader.address("otel.exporter.otlp.endpoint") ?? "http://localhost:4318"
        )
        isDisabled = reader.boolean("otel.sdk.disabled") ?? false
        resource.merge(reader.pairs("otel.resource.attributes")) { _, new in new }
        if let name = reader.text("otel.service.name") { resource["service.name"] = name }
        let common = reader.settings("otel.exporter.otlp", Signal(endpoint: ""))
        for (signal, name) in [(\Self.traces, "traces"), (\Self.metrics, "metrics"), (\Self.logs, "logs")] {
            self[keyPath: signal] = reader.signal(name, at: self[keyPath: signal].endpoint, common)
        }
        sampler = reader.sampler() ?? sampler
        spanBatching = reader.batching("bsp", spanBatching)
        logBatching = reader.batching("blrp", logBatching)
        metricInterval = reader.duration("otel.metric.export.interval") ?? metricInterval
        metricTimeout = reader.duration("otel.metric.export.timeout") ?? metricTimeout
        let most = reader.number("otel.attribute.count.limit")
        spanLimits.attributes = reader.number("otel.span.attribute.count.limit") ?? most ?? spanLimits.attributes
        spanLimits.events = reader.number("otel.span.event.count.limit") ?? spanLimits.events
        spanLimits.links = reader.number("otel.span.link.count.limit") ?? spanLimits.links
        let longest = reader.number("otel.attribute.value.length.limit")
        spanLimits.textLength = reader.number("otel.span.attribute.value.length.limit") ?? longest
        guard reader.faults.isEmpty else { throw OTLPConfigurationError(faults: reader.faults) }
    }
}

/// Reads variables, and notes which cannot be understood.
private struct EnvironmentReader {
    private let reader: ConfigReader
    private(set) var faults: [String] = []

    init(_ reader: ConfigReader) {
        self.reader = reader
    }

    private static func variable(_ key: String) -> String {
        key.split(separator: ".").joined(separator: "_").uppercased()
    }

    private mutating func refuse(_ key: String, _ reason: String) {
        faults.append("\(Self.variable(key)) \(reason)")
    }

    /// What a variable says; `nil` where it is not set, or empty, which the specification holds for the same.
    func text(_ key: String) -> String? {
        let text = reader.string(forKey: ConfigKey(key))?.trimmed
        return text?.isEmpty ?? true ? nil : text
    }

    mutating func boolean(_ key: String) -> Bool? {
        guard let text = text(key) else { return nil }
        switch text.lowercased() {
        case "true": return true
        case "false": return false
        default:
            refuse(key, "is \(text), and can be true or false")
            return nil
        }
    }

    mutating func number(_ key: String) -> Int? {
        guard let text = text(key) else { return nil }
        guard let number = Int(text), number >= 0 else {
            refuse(key, "is \(text), and has to be a number that is not negative")
            return nil
        }
        return number
    }

    /// A number of milliseconds.
    mutating func duration(_ key: String) -> Duration? { number(key).map { .milliseconds($0) } }

    mutating func address(_ key: String) -> String? {
        guard let text = text(key) else { return nil }
        let address = URL(string: text)
        guard ["http", "https"].contains(address?.scheme?.lowercased()), address?.host?.isEmpty == false else {
            // It may hold a password.
            refuse(key, "has to be an address that begins with http:// or https://, and names a host")
            return nil
        }
        return text
    }

    /// Pairs as `name=value,name=value`, with values in percent encoding.
    mutating func pairs(_ key: String) -> [String: String] {
        guard let text = text(key) else { return [:] }
        var pairs: [String: String] = [:]
        for part in text.split(separator: ",") {
            let sides = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard sides.count == 2, !String(sides[0]).trimmed.isEmpty,
                let value = String(sides[1]).trimmed.removingPercentEncoding
            else {
                refuse(key, "has to be pairs as name=value,name=value, with values in percent encoding")
                return [:]
            }
            pairs[String(sides[0]).trimmed] = value
        }
        return pairs
    }

    /// How telemetry is sent: what is set of that, over what is given.
    mutating func settings(_ prefix: String, _ given: OTLPConfiguration.Signal) -> OTLPConfiguration.Signal {
        var signal = given
        signal.headers = Secret(given.headers.reveal().merging(pairs("\(prefix).headers")) { _, own in own })
        signal.timeout = duration("\(prefix).timeout") ?? given.timeout
        if let text = text("\(prefix).protocol"), text != "http/protobuf" {
            refuse(
                "\(prefix).protocol",
                "is \(text): telemetry is sent as http/protobuf only, which every collector takes"
            )
        }
        if let text = text("\(prefix).compression"), text != "none" {
            refuse("\(prefix).compression", "is \(text), and can only be none")
        }
        return signal
    }

    /// How one signal is sent, where what is common to all is known.
    mutating func signal(
        _ name: String,
        at endpoint: String,
        _ common: OTLPConfiguration.Signal
    ) -> OTLPConfiguration.Signal {
        let prefix = "otel.exporter.otlp.\(name)"
        var signal = settings(prefix, common)
        signal.endpoint = address("\(prefix).endpoint") ?? endpoint
        if let exporter = text("otel.\(name).exporter") {
            switch exporter {
            case "otlp": break
            case "none": signal.isOn = false
            default: refuse("otel.\(name).exporter", "is \(exporter), and can be otlp or none")
            }
        }
        return signal
    }

    mutating func batching(_ name: String, _ batching: OTLPConfiguration.Batching) -> OTLPConfiguration.Batching {
        var found = OTLPConfiguration.Batching(
            delay: duration("otel.\(name).schedule.delay") ?? batching.delay,
            queueSize: number("otel.\(name).max.queue.size") ?? batching.queueSize,
            batchSize: number("otel.\(name).max.export.batch.size") ?? batching.batchSize
        )
        found.timeout = duration("otel.\(name).export.timeout") ?? batching.timeout
        return found
    }

    mutating func sampler() -> Sampler? {
        guard let name = text("otel.traces.sampler") else { return nil }
        func ratio() -> Double? {
            guard let text = text("otel.traces.sampler.arg") else { return 1 }
            guard let ratio = Double(text), (0...1).contains(ratio) else {
                refuse("otel.traces.sampler.arg", "is \(text), and has to be a number from 0 to 1")
                return nil
            }
            return ratio
        }
        switch name {
        case "always_on": return .alwaysOn
        case "always_off": return .alwaysOff
        case "traceidratio": return ratio().map { .ratio($0) }
        case "parentbased_always_on": return .parentBased(.alwaysOn)
        case "parentbased_always_off": return .parentBased(.alwaysOff)
        case "parentbased_traceidratio": return ratio().map { .parentBased(.ratio($0)) }
        default:
            refuse(
                "otel.traces.sampler",
                "is \(name), and can be always_on, always_off, traceidratio, or one of these behind parentbased_"
            )
            return nil
        }
    }
}

extension String {
    fileprivate var trimmed: String {
        var text = self[...]
        while text.first?.isWhitespace ?? false { text.removeFirst() }
        while text.last?.isWhitespace ?? false { text.removeLast() }
        return String(text)
    }
}
