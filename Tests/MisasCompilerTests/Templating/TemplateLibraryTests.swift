import Testing

@testable import MisasCompiler

@Suite("A library of templates")
struct TemplateLibraryTests {
    private let defaults = TemplateLibrary([
        "Swift/Event": "event {{name}} {{>Swift/Field}}",
        "Swift/Error": "error {{name}} {{>Swift/Field}}",
        "Swift/Field": "field",
    ])

    private func render(_ name: String, in library: TemplateLibrary) throws -> String {
        var output: [UInt8] = []
        try Template<SampleView>(name, in: library).render(SampleView(), into: &output)
        return String(decoding: output, as: UTF8.self)
    }

    @Test("A replacement stands for the template of its name, and for no other")
    func replacesOne() throws {
        let library = try defaults.replacing(["Swift/Event": "mine {{name}}"])
        #expect(try render("Swift/Event", in: library) == "mine root")
        #expect(try render("Swift/Error", in: library) == "error root field")
        #expect(try render("Swift/Event", in: defaults) == "event root field")
        #expect(library.names == defaults.names)
    }

    @Test("A replaced partial is found from the templates that are not replaced")
    func replacesPartial() throws {
        let library = try defaults.replacing(["Swift/Field": "other"])
        #expect(try render("Swift/Event", in: library) == "event root other")
        #expect(try render("Swift/Error", in: library) == "error root other")
    }

    @Test("A replacement of no template is an error that lists the names near to it")
    func unknownName() throws {
        let failure = #expect(throws: TemplateErrors.self) {
            try defaults.replacing(["Swift/Evnet": "", "Swift/Event": "", "Sql": ""])
        }
        #expect(failure?.errors.map(\.template) == ["Sql", "Swift/Evnet"])
        #expect(
            failure?.errors.map(\.message) == [
                "there is no template `Sql` to replace; there are `Swift/Error`, `Swift/Event`, `Swift/Field`",
                "there is no template `Swift/Evnet` to replace; there are, among others, `Swift/Event`",
            ]
        )
    }

    @Test("An error in a replacement is told with its place in it")
    func errorInReplacement() throws {
        let library = try defaults.replacing(["Swift/Field": "a\nb {{nmae}}"])
        let failure = #expect(throws: TemplateErrors.self) { try Template<SampleView>("Swift/Error", in: library) }
        let error = try #require(failure?.errors.first)
        #expect((error.template, error.line, error.column) == ("Swift/Field", 2, 5))
    }

    @Test("An empty library has nothing to offer")
    func empty() {
        let failure = #expect(throws: TemplateErrors.self) { try TemplateLibrary([:]).replacing(["a": ""]) }
        #expect(failure?.errors.map(\.message) == ["there is no template `a` to replace"])
    }
}
