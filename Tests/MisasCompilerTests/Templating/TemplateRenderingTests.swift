import Testing

@testable import MisasCompiler

@Suite("Rendering a template")
struct TemplateRenderingTests {
    @Test("Output is appended to what is there")
    func appends() throws {
        let library = TemplateLibrary(["greeting": "Hello {{name}}"])
        let template = try Template<SampleView>("greeting", in: library)
        var output = Array("1: ".utf8)
        try template.render(SampleView(name: "Ada"), into: &output)
        try template.render(SampleView(name: "Bo"), into: &output)
        #expect(String(decoding: output, as: UTF8.self) == "1: Hello AdaHello Bo")
    }

    @Test("Nothing is escaped, whichever way a text is written")
    func verbatim() throws {
        let view = SampleView(name: "Array<Int> & \"x\"")
        #expect(try render("{{name}}|{{{name}}}|{{&name}}", view) == "\(view.name)|\(view.name)|\(view.name)")
    }

    @Test("Text that was rendered before is appended byte by byte")
    func bytes() throws {
        #expect(try render("a{{rendered}}b", SampleView(name: "é")) == "a<é>\nb")
    }

    @Test("An optional text that is absent is empty as a text, and not rendered as a section")
    func optionalText() throws {
        let template = "[{{note}}][{{#note}}{{.}}/{{note}}/{{name}}{{/note}}][{{^note}}none{{/note}}]"
        #expect(try render(template, SampleView(note: "n")) == "[n][n/n/root][]")
        #expect(try render(template, SampleView(note: nil)) == "[][][none]")
        #expect(try render(template, SampleView(note: "")) == "[][//root][]")
    }

