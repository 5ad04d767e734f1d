internal import CLibYAML

/// libyaml's event parser over text that is already known to be UTF-8.
///
/// Owns the C parser and the text it reads from; both are freed when this is.
package struct YAMLEvents: ~Copyable {
    package enum Event {
        case streamStart
        case streamEnd
        case documentStart
        case documentEnd
        case alias(String)
        case scalar(String, anchor: String?, hasTag: Bool, style: ScalarStyle)
        case sequenceStart(anchor: String?, hasTag: Bool, isFlow: Bool)
        case sequenceEnd
        case mappingStart(anchor: String?, hasTag: Bool, isFlow: Bool)
        case mappingEnd
    }

    package enum ScalarStyle {
        case plain
        case quoted
        case block
    }

    package struct Failure: Error {
        let problem: String
        let problemOffset: Int
        let context: String?
        let contextOffset: Int
    }

    private let parser: UnsafeMutablePointer<yaml_parser_t>
    private let text: UnsafeMutableBufferPointer<UInt8>
    /// Where each line starts as libyaml counts lines, in scalars; `nil` where its own count of scalars holds.
    ///
    /// It does not where a line of a text ends in CR LF, which it counts as one.
    private let lineStarts: [Int]?

    /// Starts reading.
    ///
    /// - Returns: `nil` when the C library has no memory for a parser.
    package init?(text source: some Collection<UInt8>) {
        parser = .allocate(capacity: 1)
        text = .allocate(capacity: source.count)
        _ = text.initialize(fromContentsOf: source)
        lineStarts = UnsafeBufferPointer(text).place(of: 0x0D) != nil ? Self.lineStarts(of: text) : nil
        guard yaml_parser_initialize(parser) == 1 else {
            parser.deallocate()
            text.deallocate()
            return nil
        }
        yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
        yaml_parser_set_input_string(parser, text.baseAddress, text.count)
    }

    deinit {
        yaml_parser_delete(parser)
        parser.deallocate()
        text.deallocate()
    }

    /// The next event with where it starts and ends, in scalars from the start of the text.
    package mutating func next() throws(Failure) -> (event: Event, start: Int, end: Int) {
        var raw = yaml_event_t()
        guard yaml_parser_parse(parser, &raw) == 1 else { throw failure() }
        defer { yaml_event_delete(&raw) }
        return (event(from: raw), offset(of: raw.start_mark), offset(of: raw.end_mark))
    }

    private func offset(of mark: yaml_mark_t) -> Int {
        guard let lineStarts else { return Int(mark.index) }
        return lineStarts[min(Int(mark.line), lineStarts.count - 1)] + Int(mark.column)
    }

    /// Where lines start for YAML 1.1: after LF, CR, CR LF, NEL, LS and PS.
    private static func lineStarts(of text: UnsafeMutableBufferPointer<UInt8>) -> [Int] {
        var starts = [0]
        var scalars = 0
        for index in text.indices {
            let byte = text[index]
            if byte & 0xC0 != 0x80 { scalars += 1 }
            let endsLine =
                switch byte {
                case 0x0A: true
                case 0x0D: index + 1 == text.count || text[index + 1] != 0x0A
                case 0x85: index > 0 && text[index - 1] == 0xC2
                case 0xA8, 0xA9: index > 1 && text[index - 1] == 0x80 && text[index - 2] == 0xE2
                default: false
                }
            if endsLine { starts.append(scalars) }
        }
        return starts
    }

    private func event(from raw: yaml_event_t) -> Event {
        // By number: in a debug build, comparing the C enum's values is a call through a witness table.
        switch raw.type.rawValue {
        case YAML_STREAM_START_EVENT.rawValue: return .streamStart
        case YAML_DOCUMENT_START_EVENT.rawValue: return .documentStart
        case YAML_DOCUMENT_END_EVENT.rawValue: return .documentEnd
        case YAML_ALIAS_EVENT.rawValue: return .alias(string(raw.data.alias.anchor) ?? "")
        case YAML_SCALAR_EVENT.rawValue:
            let scalar = raw.data.scalar
            let bytes = UnsafeBufferPointer(start: scalar.value, count: scalar.length)
            return .scalar(
                String(decoding: bytes, as: UTF8.self),
                anchor: string(scalar.anchor),
                hasTag: scalar.tag != nil,
                style: Self.style(of: scalar.style)
            )
        case YAML_SEQUENCE_START_EVENT.rawValue:
            let start = raw.data.sequence_start
            return .sequenceStart(
                anchor: string(start.anchor),
                hasTag: start.tag != nil,
                isFlow: start.style == YAML_FLOW_SEQUENCE_STYLE
            )
        case YAML_SEQUENCE_END_EVENT.rawValue: return .sequenceEnd
        case YAML_MAPPING_START_EVENT.rawValue:
            let start = raw.data.mapping_start
            return .mappingStart(
                anchor: string(start.anchor),
                hasTag: start.tag != nil,
                isFlow: start.style == YAML_FLOW_MAPPING_STYLE
            )
        case YAML_MAPPING_END_EVENT.rawValue: return .mappingEnd
        default: return .streamEnd
        }
    }

    private static func style(of style: yaml_scalar_style_t) -> ScalarStyle {
        switch style {
        case YAML_PLAIN_SCALAR_STYLE: .plain
        case YAML_SINGLE_QUOTED_SCALAR_STYLE, YAML_DOUBLE_QUOTED_SCALAR_STYLE: .quoted
        default: .block
        }
    }

    private func failure() -> Failure {
        let state = parser.pointee
        let problem = state.problem.map { String(cString: $0) } ?? "the text cannot be read"
        let context = state.context.map { String(cString: $0) }
        // A reader's fault (a byte that YAML forbids) has an offset in bytes; a scanner's or parser's has a mark.
        let isReaderFault = state.error == YAML_READER_ERROR
        let problemOffset = isReaderFault ? scalars(inFirst: state.problem_offset) : offset(of: state.problem_mark)
        return Failure(
            problem: problem,
            problemOffset: problemOffset,
            context: context,
            contextOffset: offset(of: state.context_mark)
        )
    }

    private func scalars(inFirst byteCount: Int) -> Int {
        var count = 0
        for byte in text.prefix(byteCount) where byte & 0xC0 != 0x80 { count += 1 }
        return count
    }

    private func string(_ pointer: UnsafeMutablePointer<yaml_char_t>?) -> String? {
        pointer.map { String(cString: $0) }
    }
}
