import TestSupport

/// Ways to damage a spec, or its layout.
enum DamagedText {
    private static let syntax = [
        ":", ": ", "- ", "-\n", "{", "}", "[", "]", ",", "\"", "'", "&a ", "*a ", "<<: ", "? ", "| ", ">\n", "|2+\n",
        "|-", "!x ",
        "!<a,b> ", "%YAML 1.1\n", "---\n", "...\n", "\t", "\r\n", "\r", "\n", "\n\n\n", "#", " # x", "\n# y\n",
        "\u{85}", "\u{2028}",
        "\u{2029}", "\u{FEFF}", "\u{200B}", "\\", "\\\n", " ", "   ", "@", "~", "é", "👩‍👩‍👧", "[a, b]: ", "{a: b}: ",
        "'\n'", "-,", "[-]", "{?}", ",?", "*a :", ",,", "|\n", "? [",
    ]

    /// A text that is nearly another one.
    static func of(_ bytes: [UInt8], using generator: inout SeededGenerator) -> [UInt8] {
        var bytes = bytes
        for _ in 0...Int.random(in: 0..<3, using: &generator) { damage(&bytes, &generator) }
        return bytes
    }

    private static func damage(_ bytes: inout [UInt8], _ generator: inout SeededGenerator) {
        let place = Int.random(in: 0...bytes.count, using: &generator)
        switch Int.random(in: 0..<10, using: &generator) {
        case 0: bytes.removeLast(bytes.count - place)
        case 1: bytes.removeFirst(place)
        case 2:
            let extra = (0...Int.random(in: 0..<3, using: &generator)).map { _ in
                UInt8.random(in: 0...255, using: &generator)
            }
            bytes.insert(contentsOf: extra, at: place)
        case 3:
            if place < bytes.count { bytes[place] = .random(in: 0x20...0x7E, using: &generator) }
        case 4: bytes.removeSubrange(place..<min(bytes.count, place + Int.random(in: 1...8, using: &generator)))
        case 5: changeLines(of: &bytes, &generator) { lines, index in lines.remove(at: index) }
        case 6:
            let spaces = [UInt8](repeating: 0x20, count: .random(in: 1...4, using: &generator))
            changeLines(of: &bytes, &generator) { lines, index in lines[index] = spaces + lines[index] }
        case 7:
            changeLines(of: &bytes, &generator) { lines, index in lines[index] = Array(lines[index].drop { $0 == 0x20 })
            }
        default:
            bytes.insert(contentsOf: Array((syntax.randomElement(using: &generator) ?? ":").utf8), at: place)
        }
    }

    private static func changeLines(
        of bytes: inout [UInt8],
        _ generator: inout SeededGenerator,
        _ change: (inout [[UInt8]], Int) -> Void
    ) {
        var lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map(Array.init)
        guard let index = lines.indices.randomElement(using: &generator) else { return }
        change(&lines, index)
        bytes = Array(lines.joined(separator: [0x0A]))
    }
}
