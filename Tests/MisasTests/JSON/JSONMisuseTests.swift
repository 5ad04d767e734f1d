import Misas
import Testing

/// A codec by hand that does whatever it is told to.
private struct Rule<Script: CodecScript>: JSONCodable {
    init() {}
    init(from reader: inout JSONReader) { Script.read(&reader) }
    func encode(to writer: inout JSONWriter) { Script.write(&writer) }
}

private protocol CodecScript: Sendable {
    static func read(_ reader: inout JSONReader)
    static func write(_ writer: inout JSONWriter)
}

private enum Nothing: CodecScript {
    static func read(_ reader: inout JSONReader) {}
    static func write(_ writer: inout JSONWriter) {}
}

private enum Twice: CodecScript {
    static func read(_ reader: inout JSONReader) {
        _ = reader.int()
        _ = reader.int()
    }
    static func write(_ writer: inout JSONWriter) {
        writer.int(1)
        writer.int(1)
    }
}

private enum LeftOpen: CodecScript {
    static func read(_ reader: inout JSONReader) { _ = reader.beginUnion() }
    static func write(_ writer: inout JSONWriter) { writer.fail("no") }
}

private enum MemberOutside: CodecScript {
    static func read(_ reader: inout JSONReader) {
        _ = reader.int()
        let _: Int = reader.member("a")
    }
    static func write(_ writer: inout JSONWriter) {
        writer.int(1)
        writer.member("a", 1)
    }
}

private enum EmptyObject: CodecScript {
    static func read(_ reader: inout JSONReader) { reader.object() }
    static func write(_ writer: inout JSONWriter) { writer.object() }
}

private enum ScalarInObject: CodecScript {
    static func read(_ reader: inout JSONReader) {
        let _: Int? = reader.optionalMember("a")
        _ = reader.int()
    }
    static func write(_ writer: inout JSONWriter) {
        writer.optionalMember("a", nil as Int?)
        writer.int(1)
    }
}

private enum PayloadOutside: CodecScript {
    static func read(_ reader: inout JSONReader) {
        reader.object()
        let _: Int = reader.payload()
    }
    static func write(_ writer: inout JSONWriter) { writer.fail("no") }
}

private enum PayloadTwice: CodecScript {
    static func read(_ reader: inout JSONReader) {
        _ = reader.beginUnion()
        let _: Int = reader.payload()
        let _: Int = reader.payload()
        reader.endUnion()
    }
    static func write(_ writer: inout JSONWriter) { writer.fail("no") }
}

@Suite("Codecs that break the rules")
struct JSONMisuseTests {
    @Test("Whoever reads none or several values, or leaves one open, is told and nobody gets a placeholder")
    func reading() {
        expectReading(Nothing.self, "[{},1]", "$[0]: the codec of Rule<Nothing> read no value")
        expectReading(Twice.self, "[1,2]", "$[0]: a codec read more than one value")
        expectReading(LeftOpen.self, "[\"a\",\"b\"]", "$[0]: the codec of Rule<LeftOpen> left its value open")
        expectReading(MemberOutside.self, "[1,1]", "$[0]: a codec asked for a member outside its object")
        expectReading(ScalarInObject.self, "[{}]", "$[0]: a codec read more than one value")
        expectReading(PayloadOutside.self, "[{}]", "$[0]: a codec asked for a payload outside its union")
        expectReading(PayloadTwice.self, "[{\"a\":1}]", "$[0]: a codec asked for a payload outside its union")
    }

    @Test("Whoever leaves a failed union open spoils nothing behind it")
    func readingFailed() {
        expectReading(
            LeftOpen.self,
            "[1,2]",
            "$[0]: expected a union, which is a string or an object of one member, found a number",
            "$[1]: expected a union, which is a string or an object of one member, found a number"
        )
    }

    @Test("An object that a codec asked for is one even without members, and closed when the codec returns")
    func emptyObjects() throws {
        expectReading(EmptyObject.self, #"[{},{"a":[1]},2]"#, "$[2]: expected an object, found a number")
        #expect(try JSON.encode([Rule<EmptyObject>(), Rule<EmptyObject>()]) == Array("[{},{}]".utf8))
    }

    @Test("Whoever writes none or several values, or leaves one open, is told")
    func writing() {
        expectWriting(Nothing.self, "$[0]: the codec of Rule<Nothing> wrote no value")
        expectWriting(Twice.self, "$[0]: a codec wrote more than one value")
        expectWriting(LeftOpen.self, "$[0]: no", "$[1]: no")
        expectWriting(MemberOutside.self, "$[0]: a codec wrote a member outside its object")
        expectWriting(ScalarInObject.self, "$[0]: a codec wrote more than one value")
        expectWriting(PayloadOutside.self, "$[0]: no", "$[1]: no")
    }

    private func expectReading<Script: CodecScript>(_ script: Script.Type, _ text: String, _ failures: String...) {
        #expect(JSON.failures([Rule<Script>].self, text) == failures)
    }

    private func expectWriting<Script: CodecScript>(_ script: Script.Type, _ failures: String...) {
        let error = #expect(throws: JSONEncodingError.self) { try JSON.encode([Rule<Script>(), Rule<Script>()]) }
        #expect(error?.failures.map(\.description) == failures)
    }
}
