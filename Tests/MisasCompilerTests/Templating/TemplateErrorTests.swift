import Testing

@testable import MisasCompiler

@Suite("Errors of templates")
struct TemplateErrorTests {
    @Test("An unknown name is told with its place, its context and what was probably meant")
    func unknownName() throws {
        let error = try #require(errors(in: "line\n  {{#children}}é{{ nmae }}{{/children}}").first)
        #expect((error.template, error.line, error.column, error.length) == ("main", 2, 20, 4))
        #expect(error.message == "unknown name `nmae` in `sample`")
        #expect(error.suggestion == "name")
        #expect(error.description == "main:2:20: error: unknown name `nmae` in `sample`; did you mean `name`?")
    }

    @Test("Columns count Unicode scalars, whatever stands before and however lines end")
    func columns() throws {
        let family = "👨‍👩‍👧"
        let error = try #require(errors(in: "é\u{301}\r\nx\r\n\(family)ß{{xyzxyz}}").first)
        #expect((error.line, error.column, error.length) == (3, family.unicodeScalars.count + 4, 6))
        let inUnicode = try #require(errors(in: "{{größe}}{{#labels}}{{/labels}}").first)
        #expect((inUnicode.column, inUnicode.length) == (3, 5))
    }

    @Test("A name is unknown also where it would never be rendered")
    func neverRendered() {
        #expect(
            messages(in: "{{#isOpen}}{{^isOpen}}{{xyzxyz}}{{/isOpen}}{{/isOpen}}") == [
                "main:1:25: error: unknown name `xyzxyz` in `sample`"
            ]
        )
    }

    @Test("All errors are told, in the order of their places")
    func allErrors() {
        let text = "{{nmae}}\n{{#name}}{{/name}}\n{{labels}}\n{{>nothing}}\n{{}}\n{{< a}}{{/a}}\n{{lables}}"
        #expect(errors(in: text).map(\.line) == [1, 2, 3, 4, 5, 6, 7])
    }

    @Test("What hangs on an unknown section is not told again, but a partial that does not exist is")
    func insideUnknownSection() {
        let text = "{{#owners}}{{xyz}}{{name.x}}{{labels}}{{>gone}}{{>part}}{{-last}}{{/owners}}{{xyz}}"
        let part = "{{alsoUnknown}}"
        #expect(
            messages(in: text, partials: ["part": part]) == [
                "main:1:4: error: unknown name `owners` in `sample`; did you mean `owner`?",
                "main:1:42: error: there is no template `gone`",
                "main:1:79: error: unknown name `xyz` in `sample`",
            ]
        )
    }

    @Test("The context of an error names the views around, the innermost first")
    func contextInMessage() {
        #expect(
            messages(in: "{{#owner}}{{#roles}}{{nmae}}{{/roles}}{{/owner}}") == [
                "main:1:23: error: unknown name `nmae` in `owner` within `sample`; did you mean `name`?"
            ]
        )
    }

    @Test("An error in a partial says where the partial is used, and is told once for many uses")
    func partial() {
        let text = "{{>part}}\n{{#owner}}{{>part}}{{/owner}}\n{{#labels}}{{>part}}{{/labels}}"
        #expect(
            messages(in: text, partials: ["part": "x\n {{nmae}}"]) == [
                """
                part:2:4: error: unknown name `nmae` in `sample`; did you mean `name`?
                main:1:4: note: used here, in `sample`
                """
            ]
        )
    }

    @Test("A partial is held against every context it is used in")
    func partialInSecondContext() {
        let text = "{{#owner}}{{>part}}{{/owner}}{{>part}}"
        #expect(
            messages(in: text, partials: ["part": "{{city}}"]) == [
                "part:1:3: error: unknown name `city` in `sample`\nmain:1:33: note: used here, in `sample`"
            ]
        )
    }

    @Test("A partial that does not exist is told with one that does")
    func unknownPartial() {
        #expect(
            messages(in: "a {{> Swift/Evnet }}", partials: ["Swift/Event": "", "Swift/Error": ""]) == [
                "main:1:7: error: there is no template `Swift/Evnet`; did you mean `Swift/Event`?"
            ]
        )
    }

    @Test("A template that does not exist is told with one that does")
    func unknownTemplate() throws {
        let library = TemplateLibrary(["Aggregate": ""])
        let failure = #expect(throws: TemplateErrors.self) { try Template<SampleView>("aggregat", in: library) }
        #expect(
            failure?.description == "aggregat:1:1: error: there is no template `aggregat`; did you mean `Aggregate`?"
        )
    }

    @Test("A part of a dotted name is looked up in the view before it, and nowhere else")
    func dottedName() {
        #expect(
            messages(in: "{{owner.labels}}{{deputy.ctiy}}{{name.x}}{{children.name}}{{isOpen.x.y}}{{ownr.name}}") == [
                "main:1:3: error: `owner` has no name `labels`",
                "main:1:19: error: `owner` has no name `ctiy`; did you mean `deputy.city`?",
                "main:1:34: error: `name` is a text, so `x` cannot be read from it",
                "main:1:44: error: `children` is a list, so `name` cannot be read from it",
                "main:1:61: error: `isOpen` is a flag, so `x` cannot be read from it",
                "main:1:75: error: unknown name `ownr` in `sample`; did you mean `owner.name`?",
            ]
        )
    }

    @Test("A list, view or flag is not a text")
    func notText() {
        #expect(
            messages(in: "{{labels}}{{owner}}{{isOpen}}{{#labels}}{{-last}}{{/labels}}") == [
                "main:1:3: error: `labels` is a list, not a text: write {{#labels}}…{{/labels}}",
                "main:1:13: error: `owner` is a view, not a text: write {{#owner}}…{{/owner}}",
                "main:1:22: error: `isOpen` is a flag, not a text: write {{#isOpen}}…{{/isOpen}}",
                "main:1:43: error: `-last` is a flag, not a text: write {{#-last}}…{{/-last}}",
            ]
        )
    }

    @Test("A text that is always there is no section, and names in it are still looked up")
    func sectionOfText() {
        #expect(
            messages(in: "{{#name}}{{nmae}}{{/name}}{{^name}}{{/name}}{{#labels}}{{#-index}}{{/-index}}{{/labels}}")
                == [
                    "main:1:4: error: `name` is a text that is always there, so it cannot be a section",
                    "main:1:12: error: unknown name `nmae` in `sample`; did you mean `name`?",
                    "main:1:30: error: `name` is a text that is always there, so it cannot be a section",
                    "main:1:59: error: `-index` is a text that is always there, so it cannot be a section",
                ]
        )
    }

    @Test("The implicit iterator needs a text, and the place in a list needs a list")
    func withoutMeaning() {
        #expect(
            messages(in: "{{.}}{{-last}}{{#isOpen}}{{-index}}{{/isOpen}}{{#children}}{{.}}{{/children}}") == [
                "main:1:3: error: `.` is the text of a section, but here is `sample`",
                "main:1:8: error: `-last` has a meaning only inside a list",
                "main:1:28: error: `-index` has a meaning only inside a list",
                "main:1:62: error: `.` is the text of a section, but here is `sample`",
            ]
        )
    }

    @Test("A section that is not closed is told at its beginning, with the end as a note")
    func unclosedSection() {
        #expect(
            messages(in: "a\n{{#labels}}{{^isOpen}}{{/isOpen}}\nb") == [
                "main:2:1: error: the section `labels` is not closed\nmain:3:2: note: the template ends here"
            ]
        )
    }

    @Test("Names are not looked up in a template whose sections do not match")
    func noNamesInUnsoundTemplate() {
        #expect(errors(in: "{{#owner}}{{city}}{{xyzxyz}}").count == 1)
    }

    @Test("A mismatched end is told with both places, and only once")
    func mismatchedEnd() {
        #expect(
            messages(in: "{{#labels}}\n{{#isOpen}}x\n{{/labels}}\n{{#isOpen}}{{/isOpen}}") == [
                """
                main:3:4: error: this closes `labels`, but the section to close is `isOpen`
                main:2:1: note: `isOpen` is opened here
                """
            ]
        )
        #expect(
            messages(in: "{{#labels}}{{/lables}}{{#isOpen}}{{/isOpen}}") == [
                """
                main:1:15: error: this closes `lables`, but the section to close is `labels`
                main:1:1: note: `labels` is opened here
                """
            ]
        )
        #expect(
            messages(in: "x{{/labels}}y") == [
                "main:1:2: error: this closes `labels`, but no section is open"
            ]
        )
    }

    @Test("A tag that is not closed is told at its beginning, and ends with its line or at the next tag")
    func unclosedTag() {
        #expect(
            messages(in: "{{name\n{{nmae}}") == [
                "main:1:1: error: this tag is not closed: `}}` is missing",
                "main:2:3: error: unknown name `nmae` in `sample`; did you mean `name`?",
            ]
        )
        #expect(
            messages(in: "x {{name {{name}} {{{name}} {{").map { String($0.prefix(9)) } == [
                "main:1:3:", "main:1:19", "main:1:29",
            ]
        )
        #expect(messages(in: "{{! and so on\n{{name}") == ["main:1:1: error: this tag is not closed: `}}` is missing"])
        #expect(
            messages(in: "{{#labels\n{{.}}{{/labels}}") == [
                "main:1:1: error: this tag is not closed: `}}` is missing"
            ]
        )
        #expect(errors(in: "é{{ name x").first?.length == 9)
        #expect(messages(in: "{{{name}}") == ["main:1:1: error: this tag is not closed: `}}}` is missing"])
    }

    @Test("An empty tag and one with several words are not names")
    func notNames() {
        #expect(messages(in: "{{}}{{ }}{{#}}{{/}}{{>}}{{&}}{{{}}}").count == 7)
        #expect(messages(in: "{{ }}") == ["main:1:1: error: this tag is empty: a name is missing"])
        #expect(
            messages(in: "{{a b}}{{a..b}}{{.a}}{{a.}}{{> a b}}") == [
                "main:1:3: error: `a b` is not a name",
                "main:1:10: error: `a..b` is not a name",
                "main:1:18: error: `.a` is not a name",
                "main:1:24: error: `a.` is not a name",
                "main:1:32: error: `a b` is not a name",
            ]
        )
    }

    @Test(
        "Bad delimiters are told, and the old ones stay",
        arguments: [
            "{{= =}}", "{{=<%=}}", "{{=a b c=}}", "{{== ===}}", "{{=a= b=}}", "{{=}}",
        ]
    )
    func badDelimiters(tag: String) throws {
        let found = errors(in: "\(tag)\n{{nmae}}")
        #expect(found.map(\.line) == [1, 2])
        #expect(found.first?.column == 1)
        #expect(found.last?.suggestion == "name")
    }

    @Test(
        "What the engine lacks of Mustache is told to be unsupported, and its ends do not count",
        arguments: [
            ("{{<parent}}{{$block}}{{/block}}{{/parent}}", ["parents (`<`)", "blocks (`$`)"]),
            ("{{$block}}{{name}}{{/block}}", ["blocks (`$`)"]),
            ("{{>*name}}", ["dynamic names (`>*`)"]),
            ("{{> * name }}", ["dynamic names (`>*`)"]),
        ]
    )
    func unsupported(text: String, expected: [String]) {
        let found = errors(in: text)
        #expect(found.count == expected.count)
        for (error, what) in zip(found, expected) {
            #expect(error.message.hasPrefix("\(what) are not supported"), "\(error)")
        }
    }

    @Test("Syntax errors of a partial are told with the partial's name")
    func syntaxErrorInPartial() {
        #expect(
            messages(in: "{{>part}}", partials: ["part": "\n{{/x}}", "unused": "{{"]) == [
                "part:2:1: error: this closes `x`, but no section is open"
            ]
        )
    }
}
