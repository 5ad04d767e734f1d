/// Takes messages out of a stream of bytes: a header with the length of each, an empty line, then so many bytes.
package struct MessageFraming {
    package enum Part: Equatable {
        /// The content of a message.
        case message([UInt8])
        /// A message that is longer than is read, and was passed over; `length` is what its header says.
        case tooLong(length: Int)
        /// Nobody can say where the next message begins.
        case broken(reason: String)
    }

    /// How long a message may be: a file of 32 MiB, written as JSON.
    static let maximumLength = 256 << 20
    /// How long a header may be.
    static let maximumHeader = 8 << 10

    private var buffer: [UInt8] = []
    /// What of the buffer was taken.
    private var start = 0
    /// Up to where no end of a header was found.
    private var searched = 0
    /// The length of the message whose header was read.
    private var length: Int?
    /// How many bytes of a message that is too long are still to come.
    private var skipped = 0
    private var isBroken = false

    package init() {}

    /// Whether nothing of a message has come that is not complete.
    package var isEmpty: Bool { start == buffer.count && length == nil && skipped == 0 }

    package mutating func append(_ bytes: some Collection<UInt8>) {
        var bytes = bytes[...]
        if skipped > 0 {
            let count = min(skipped, bytes.count)
            skipped -= count
            bytes = bytes.dropFirst(count)
        }
        if start > 0, start * 2 > buffer.count {
            buffer.removeFirst(start)
            searched -= start
            start = 0
        }
        buffer += bytes
    }

    /// The next part; `nil` where more has to come before.
    ///
    /// After ``Part/broken(reason:)`` nothing comes any more.
    package mutating func next() -> Part? {
        guard !isBroken, skipped == 0 else { return nil }
        if length == nil {
            switch header() {
            case nil: return nil
            case .failure(let fault):
                isBroken = true
                return .broken(reason: fault.reason)
            case .success(let found): length = found
            }
        }
        guard let length else { return nil }
        guard length <= Self.maximumLength else {
            let there = min(length, buffer.count - start)
            start += there
            searched = start
            skipped = length - there
            self.length = nil
            return .tooLong(length: length)
        }
        guard buffer.count - start >= length else { return nil }
        let content = Array(buffer[start..<(start + length)])
        start += length
        searched = start
        self.length = nil
        return .message(content)
    }

    private struct Fault: Error {
        let reason: String
    }

    /// The length that the next header tells; `nil` where it is not complete.
    private mutating func header() -> Result<Int, Fault>? {
        let end = Array("\r\n\r\n".utf8)
        var place = max(start, searched)
        while place + end.count <= buffer.count, !buffer[place..<(place + end.count)].elementsEqual(end) { place += 1 }
        searched = place
        guard place + end.count <= buffer.count else {
            guard buffer.count - start <= Self.maximumHeader else {
                return .failure(Fault(reason: "a header is longer than \(Self.maximumHeader) bytes"))
            }
            return nil
        }
        let header = String(decoding: buffer[start..<place], as: UTF8.self)
        start = place + end.count
        searched = start
        return Self.length(header)
    }

    private static func length(_ header: String) -> Result<Int, Fault> {
        var length: Int?
        for line in header.unicodeScalars.split(whereSeparator: { $0 == "\r" || $0 == "\n" }) {
            guard let colon = line.firstIndex(of: ":") else {
                return .failure(Fault(reason: "a line of a header has no colon"))
            }
            guard String(line[..<colon]).lowercased() == "content-length" else { continue }
            let value = line[line.index(after: colon)...].filter { $0 != " " && $0 != "\t" }
            guard !value.isEmpty, value.allSatisfy({ ("0"..."9").contains($0) }), let number = Int(String(value)),
                length == nil || length == number
            else { return .failure(Fault(reason: "`Content-Length` is not one number")) }
            length = number
        }
        return length.map { .success($0) } ?? .failure(Fault(reason: "a header has no `Content-Length`"))
    }
}
