/// Renders the model of one subsystem through the templates.
package struct Generator: Sendable {
    private let file: Template<FileView>
    private let subsystem: Template<SubsystemView>

    /// Compiles the templates.
    ///
    /// - Throws: every fault of every template that is used, with its place.
    package init(templates: TemplateLibrary = .defaults) throws(TemplateErrors) {
        file = try Template("file", in: templates)
        subsystem = try Template("subsystem", in: templates)
    }

    /// What is generated for a subsystem: a file for each spec file, in the order of their paths, and the one that
    /// belongs to all of them.
    package func files(for compilation: Compilation, subsystem index: Int) throws(TemplateError) -> [GeneratedFile] {
        let context = ViewContext(specs: compilation.specs, index: index)
        var files: [GeneratedFile] = []
        for spec in context.subsystem.files {
            let source = compilation.sources.files[Int(spec.index)]
            var bytes: [UInt8] = []
            bytes.reserveCapacity(source.text.count * 8)
            try file.render(FileView(spec, source: source, context: context), into: &bytes)
            files.append(GeneratedFile(name: OutputNames.file(forSpec: FileView.name(of: spec.path)), bytes: bytes))
        }
        var bytes: [UInt8] = []
        try subsystem.render(SubsystemView(context: context), into: &bytes)
        files.append(GeneratedFile(name: OutputNames.subsystemFile, bytes: bytes))
        return files
    }
}
