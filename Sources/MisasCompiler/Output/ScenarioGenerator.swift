/// Renders scenarios to begin with.
package struct ScenarioGenerator: Sendable {
    private let scenarios: Template<ScenarioFileView>

    /// Compiles the template.
    ///
    /// - Throws: every fault of it, with its place.
    package init(templates: TemplateLibrary = .defaults) throws(TemplateErrors) {
        scenarios = try Template("scenarios", in: templates)
    }

    /// The scenarios of all subsystems that are compiled, in the order of the subsystems' names.
    ///
    /// - Parameters:
    ///   - compilation: What was compiled, without errors.
    ///   - build: What builds the system, as Swift.
    ///   - imports: The modules that it needs.
    ///   - name: The aggregate, or command, that is wanted; `nil` for all.
    package func text(
        for compilation: Compilation,
        build: String,
        imports: [String],
        only name: String? = nil
    ) throws(TemplateError) -> String {
        var texts: [String] = []
        for index in compilation.specs.compiled.sorted() {
            let context = ViewContext(specs: compilation.specs, index: index)
            let view = ScenarioFileView(context: context, build: build, imports: imports, only: name)
            guard name == nil || !view.suites.isEmpty else { continue }
            var bytes: [UInt8] = []
            try scenarios.render(view, into: &bytes)
            texts.append(String(decoding: bytes, as: UTF8.self))
        }
        return texts.joined(separator: "\n")
    }
}
