import Foundation
import PackagePlugin

/// Compiles the specs of a target into Swift before the target is built.
///
/// It runs one command for the whole target. What that command writes follows from the names of the files alone; what
/// it reads are the target's specs, those of the targets that it depends on, the system file and the user's templates.
@main
struct MisasGenPlugin: BuildToolPlugin {
    func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
        let specs = Self.specs(of: target)
        guard !specs.isEmpty else {
            Diagnostics.warning("\(target.name) uses MisasGenPlugin and has no file that ends in .misas.yaml")
            return []
        }
        let root = context.package.directoryURL
        let output = context.pluginWorkDirectoryURL
        var arguments = ["--output", output.path(percentEncoded: false)]
        var inputs = specs
        let system = root.appending(path: "system.misas.yaml")
        if FileManager.default.fileExists(atPath: system.path(percentEncoded: false)) {
            arguments += ["--system", Self.relative(system, to: root)]
            inputs.append(system)
            inputs += Self.templates(of: system, root: root)
            let baseline = root.appending(path: "misas.baseline")
            if FileManager.default.fileExists(atPath: baseline.path(percentEncoded: false)) { inputs.append(baseline) }
        }
        for dependency in Self.dependencies(of: target) {
            let module = Self.module(of: dependency)
            for spec in Self.specs(of: dependency) {
                arguments += ["--reference", "\(module)=\(Self.relative(spec, to: root))"]
                inputs.append(spec)
            }
        }
        let module = Self.module(of: target)
        arguments += specs.map { "\(module)=\(Self.relative($0, to: root))" }
        // The tool tells of two specs with one name; here each output is declared once, or the plug-in's own error
        // would come first.
        let names = Set(specs.map { $0.deletingPathExtension().lastPathComponent + ".swift" }).sorted()
        return [
            .buildCommand(
                displayName: "Compiling the specs of \(target.name)",
                executable: try context.tool(named: "misas-gen-build").url,
                arguments: arguments,
                inputFiles: inputs,
                outputFiles: (names + ["Subsystem.generated.swift", "Routes.generated.swift"]).map {
                    output.appending(path: $0)
                }
            )
        ]
    }

    private static func specs(of target: any Target) -> [URL] {
        guard let module = target as? any SourceModuleTarget else { return [] }
        return module.sourceFiles.map(\.url)
            .filter { $0.lastPathComponent.hasSuffix(".misas.yaml") && $0.lastPathComponent != "system.misas.yaml" }
            .sorted { $0.path < $1.path }
    }

    /// The targets that a target depends on, near or far, in this package or another.
    private static func dependencies(of target: any Target) -> [any Target] {
        target.recursiveTargetDependencies.filter { $0.id != target.id }.sorted { $0.name < $1.name }
    }

    private static func module(of target: any Target) -> String {
        (target as? any SourceModuleTarget)?.moduleName ?? target.name
    }

    /// The folder that the system file's `templates` names.
    ///
    /// The tool reads the file properly; here it only has to be
    /// known what to watch.
    private static func templates(of system: URL, root: URL) -> [URL] {
        guard let text = try? String(contentsOf: system, encoding: .utf8) else { return [] }
        for line in text.split(whereSeparator: \.isNewline) where line.hasPrefix("templates:") {
            let value = line.dropFirst("templates:".count).prefix { $0 != "#" }
                .trimmingCharacters(in: CharacterSet(charactersIn: " \t\"'"))
            let folder = root.appending(path: value)
            let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)?.allObjects ?? []
            return files.compactMap { $0 as? URL }.filter { $0.pathExtension == "mustache" }.sorted {
                $0.path < $1.path
            }
        }
        return []
    }

    /// The path as diagnostics show it: from the package's folder, where the tool runs.
    private static func relative(_ file: URL, to root: URL) -> String {
        let path = file.path(percentEncoded: false)
        let base = root.path(percentEncoded: false)
        let prefix = base.hasSuffix("/") ? base : base + "/"
        return path.hasPrefix(prefix) ? String(path.dropFirst(prefix.count)) : path
    }
}
