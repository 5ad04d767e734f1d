/// Renders the tables of projections as SQL.
package struct TableGenerator: Sendable {
    private let tables: Template<SQLTablesView>

    /// Compiles the template.
    ///
    /// - Throws: every fault of it, with its place.
    package init(templates: TemplateLibrary = .defaults) throws(TemplateErrors) {
        tables = try Template("tables", in: templates)
    }

    /// The tables of all subsystems that are compiled, in the order of the subsystems' names; empty where there is none.
    ///
    /// - Parameters:
    ///   - specs: What was compiled, without errors.
    ///   - schema: The schema that the tables lie in.
    ///   - names: What the tables are called that are wanted; `nil` for all.
    package func text(
        for specs: Specs,
        schema: String,
        only names: Set<String>? = nil
    ) throws(TemplateError) -> String {
        var texts: [String] = []
        for index in specs.compiled.sorted() {
            let view = SQLTablesView(schema: schema, specs: specs, index: index, only: names)
            guard !view.tables.isEmpty else { continue }
            var bytes: [UInt8] = []
            try tables.render(view, into: &bytes)
            texts.append(String(decoding: bytes, as: UTF8.self))
        }
        return texts.joined(separator: "\n")
    }

    /// What the tables are called, in the order of the text.
    package func names(for compilation: Compilation) -> [String] {
        compilation.specs.compiled.sorted().flatMap { index in
            compilation.specs.subsystems[index].projections.filter { $0.table != nil }.map(SQLNames.table)
        }
    }
}
