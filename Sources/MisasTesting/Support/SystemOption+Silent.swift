internal import Logging
package import Misas

extension SystemOption {
    /// Logs nothing: what goes wrong in a scenario is told by the scenario.
    package static var silent: SystemOption {
        .logger(Logger(label: "scenario", factory: { _ in SwiftLogNoOpLogHandler() }))
    }
}
