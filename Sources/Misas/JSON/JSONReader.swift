/// Reads one JSON text into values, in one pass.
///
/// Only `JSON.decode` creates a reader, and a reader can be neither copied nor kept: what it hands out after a failure
/// is a placeholder, and `JSON.decode` throws before a placeholder could be seen.
///
/// A codec reads exactly one value: by one of the scalar functions (`string()`, `int()`, …), by `array()`,
/// `dictionary()`, by asking for the members of an object, which the first one opens and which is closed when the codec
/// returns, or by `beginUnion()` … `endUnion()`.
///
/// The text is read through checked indexes only; no input makes a reader look outside it.
public struct JSONReader: ~Copyable {
    /// Where the codec at work stands with its one value.
    enum ValueState {
        /// Nothing of the value has been read.
        case pending
        /// The value's object is open.
        case open
        /// The value's union is open.
        case openUnion
        /// The value has been read.
        case done
        /// The value was not as expected; the failure is recorded and the text behind it skipped.
        case failed
    }

    /// What the codecs may want to know of this pass.
    public let context: CodingContext

    let bytes: [UInt8]
    let limits: JSON.Limits

    var cursor = 0
    var depth = 0
    var state = ValueState.pending

    /// How many calls of `begin…` wait for their `end…` while only placeholders are given out.
    var void = 0

    /// The text is not JSON, or a codec broke the rules: only placeholders from here on, to the end.
    var isTerminated = false

    var log: JSONFailureLog

    /// The object or union that is open, and those around it.
    var frame = JSONReaderFrame()
    var outerFrames: [JSONReaderFrame] = []

    /// An object or union is open.
    ///
    /// Most texts never have an outer one, and so need no memory for them.
    var isInFrame = false

    /// The members met so far of all open objects, the innermost object's last.
    var entries: [JSONReaderEntry] = []

    /// The latest entry by hash of its name and its object, for objects with many members.
    var entryIndex: [Int: Int] = [:]

    /// The names of members that were written with escapes, in plain.
    var plainNames: [UInt8] = []

    init(bytes: [UInt8], context: CodingContext, limits: JSON.Limits) {
        self.bytes = bytes
        self.context = context
        self.limits = limits
        self.log = JSONFailureLog(limit: limits.failures)
    }

    var givesPlaceholders: Bool { void > 0 || isTerminated }

    /// What was wrong, if anything.
    var error: JSONDecodingError? {
        log.count == 0 ? nil : JSONDecodingError(failures: log.failures, omittedFailures: log.omitted)
    }

    /// Reads the whole text as one value.
    mutating func root<Value: JSONCodable>() -> Value {
        if bytes.count > limits.bytes {
            terminate("larger than the limit of \(limits.bytes) bytes", offset: nil)
        } else if bytes.count >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF {
            terminate("a byte-order mark is not allowed", offset: 0)
        } else {
            skipWhitespace()
        }
        let value: Value = read(at: nil)
        guard !isTerminated else { return value }
        skipWhitespace()
        if cursor < bytes.count { terminate("text after the end of the value", offset: cursor) }
        return value
    }

    /// Lets a type read the value at the cursor, and holds it to the rules.
    mutating func read<Value: JSONCodable>(at segment: JSONPathSegment?) -> Value {
        let outerState = state
        let mark = log.count
        state = .pending
        let value = Value(from: &self)
        if state == .open, !givesPlaceholders { closeObject() }
        if state != .done {
            finishUnusual(Value.self)
        }
        if log.count != mark, let segment {
            log.prefix(segment, since: mark)
        }
        state = outerState
        return value
    }

    private mutating func finishUnusual<Value>(_ type: Value.Type) {
        guard !isTerminated else { return }
        // What could not be opened gave placeholders up to here.
        void = 0
        switch state {
        case .failed: break
        case .pending: terminate("the codec of \(type) read no value", offset: nil)
        default: terminate("the codec of \(type) left its value open", offset: nil)
        }
    }

    /// A value of a type whose member is not there; the failure has been recorded.
    mutating func placeholder<Value: JSONCodable>() -> Value {
        void += 1
        let outerState = state
        let value = Value(from: &self)
        state = outerState
        void -= 1
        return value
    }
}
