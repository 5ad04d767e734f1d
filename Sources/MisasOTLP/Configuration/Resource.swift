internal import Misas

#if canImport(FoundationEssentials)
    internal import FoundationEssentials
#else
    internal import Foundation
#endif

/// What telemetry is of.
enum Resource {
    static func attributes(name: String, version: String?, environment: Misas.Environment?) -> [String: String] {
        var attributes = [
            "service.name": name,
            "service.instance.id": "\(UUID.version7())",
            "process.pid": "\(ProcessInfo.processInfo.processIdentifier)",
            "telemetry.sdk.name": "misas",
            "telemetry.sdk.language": "swift",
            "telemetry.sdk.version": "1.0.0",
        ]
        attributes["service.version"] = version
        attributes["deployment.environment.name"] = environment?.rawValue
        return attributes
    }
}
