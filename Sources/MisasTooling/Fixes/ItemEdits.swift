internal import MisasCompiler

/// Edits of a list's items.
struct ItemEdits {
    let text: SpecText

    func add(_ name: String, to node: Node) -> [TextEdit]? {
        if node.isEmpty { return text.insertBehindColon("[\(name)]", at: text.end(of: node.range)) }
        guard let items = node.sequence else { return nil }
        let start = text.skippingProperties(from: text.start(of: node.range))
        let isFlow = text[start] == UInt8(ascii: "[")
        guard let last = items.last else {
            return isFlow ? text.fillBrackets(from: start, node.range, with: name) : nil
        }
        // An alias's item stands where it was named.
        guard last.range.file == node.range.file, last.range.start >= node.range.start, last.range.end <= node.range.end
        else { return nil }
        let place = text.start(of: last.range)
        let item = text.quoted(name, asAt: place)
        if isFlow { return text.append(item, behind: text.end(of: last.range), startingAt: place, after: start) }
        guard text[start] == UInt8(ascii: "-"), let indentation = text.indentation(of: start),
            let end = text.end(ofBlock: node), text.endsLine(end)
        else { return nil }
        return [text.insertion(at: text.line(at: end).upperBound, text.lineBreak + indentation + "- " + item)]
    }

    func remove(_ range: SourceRange, after previous: SourceRange) -> [TextEdit]? {
        let (item, before) = (quoted(range), quoted(previous))
        guard before.upperBound <= item.lowerBound else { return nil }
        let line = text.line(at: item.lowerBound)
        let dash = text.skippingSpacesBack(from: item.lowerBound) - 1
        if dash >= line.lowerBound, text[dash] == UInt8(ascii: "-"), dash + 1 < item.lowerBound {
            guard text.skippingSpacesBack(from: dash) == line.lowerBound, text.endsLine(item.upperBound) else {
                return nil
            }
            let rest = text.skippingSpaces(from: item.upperBound)
            // What is said about it stays, in a line of its own.
            return [text.edit(text.isComment(at: rest) ? dash..<rest : text.wholeLine(at: dash))]
        }
        let between = before.upperBound..<item.lowerBound
        guard text.mayHaveComment(in: between) else {
            let isComma = text.file.text[between].allSatisfy { byte in
                SpecText.isSpace(byte) || SpecText.isBreak(byte) || byte == UInt8(ascii: ",")
            }
            return isComma ? [text.edit(before.upperBound..<item.upperBound)] : nil
        }
        let comma = text.skippingSpaces(from: before.upperBound)
        guard text[comma] == UInt8(ascii: ",") else { return nil }
        return [text.edit(comma..<(comma + 1)), text.edit(item)]
    }

    /// A place with the quotes around it.
    private func quoted(_ range: SourceRange) -> Range<Int> {
        let (start, end) = (text.start(of: range), text.end(of: range))
        guard start > 0, let quote = text.quote(at: start - 1), text[end] == quote else { return start..<end }
        return (start - 1)..<(end + 1)
    }
}
