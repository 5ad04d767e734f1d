package import MisasCompiler

/// A new package, and subsystems in it.
package struct PackageScaffold {
    private let files: FileSystem

    /// In the folder that relative paths start from.
    package init(in files: FileSystem) {
        self.files = files
    }

    /// A package with an application and no subsystem yet.
    ///
    /// - Parameters:
    ///   - name: what it is called.
    ///   - dependency: where it takes Misas from: a folder, or the address of a repository.
    ///   - version: which version of it; `nil` for a folder.
    package func package(
        named name: String,
        dependency: String,
        version: String?
    ) throws(ScaffoldFailure) -> ScaffoldChange {
        let words = name.split { !$0.isASCII || !($0.isLetter || $0.isNumber) }
        let app = words.map { Words.capitalized(String($0)) }.joined()
        guard Naming.isUpperCamelCase(app) else {
            throw ScaffoldFailure(
                "`\(name)` cannot be the name of a package; begin it with a letter, and use letters, digits and `-`"
            )
        }
        var view = ScaffoldView()
        view.package = words.map { $0.lowercased() }.joined(separator: "-")
        view.app = app
        view.dependency =
            version.map { ".package(url: \(Self.literal(dependency)), from: \(Self.literal($0)))" }
            ?? ".package(name: \"misas\", path: \(Self.literal(dependency)))"
        var change = ScaffoldChange()
        change.add("Package.swift", try view.rendered(by: "new-package"))
        change.add("system.misas.yaml", try view.rendered(by: "new-system"))
        change.add("Sources/\(app)/\(app).swift", try view.rendered(by: "new-app"))
        if files.kind(of: ".gitignore") == nil { change.add(".gitignore", try view.rendered(by: "new-gitignore")) }
        addSchemas(to: &change)
        return change
    }

    /// The schemas that editors read, which specs name in their first lines; those that are there stay.
    private func addSchemas(to change: inout ScaffoldChange) {
        for schema in SpecSchema.allCases where files.kind(of: schema.path) == nil {
            change.add(schema.path, schema.text)
        }
    }

    private static func literal(_ text: String) -> String {
        "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    }

    /// A subsystem without anything in it, with a target and tests.
    ///
    /// - Parameters:
    ///   - name: what it is called, in `lower_snake` or as its target.
    ///   - uses: the subsystems that it names things of.
    ///   - description: what it is for.
    package func subsystem(
        named name: String,
        description: String?
    ) throws(ScaffoldFailure) -> ScaffoldChange {
        let subsystem = Naming.snakeCase(name)
        guard Naming.isLowerSnakeCase(subsystem) else {
            throw ScaffoldFailure("a subsystem is called in `lower_snake` letters, not `\(name)`")
        }
        guard files.kind(of: "Package.swift") == .file else {
            throw ScaffoldFailure("there is no `Package.swift` here; `misas-gen init` begins a package")
        }
        let module = Naming.upperCamelCase(subsystem)
        var view = ScaffoldView()
        view.subsystem = subsystem
        view.module = module
        view.subsystemType = SwiftNames.subsystem(subsystem)
        view.description = Self.scalar(description ?? "\(Words.capitalized(Words.of(subsystem))).")
        var change = ScaffoldChange()
        change.add("Sources/\(module)/\(module).misas.yaml", try view.rendered(by: "new-subsystem-spec"))
        change.add("Sources/\(module)/\(view.subsystemType).swift", try view.rendered(by: "new-subsystem-code"))
        change.add("Tests/\(module)Tests/\(module)Tests.swift", try view.rendered(by: "new-subsystem-tests"))
        addSchemas(to: &change)
        change.insert("subsystem(\"\(module)\"),", at: "misas-gen new subsystem", of: "Package.swift", in: files)
        if let app = application() {
            change.insert("import \(module)", at: "misas-gen new subsystem: imports", of: app, in: files)
            change.insert(
                "\(view.subsystemType).assembled()",
                at: "misas-gen new subsystem: subsystems",
                of: app,
                in: files
            )
        } else {
            change.advise("add `\(view.subsystemType).assembled()` to where the system is built")
        }
        return change
    }

    /// The file of the application: the one that has our marks.
    private func application() -> String? {
        let sources = (try? files.files(below: "Sources", suffix: ".swift")) ?? []
        return sources.first { path in
            guard let bytes = try? files.read(path) else { return false }
            return String(decoding: bytes, as: UTF8.self).contains("// misas-gen new subsystem: subsystems")
        }
    }

    /// A text as a scalar of YAML: plain where it can be.
    private static func scalar(_ text: String) -> String {
        let line = text.split(whereSeparator: \.isNewline).joined(separator: " ")
        let isPlain =
            line.first?.isLetter == true && !line.contains(": ") && !line.contains(" #") && !line.hasSuffix(":")
            && !["true", "false", "null"].contains(line)
        return isPlain ? line : JSONText.quoted(line)
    }
}