    @Test("Names are those of the innermost view that has them")
    func context() throws {
        let view = SampleView(name: "outer", labels: ["x", "y"], owner: OwnerView(name: "inner", city: "Bonn"))
        #expect(
            try render("{{#owner}}{{name}} {{city}} {{#labels}}{{.}}{{name}} {{/labels}}{{/owner}}{{name}}", view)
                == "inner Bonn xinner yinner outer"
        )
    }

    @Test("After a section of the same kind the outer view is there again")
    func contextIsRestored() throws {
        let view = SampleView(name: "a", children: [SampleView(name: "b", children: [SampleView(name: "c")])])
        let template = "{{name}}{{#children}}{{name}}{{#children}}{{name}}{{/children}}{{name}}{{/children}}{{name}}"
        #expect(try render(template, view) == "abcba")
    }

    @Test("A dotted name reads through views that are there, and finds nothing behind those that are not")
    func dottedNames() throws {
        let template = """
            {{deputy.name}}|{{deputy.city}}|{{#deputy.isActive}}active{{/deputy.isActive}}|\
            {{^deputy.isActive}}not{{/deputy.isActive}}|{{#deputy.roles}}{{.}}{{^-last}},{{/-last}}{{/deputy.roles}}|\
            {{^deputy.roles}}idle{{/deputy.roles}}|{{#deputy.city}}in {{.}}{{/deputy.city}}|{{owner.name}}
            """
        let deputy = OwnerView(name: "Kim", city: "Oslo", isActive: true, roles: ["a", "b"])
        #expect(try render(template, SampleView(deputy: deputy)) == "Kim|Oslo|active||a,b||in Oslo|Zoë")
        #expect(try render(template, SampleView(deputy: nil)) == "|||not||idle||Zoë")
    }

    @Test("A list tells the place of its elements, and after an inner list that of the outer one again")
    func placeInList() throws {
        let view = SampleView(children: [
            SampleView(labels: ["x", "y"]), SampleView(labels: []), SampleView(labels: ["z"]),
        ])
        let template = """
            {{#children}}{{-index}}{{#-first}}first{{/-first}}\
            ({{#labels}}{{-index}}{{.}}{{^-last}}, {{/-last}}{{/labels}})\
            {{-index}}{{#-last}}last{{/-last}}{{^-last}}; {{/-last}}{{/children}}
            """
        #expect(try render(template, view) == "1first(1x, 2y)1; 2()2; 3(1z)3last")
    }

    @Test("The place in the list is known in a partial and in a section inside")
    func placeInListFromPartial() throws {
        let view = SampleView(labels: ["x", "y"], owner: OwnerView(name: "o"))
        let text = "{{#labels}}{{#owner}}{{>place}}{{/owner}}{{/labels}}"
        #expect(try render(text, view, partials: ["place": "{{-index}}{{^-last}},{{/-last}}"]) == "1,2")
    }

    @Test("A recursive partial is indented deeper at each level, and ends where the data ends")
    func recursion() throws {
        let view = SampleView(
            name: "a",
            children: [
                SampleView(name: "b", children: [SampleView(name: "c")]), SampleView(name: "d"),
            ]
        )
        let tree = "- {{name}}\n{{#children}}\n  {{>tree}}\n{{/children}}\n"
        #expect(try render("{{>tree}}", view, partials: ["tree": tree]) == "- a\n  - b\n    - c\n  - d\n")
    }

    @Test("An indented partial leaves empty lines empty")
    func emptyLines() throws {
        let text = "{\n    {{>body}}\n}\n"
        #expect(try render(text, partials: ["body": "a\n\nb\n"]) == "{\n    a\n\n    b\n}\n")
        #expect(try render(text, partials: ["body": "a\r\n\r\nb\r\n"]) == "{\n    a\r\n\r\n    b\r\n}\n")
    }

    @Test("Lines that begin with a tag are indented, lines that are only a section tag vanish")
    func indentedTags() throws {
        let body = "{{name}}\n{{#labels}}\n{{.}};\n{{/labels}}\n{{#isOpen}}open{{/isOpen}} end\n"
        let view = SampleView(name: "n", isOpen: true, labels: ["x", "y"])
        #expect(try render("  {{>body}}\n", view, partials: ["body": body]) == "  n\n  x;\n  y;\n  open end\n")
    }

    @Test("A partial in the midst of a line is not indented, though the line is")
    func inlinePartialInIndentedOne() throws {
        let partials = ["outer": "x {{>inner}}\ny\n", "inner": "1\n2"]
        #expect(try render("  {{>outer}}\n", partials: partials) == "  x 1\n2\n  y\n")
    }

    @Test("Line ends stay as the template has them")
    func lineEnds() throws {
        let view = SampleView(labels: ["x", "y"])
        #expect(try render("a\r\n{{#labels}}\r\n{{.}}\r\n{{/labels}}\r\nb\n", view) == "a\r\nx\r\ny\r\nb\n")
    }

    @Test("A byte-order mark is not part of a template")
    func byteOrderMark() throws {
        #expect(try render("[{{>part}}]", partials: ["part": "\u{FEFF}{{name}}"]) == "[root]")
        #expect(messages(in: "\u{FEFF}{{x}}").first?.hasPrefix("main:1:3: ") == true)
    }

    @Test("White space and line ends around a name do not matter")
    func padding() throws {
        #expect(
            try render("{{ name }}{{\tname}}{{\n  name\n}}{{ # isOpen }}{{/ isOpen }}{{ & name }}")
                == "rootrootrootroot"
        )
    }

    @Test("Single braces, and delimiters that were changed, are text")
    func otherBraces() throws {
        #expect(try render("{ {name} }{{=<% %>=}}{{name}}<%name%><%={{ }}=%>{{name}}") == "{ {name} }{{name}}rootroot")
    }

    @Test("One template renders from many tasks at once")
    func concurrency() async throws {
        let library = TemplateLibrary(["tree": "{{name}}{{#children}}({{>tree}}){{/children}}"])
        let template = try Template<SampleView>("tree", in: library)
        let outputs = try await withThrowingTaskGroup(of: String.self) { group in
            for number in 0..<16 {
                group.addTask {
                    var output: [UInt8] = []
                    try template.render(SampleView(name: "\(number)", children: [SampleView.chain(3)]), into: &output)
                    return String(decoding: output, as: UTF8.self)
                }
            }
            return try await group.reduce(into: Set()) { $0.insert($1) }
        }
        #expect(outputs == Set((0..<16).map { "\($0)(1(2(3)))" }))
    }
}
