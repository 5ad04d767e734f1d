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
    static func read(_ reader: inout JSONReader) { reader.beginObject() }
    static func write(_ writer: inout JSONWriter) { writer.beginObject() }
}

private enum MemberOutside: CodecScript {
    static func read(_ reader: inout JSONReader) {
        reader.beginObject()
        reader.endObject()
        let _: Int = reader.member("a")
    }
    static func write(_ writer: inout JSONWriter) {
        writer.beginObject()
        writer.endObject()
        writer.member("a", 1)
    }
}

private enum ClosedTwice: CodecScript {
    static func read(_ reader: inout JSONReader) {
        reader.beginObject()
        reader.endObject()
        reader.endObject()
    }
    static func write(_ writer: inout JSONWriter) {
        writer.beginObject()
        writer.endObject()
        writer.endObject()
    }
}

private enum ScalarInObject: CodecScript {
    static func read(_ reader: inout JSONReader) {
        reader.beginObject()
        _ = reader.int()
        reader.endObject()
    }
    static func write(_ writer: inout JSONWriter) {
        writer.beginObject()
        writer.int(1)
        writer.endObject()
    }
}

private enum PayloadOutside: CodecScript {
    static func read(_ reader: inout JSONReader) {
        reader.beginObject()
        let _: Int = reader.payload()
        reader.endObject()
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
        expectReading(LeftOpen.self, "[{},{}]", "$[0]: the codec of Rule<LeftOpen> left its value open")
        expectReading(MemberOutside.self, "[{},1]", "$[0]: a codec asked for a member outside its object")
        expectReading(ClosedTwice.self, "[{},1]", "$[0]: a codec closed an object that it did not open")
        expectReading(ScalarInObject.self, "[{}]", "$[0]: a codec read more than one value")
        expectReading(PayloadOutside.self, "[{}]", "$[0]: a codec asked for a payload outside its union")
        expectReading(PayloadTwice.self, "[{\"a\":1}]", "$[0]: a codec asked for a payload outside its union")
    }

    @Test("Whoever leaves a failed object open spoils nothing behind it")
    func readingFailed() {
        expectReading(
            LeftOpen.self,
            "[1,2]",
            "$[0]: expected an object, found a number",
            "$[1]: expected an object, found a number"
        )
    }

    @Test("Whoever writes none or several values, or leaves one open, is told")
    func writing() {
        expectWriting(Nothing.self, "$[0]: the codec of Rule<Nothing> wrote no value")
        expectWriting(Twice.self, "$[0]: a codec wrote more than one value")
        expectWriting(LeftOpen.self, "$[0]: the codec of Rule<LeftOpen> left its value open")
        expectWriting(MemberOutside.self, "$[0]: a codec wrote a member outside its object")
        expectWriting(ClosedTwice.self, "$[0]: a codec closed an object that it did not open")
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
