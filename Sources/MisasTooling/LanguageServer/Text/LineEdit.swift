internal import MisasCompiler

/// The one edit that makes one text of another: the lines between those that both begin with and those that both end with.
struct LineEdit {
    let tree: JSONTree

    /// `nil` where the texts are the same.
    init?(from old: OpenText, to new: [UInt8]) {
        guard old.bytes != new else { return nil }
        let before = old.bytes
        var start = 0
        while start < min(before.count, new.count), before[start] == new[start] { start += 1 }
        while start > 0, before[start - 1] != 0x0A { start -= 1 }
        var end = 0
        while end < min(before.count, new.count) - start, before[before.count - 1 - end] == new[new.count - 1 - end] {
            end += 1
        }
        // The part that is alike begins with a line.
        func beginsLine(_ text: [UInt8], _ place: Int) -> Bool { place == 0 || text[place - 1] == 0x0A }
        while end > 0, !beginsLine(before, before.count - end) || !beginsLine(new, new.count - end) { end -= 1 }
        let range = ProtocolValues.range(old.position(of: start), old.position(of: before.count - end))
        let text = String(decoding: new[start..<(new.count - end)], as: UTF8.self)
        tree = .members(("range", range), ("newText", .string(text)))
    }
}
