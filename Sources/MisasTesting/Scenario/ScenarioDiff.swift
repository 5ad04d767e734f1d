/// What is expected beside what is there.
struct ScenarioDiff {
    private enum Line {
        case same(ScenarioLine)
        case missing(ScenarioLine)
        case surplus(ScenarioLine)
    }

    private let what: String
    private let lines: [Line]

    /// `nil` where all is as expected.
    init?(_ what: String, expected: [ScenarioLine], found: [ScenarioLine]) {
        if expected == found { return nil }
        self.what = what
        lines = Self.lines(expected, found)
    }

    /// The lines of both in one order, those that both have as seldom told as missing as can be.
    private static func lines(_ expected: [ScenarioLine], _ found: [ScenarioLine]) -> [Line] {
        // How long the longest common rest is from each pair of places on.
        var lengths = Array(repeating: Array(repeating: 0, count: found.count + 1), count: expected.count + 1)
        for row in expected.indices.reversed() {
            for column in found.indices.reversed() {
                lengths[row][column] =
                    expected[row] == found[column]
                    ? lengths[row + 1][column + 1] + 1 : max(lengths[row + 1][column], lengths[row][column + 1])
            }
        }
        var lines: [Line] = []
        var (row, column) = (0, 0)
        while row < expected.count || column < found.count {
            if row < expected.count, column < found.count, expected[row] == found[column] {
                lines.append(.same(found[column]))
                row += 1
                column += 1
            } else if column == found.count
                || (row < expected.count && lengths[row + 1][column] >= lengths[row][column + 1])
            {
                lines.append(.missing(expected[row]))
                row += 1
            } else {
                lines.append(.surplus(found[column]))
                column += 1
            }
        }
        return lines
    }

    /// What is to be read: `-` before what was expected and is not there, `+` before what is there and was not expected.
    var text: String {
        var told = ["the \(what) differ from what was expected (-) by what was found (+):"]
        var missing: [ScenarioLine] = []
        for line in lines {
            switch line {
            case .same(let line): told.append("    \(line.text)")
            case .missing(let line):
                told.append("  - \(line.text)")
                missing.append(line)
            case .surplus(let line):
                told.append("  + \(line.text)")
                if let index = missing.firstIndex(where: { $0.name == line.name }) {
                    told += missing.remove(at: index).differences(from: line).map { "      \($0)" }
                }
            }
        }
        return told.joined(separator: "\n")
    }
}
