/// Renders the model of one subsystem through the templates.
package struct Generator: Sendable {
    private let file: Template<FileView>
    private let subsystem: Template<SubsystemView>
    private let routes: Template<RoutesView>

    /// Compiles the templates.
    ///
    /// - Throws: every fault of every template that is used, with its place.
    package init(templates: TemplateLibrary = .defaults) throws(TemplateErrors) {
        file = try Template("file", in: templates)
        subsystem = try Template("subsystem", in: templates)
        routes = try Template("routes", in: templates)
    }

    /// What is generated for all subsystems that are compiled, one after the other in the order of their names.
    ///
    /// Files are rendered on all cores at once.
    package func files(for compilation: Compilation) throws(TemplateError) -> [GeneratedFile] {
        try files(for: compilation, subsystems: compilation.specs.compiled.sorted())
    }

    /// What is generated for a subsystem: a file for each spec file, in the order of their paths, and those that belong
    /// to all of them.
    package func files(for compilation: Compilation, subsystem index: Int) throws(TemplateError) -> [GeneratedFile] {
        try files(for: compilation, subsystems: [index])
    }

    /// What is generated for one declaration of a spec file, with the head of the file; for what belongs to an aggregate it
    /// is that of the aggregate.
    ///
    /// - Parameter name: where its name stands.
    package func text(
        of name: SourceRange,
        subsystem index: Int,
        in compilation: Compilation
    ) throws(TemplateError) -> [UInt8] {
        let context = ViewContext(specs: compilation.specs, index: index)
        guard let spec = context.subsystem.files.first(where: { $0.index == name.file }) else { return [] }
        var bytes: [UInt8] = []
        let source = compilation.sources.files[Int(spec.index)]
        try file.render(FileView(spec, source: source, context: context, only: name), into: &bytes)
        return bytes
    }

    /// What becomes a file.
    private struct Part {
        enum Kind {
            case spec(SpecFile)
            case subsystem
            case routes
        }

        let context: ViewContext
        let kind: Kind
    }

    private func files(for compilation: Compilation, subsystems: [Int]) throws(TemplateError) -> [GeneratedFile] {
        let contexts = concurrentMap(subsystems) { ViewContext(specs: compilation.specs, index: $0) }
        let parts = contexts.flatMap { context in
            (context.subsystem.files.map { .spec($0) } + [.subsystem, .routes]).map { Part(context: context, kind: $0) }
        }
        let rendered = concurrentMap(parts) { part in
            Result { () throws(TemplateError) in try self.file(part, of: compilation) }
        }
        var files: [GeneratedFile] = []
        for result in rendered { files.append(try result.get()) }
        return files
    }

    private func file(_ part: Part, of compilation: Compilation) throws(TemplateError) -> GeneratedFile {
        let module = part.context.subsystem.module
        var bytes: [UInt8] = []
        switch part.kind {
        case .subsystem:
            try subsystem.render(SubsystemView(context: part.context), into: &bytes)
            return GeneratedFile(name: OutputNames.subsystemFile, module: module, bytes: bytes)
        case .routes:
            try routes.render(RoutesView(context: part.context), into: &bytes)
            return GeneratedFile(name: OutputNames.routesFile, module: module, bytes: bytes)
        case .spec(let spec): return try file(spec, part.context, of: compilation)
        }
    }

    private func file(
        _ spec: SpecFile,
        _ context: ViewContext,
        of compilation: Compilation
    ) throws(TemplateError) -> GeneratedFile {
        var bytes: [UInt8] = []
        let source = compilation.sources.files[Int(spec.index)]
        // About as much more is generated than was written; what is too little costs a copy.
        bytes.reserveCapacity(source.text.count * 24)
        try file.render(FileView(spec, source: source, context: context), into: &bytes)
        let name = OutputNames.file(forSpec: Run.name(of: spec.path))
        return GeneratedFile(name: name, module: context.subsystem.module, bytes: bytes)
    }
}
