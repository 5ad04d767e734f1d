package import Foundation
package import MisasCompiler

/// `Tests/Cases/Diagnostics/<code>-<name>/`: a spec that `triggers` a code, with what is printed, and a near miss that
/// `passes`.
package struct DiagnosticCase: Sendable, CustomStringConvertible {
    /// What the folder is called.
    package let name: String

    package static let folder = CaseFolder.root.appending(path: "Diagnostics")
    package static let all = CaseFolder.names(in: folder).map(DiagnosticCase.init)

    package var code: String { String(name.prefix { $0 != "-" }) }
    package var description: String { name }

    /// Advice is given where it is what the case is about: others would only drown in it.
    package var lints: LintSettings { code.hasPrefix("MISAS19") ? LintSettings() : .off }

    /// `triggers` or `passes`.
    package func part(_ part: String) -> CaseFolder { CaseFolder(url: Self.folder.appending(path: "\(name)/\(part)")) }
}
