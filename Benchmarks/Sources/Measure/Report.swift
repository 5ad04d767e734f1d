/// A figure beside its target.
public struct Check: Sendable {
    fileprivate let figure: Double
    fileprivate let target: Double
    fileprivate let unit: String
    fileprivate let isAtLeast: Bool

    /// A figure that has to reach its target.
    public static func atLeast(_ target: Double, _ figure: Double, _ unit: String) -> Check {
        Check(figure: figure, target: target, unit: unit, isAtLeast: true)
    }

    /// A figure that must not exceed its target.
    public static func atMost(_ target: Double, _ figure: Double, _ unit: String) -> Check {
        Check(figure: figure, target: target, unit: unit, isAtLeast: false)
    }

    fileprivate var isMet: Bool { isAtLeast ? figure >= target : figure <= target }
}

/// What a benchmark prints.
public enum Report {
    /// Prints rows under their headers: the first column to the left, the others to the right.
    public static func table(_ headers: [String], _ rows: [[String]]) {
        let widths = headers.indices.map { column in ([headers] + rows).map { $0[column].count }.max() ?? 0 }
        let rule = widths.map { String(repeating: "-", count: $0) }
        for row in [headers, rule] + rows {
            let cells = row.enumerated().map { column, cell in
                let padding = String(repeating: " ", count: widths[column] - cell.count)
                return column == 0 ? cell + padding : padding + cell
            }
            print(cells.joined(separator: "  "))
        }
        print()
    }

    /// Prints the last line.
    ///
    /// - Returns: the exit status to match.
    public static func conclude(_ name: String, _ checks: [Check]) -> Int32 {
        let isMet = checks.allSatisfy(\.isMet)
        let figures = checks.map { "\(number($0.figure)) \($0.unit)" }.joined(separator: ", ")
        var targets: [String] = []
        for check in checks {
            let target = "\(check.isAtLeast ? "≥" : "≤") \(number(check.target, digits: 1)) \(check.unit)"
            if !targets.contains(target) { targets.append(target) }
        }
        print("\(name): \(figures) (target \(targets.joined(separator: ", "))): \(isMet ? "met" : "short")")
        return isMet ? 0 : 1
    }

    /// A number with so many digits behind the point.
    public static func number(_ value: Double, digits: Int = 2) -> String {
        guard value.isFinite else { return "\(value)" }
        let scale = (0..<digits).reduce(1) { scale, _ in scale * 10 }
        let scaled = Int((value.magnitude * Double(scale)).rounded())
        let fraction = String(scaled % scale)
        let padded = String(repeating: "0", count: max(0, digits - fraction.count)) + fraction
        return (value < 0 ? "-" : "") + "\(scaled / scale)" + (digits > 0 ? "." + padded : "")
    }
}
