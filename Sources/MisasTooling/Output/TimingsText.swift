package import MisasCompiler

/// How long the parts of a run took, as people read it.
package enum TimingsText {
    /// A line for each part, and one for all.
    package static func text(of timings: Timings) -> String {
        let phases = timings.phases
        let total = phases.reduce(Duration.zero) { $0 + $1.duration }
        return (phases + [("all", total)]).map { phase in
            let name = phase.name + String(repeating: " ", count: max(0, 7 - phase.name.count))
            return "\(name) \(milliseconds(phase.duration)) ms\n"
        }
        .joined()
    }

    /// With one digit behind the point, to the right of eight columns.
    private static func milliseconds(_ duration: Duration) -> String {
        let (seconds, attoseconds) = duration.components
        let tenths = seconds * 10_000 + attoseconds / 100_000_000_000_000
        let text = "\(tenths / 10).\(tenths % 10)"
        return String(repeating: " ", count: max(0, 8 - text.count)) + text
    }
}
