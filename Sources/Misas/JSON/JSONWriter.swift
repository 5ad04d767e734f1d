/// Writes values as one JSON text.
///
/// Only `JSON.encode` creates a writer, and a writer can be neither copied nor kept. What cannot be represented is
/// recorded, with its path, and `JSON.encode` throws at the end.
///
/// A codec writes exactly one value: by one of the scalar functions (`string(_:)`, `int(_:)`, …), by `array(_:)`,
/// `dictionary(_:)`, by writing the members of an object, which the first one opens and which is closed when the codec
/// returns, or by `bareCase(_:)` or `unionCase(_:_:)`.
public struct JSONWriter: ~Copyable {
    /// Where the codec at work stands with its one value.
    enum ValueState {
        case pending
        case open
        case done
    }

    /// What the codecs may want to know of this pass.
    public let context: CodingContext

    let limits: JSON.Limits

    var bytes: [UInt8] = []
    var state = ValueState.pending
    var depth = 0

    /// A member of the open object has been written.
    var needsComma = false

    /// The text is too deep or too large, or a codec broke the rules: nothing is written any more.
    var isTerminated = false

    var log: JSONFailureLog

    init(context: CodingContext, limits: JSON.Limits) {
        self.context = context
        self.limits = limits
        self.log = JSONFailureLog(limit: limits.failures)
        bytes.reserveCapacity(480)
    }

    /// What was wrong, if anything.
    var error: JSONEncodingError? {
        log.count == 0 ? nil : JSONEncodingError(failures: log.failures, omittedFailures: log.omitted)
    }

    /// Writes a value as the whole text.
    mutating func root<Value: JSONCodable>(_ value: Value) {
        write(value, at: nil)
        if bytes.count > limits.bytes { terminate("larger than the limit of \(limits.bytes) bytes") }
    }

    consuming func takeBytes() -> [UInt8] {
        bytes
    }

    /// Lets a value write itself, and holds it to the rules.
    mutating func write<Value: JSONCodable>(_ value: Value, at segment: @autoclosure () -> JSONPathSegment?) {
        guard !isTerminated else { return }
        let mark = log.count
        let outerState = state
        state = .pending
        value.encode(to: &self)
        if state == .open { closeObject() }
        if state != .done, !isTerminated {
            terminate("the codec of \(Value.self) wrote no value")
        }
        if log.count != mark, let segment = segment() {
            log.prefix(segment, since: mark)
        }
        state = outerState
    }

    /// Whether a codec may write a value now.
    ///
    /// When it writes a second one, that ends the pass.
    mutating func takeValue() -> Bool {
        guard !isTerminated else { return false }
        guard state == .pending else {
            terminate("a codec wrote more than one value")
            return false
        }
        state = .done
        return true
    }

    mutating func terminate(_ message: String) {
        guard !isTerminated else { return }
        isTerminated = true
        log.recordTerminal(message, offset: nil)
    }

    /// Opens an array or an object.
    mutating func enter(_ bracket: UInt8) {
        depth += 1
        if depth > limits.depth { terminate("nested deeper than \(limits.depth) levels") }
        if bytes.count > limits.bytes { terminate("larger than the limit of \(limits.bytes) bytes") }
        bytes.append(bracket)
        needsComma = false
    }

    mutating func leave(_ bracket: UInt8) {
        depth -= 1
        bytes.append(bracket)
    }
}
