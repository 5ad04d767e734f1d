internal import MisasCompiler

/// Edits of single texts.
struct WordEdits {
    let text: SpecText

    func replace(_ range: SourceRange, _ old: String, with new: String) -> [TextEdit]? {
        guard Self.isHarmless(new, in: old) else { return nil }
        let (start, end) = (text.start(of: range), text.end(of: range))
        let bytes = text.file.text[start..<end]
        if bytes.elementsEqual(old.utf8) { return [text.edit(start..<end, new)] }
        guard bytes.count >= 2, let quote = text.quote(at: start), bytes.last == quote,
            bytes.dropFirst().dropLast().elementsEqual(old.utf8)
        else { return nil }
        return [text.edit((start + 1)..<(end - 1), new)]
    }

    /// Whether a text means itself wherever another one does, in quotes or without.
    private static func isHarmless(_ new: String, in old: String) -> Bool {
        let special = "\"'\\#[]{},:&*!|%@`".utf8
        return !new.utf8.contains { $0 < 0x20 || (special.contains($0) && !old.utf8.contains($0)) }
    }

    func rewrite(_ range: SourceRange, _ yaml: String) -> [TextEdit]? {
        let (start, end) = (text.start(of: range), text.end(of: range))
        guard !yaml.utf8.contains(where: { $0 < 0x20 || $0 == UInt8(ascii: "\\") }),
            yaml.utf8.count(where: { $0 == UInt8(ascii: "\"") }) <= 2
        else { return nil }
        // An anchor would be lost, and a text of lines has its own indentation.
        guard let first = text[start], !"&!*|>".utf8.contains(first), !SpecText.isBreak(text[end - 1]) else {
            return nil
        }
        return [text.edit(start..<end, yaml)]
    }

    /// The longest type that is looked at.
    private static let longest = 500

    func quoteType(at range: SourceRange) -> [TextEdit]? {
        let start = text.start(of: range)
        var (depth, end) = (0, start)
        while let byte = text[end], end - start < Self.longest {
            switch byte {
            case UInt8(ascii: "<"): depth += 1
            case UInt8(ascii: ">"): depth -= 1
            case UInt8(ascii: ","), UInt8(ascii: " "), UInt8(ascii: "?"), UInt8(ascii: "."), UInt8(ascii: "_"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "a")...UInt8(ascii: "z"):
                break
            default: return nil
            }
            end += 1
            guard byte == UInt8(ascii: ">"), depth <= 0 else { continue }
            if text[end] == UInt8(ascii: "?") { end += 1 }
            let type = String(decoding: text.file.text[start..<end], as: UTF8.self)
            return [text.edit(start..<end, "\"\(type)\"")]
        }
        return nil
    }
}
