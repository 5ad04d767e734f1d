/// A template compiled for one kind of view: every name in it is known to exist.
package struct Template<View: TemplateView>: Sendable {
    /// The name of the template.
    package let name: String
    private let programs: TemplatePrograms
    private let library: TemplateLibrary

    /// Compiles a template and the partials it uses.
    ///
    /// - Parameters:
    ///   - name: The name of the template in the library.
    ///   - library: Where the template and its partials are found.
    ///   - schema: The names of the view; by default those that its type declares.
    /// - Throws: ``TemplateErrors`` with all that is wrong, also where a section would never be rendered.
    ///   What hangs on an error is not reported: the names in a template whose sections do not match, and the names
    ///   inside a section that is unknown.
    package init(
        _ name: String,
        in library: TemplateLibrary,
        schema: ViewSchema<View> = View.schema
    ) throws(TemplateErrors) {
        self.name = name
        self.library = library
        programs = try TemplateCompiler.compile(name, in: library, for: schema.schema)
    }

    /// Renders a view, appending to the output.
    ///
    /// Cost: linear in what is appended; least where the output has room for it already. Rendering is safe from any number of tasks at once.
    ///
    /// - Throws: ``TemplateError`` when partials recurse too deep, which is the template's fault or the data's; the
    ///   output is then as it was.
    package func render(_ view: View, into output: inout [UInt8]) throws(TemplateError) {
        let capacity = output.capacity - output.count
        let tooDeep = withUnsafePointer(to: view) { root in
            programs.literals.withUnsafeBufferPointer { literals in
                var renderer = TemplateRenderer(programs, literals: literals, root: root, capacity: capacity)
                renderer.run()
                if renderer.tooDeep == nil {
                    renderer.output.withBytes { output.append(contentsOf: $0) }
                }
                return renderer.tooDeep
            }
        }
        if let tooDeep { throw depthError(tooDeep) }
    }

    private func depthError(_ call: CallStep) -> TemplateError {
        let source = library.template(named: call.template)?.source ?? TemplateSource(name: call.template, text: "")
        return source.error(at: call.range, "sections and partials go more than \(TemplateLimits.depth) deep here")
    }
}
