/// How a client counts within a line.
package enum PositionEncoding: String, Sendable {
    case utf8 = "utf-8"
    case utf16 = "utf-16"
}

/// A place in a text as the protocol has it: the line and the units in it, both from 0.
package struct TextPosition: Hashable, Comparable, Sendable {
    package var line: Int
    package var character: Int

    package init(line: Int, character: Int) {
        self.line = line
        self.character = character
    }

    package static func < (left: Self, right: Self) -> Bool {
        (left.line, left.character) < (right.line, right.character)
    }
}
