import Foundation
import Testing

@testable import MisasCompiler

@Suite("Limits of templates")
struct TemplateLimitTests {
    @Test("A partial that uses itself without end is an error at its use, and leaves the output as it was")
    func endlessRecursion() throws {
        let library = TemplateLibrary(["main": "a{{>loop}}", "loop": "b\n  {{>loop}}{{>loop}}"])
        let template = try Template<SampleView>("main", in: library)
        var output = Array("before".utf8)
        let error = #expect(throws: TemplateError.self) { try template.render(SampleView(), into: &output) }
        #expect(error?.description == "loop:2:6: error: sections and partials go more than 200 deep here")
        #expect(String(decoding: output, as: UTF8.self) == "before")
    }

    @Test("Recursion goes as deep as the limit says, counting partials and the sections around them")
    func depth() throws {
        let library = TemplateLibrary(["main": "{{>tree}}", "tree": "{{#children}}{{>tree}}{{/children}}{{name}} "])
        let template = try Template<SampleView>("main", in: library)
        var output: [UInt8] = []
        try template.render(SampleView.chain(100), into: &output)
        #expect(String(decoding: output, as: UTF8.self).hasPrefix("100 99 98 "))
        #expect(throws: TemplateError.self) { try template.render(SampleView.chain(101), into: &output) }
    }

    @Test("Sections may be nested as deep as the limit says, and no deeper")
    func nesting() throws {
        func nested(_ count: Int) -> String {
            String(repeating: "{{#isOpen}}", count: count) + "x" + String(repeating: "{{/isOpen}}", count: count)
        }
        #expect(try render(nested(64), SampleView(isOpen: true)) == "x")
        #expect(messages(in: nested(65)) == ["main:1:705: error: sections are nested more than 64 deep"])
        #expect(messages(in: nested(100_000)) == ["main:1:705: error: sections are nested more than 64 deep"])
    }

    @Test("At the limit of depth, compiling and rendering fit into half a megabyte of stack")
    func stack() async throws {
        let open = String(repeating: "{{#children}}", count: 64)
        let close = String(repeating: "{{/children}}", count: 64)
        let templates = [
            "deep": "\(open){{>deep}}\(close)",
            "tree": "{{#children}}{{>tree}}{{/children}}{{name}}",
        ]
        for name in templates.keys.sorted() {
            let failed = await withCheckedContinuation { continuation in
                let thread = Thread {
                    var output: [UInt8] = []
                    let template = try? Template<SampleView>(name, in: TemplateLibrary(templates))
                    do {
                        try template?.render(SampleView.chain(300), into: &output)
                        continuation.resume(returning: false)
                    } catch {
                        continuation.resume(returning: template != nil)
                    }
                }
                thread.stackSize = 512 * 1024
                thread.start()
            }
            #expect(failed, "\(name) did not reach the limit")
        }
    }

    @Test("A long chain of partials compiles, and is told to be too deep when it is rendered")
    func longChain() throws {
        var templates: [String: String] = [:]
        for number in 0..<4000 { templates["p\(number)"] = "{{>p\(number + 1)}}" }
        templates["p4000"] = "end"
        let template = try Template<SampleView>("p0", in: TemplateLibrary(templates))
        var output: [UInt8] = []
        let error = #expect(throws: TemplateError.self) { try template.render(SampleView(), into: &output) }
        #expect(error?.template == "p200")
    }

    @Test("More combinations of partials and views than are reasonable are an error")
    func tooManyPrograms() throws {
        var templates: [String: String] = [:]
        for number in 0..<5000 { templates["p\(number)"] = "{{>p\(number + 1)}}" }
        templates["p5000"] = "end"
        let failure = #expect(throws: TemplateErrors.self) {
            try Template<SampleView>("p0", in: TemplateLibrary(templates))
        }
        #expect(
            failure?.errors.map(\.message) == ["its partials are used in more than 4096 combinations of views"]
        )
    }

    @Test(
        "A template with errors without end reports a hundred of them, in time linear in its length",
        arguments: [
            "{{nope}}", "{{", "{{{", "{{}}", "{{=", "{{#x}}", "{{/x}}", "{{>x}}", "{{#", "{{! ", "{{\n", " {{!}}",
            "{{&",
        ]
    )
    func manyErrors(part: String) {
        let found = errors(in: String(repeating: part, count: 20_000))
        #expect(found.count <= 100)
        #expect(found.isEmpty == (part == " {{!}}"))
    }
}
