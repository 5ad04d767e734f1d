/// A file to be written, in memory.
package struct GeneratedFile: Sendable {
    /// Its name, without a folder.
    package let name: String
    /// The Swift module that it belongs to.
    package let module: String
    package let bytes: [UInt8]
}

/// The names of what is generated for a target.
///
/// They follow from the names of the spec files alone, because a build
/// plug-in has to declare them before any file is read.
package enum OutputNames {
    /// What a spec file's name ends with.
    package static let specSuffix = ".misas.yaml"
    /// The name of the optional file that describes the whole system.
    package static let systemFile = "system.misas.yaml"
    /// The file that is generated once for a target.
    package static let subsystemFile = "Subsystem.generated.swift"
    /// The name of the file with its routes, which is there even where it has none.
    package static let routesFile = "Routes.generated.swift"

    /// `Accounts.misas.yaml` → `Accounts.misas.swift`.
    package static func file(forSpec name: String) -> String {
        String(name.dropLast(".yaml".count)) + ".swift"
    }
}
