internal import MisasCompiler

/// The stretches of a file that edits change, none of which collides with another one.
struct TakenText {
    /// In their order.
    private var edits: [TextEdit] = []

    func collides(with edit: TextEdit) -> Bool {
        let place = place(of: edit)
        return edits[max(0, place - 1)..<min(edits.count, place + 1)].contains { $0.collides(with: edit) }
    }

    mutating func take(_ edit: TextEdit) { edits.insert(edit, at: place(of: edit)) }

    /// Before which of them an edit comes.
    private func place(of edit: TextEdit) -> Int {
        var (low, high) = (0, edits.count)
        while low < high {
            let middle = (low + high) / 2
            if edits[middle].range.start < edit.range.start { low = middle + 1 } else { high = middle }
        }
        return low
    }
}

/// Where what stood in a text stands after edits.
struct TextShift {
    /// The ends of the edits, each with how much longer the text is up to there.
    private var steps: [(start: Int, end: Int, added: Int)] = []

    init(_ edits: [TextEdit]) {
        var added = 0
        for edit in edits.sorted() {
            added += edit.text.unicodeScalars.count - (edit.range.end - edit.range.start)
            steps.append((edit.range.start, edit.range.end, added))
        }
    }

    /// Where a scalar stands, or what took its place.
    func offset(after offset: Int) -> Int {
        var (low, high) = (0, steps.count)
        while low < high {
            let middle = (low + high) / 2
            if steps[middle].end <= offset { low = middle + 1 } else { high = middle }
        }
        let shift = low > 0 ? steps[low - 1].added : 0
        // What was in the middle of something is where that begins.
        return (low < steps.count ? min(offset, steps[low].start) : offset) + shift
    }
}
