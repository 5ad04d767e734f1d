import Foundation
import PackagePlugin

/// Runs the command line of Misas in the folder of the package: `swift package misas new subsystem accounts`.
@main
struct MisasCommandPlugin: CommandPlugin {
    func performCommand(context: PluginContext, arguments: [String]) throws {
        let process = Process()
        process.executableURL = try context.tool(named: "misas-gen").url
        process.arguments = arguments
        process.currentDirectoryURL = context.package.directoryURL
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw Ended(status: process.terminationStatus) }
    }

    /// The program has told what was wrong.
    struct Ended: Error, CustomStringConvertible {
        let status: Int32
        var description: String { "misas-gen ended with \(status)" }
    }
}
