internal import ArgumentParser
internal import Foundation
internal import Misas

/// Shows how the whole system is doing.
struct StatusCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "Shows how the system is doing: stores, processors, predictions, and what needs a look.",
        discussion: "Ends with status 0 when all is well, and with 3 when something needs a look."
    )

    @Flag(help: "Shows it anew every two seconds, until it is interrupted.")
    var watch = false

    func run() async throws {
        guard let system = MisasCommand.system else { throw ValidationError("there is no system") }
        while true {
            let status = try await system.status()
            let page = StatusPage(status, isColored: Output.isTerminal)
            Output.write((watch ? Output.cleared : "") + page.text)
            guard watch else {
                if !status.isHealthy { throw ExitCode(3) }
                return
            }
            try await Task.sleep(for: .seconds(2))
        }
    }
}

/// How a system is doing, on a page.
struct StatusPage {
    private let status: SystemStatus
    private let isColored: Bool

    init(_ status: SystemStatus, isColored: Bool) {
        self.status = status
        self.isColored = isColored
    }

    private enum Color: String {
        case red = "31"
        case yellow = "33"
        case green = "32"
        case bold = "1"
    }

    private func paint(_ text: String, _ color: Color) -> String {
        isColored ? "\u{1B}[\(color.rawValue)m\(text)\u{1B}[0m" : text
    }

    var text: String {
        var lines = [
            paint("\(status.name) \(status.version)", .bold)
                + " in \(status.environment), \(status.time.formatted(.iso8601))",
            "",
            "stores       \(stores)",
        ]
        if let lastPosition = status.lastPosition { lines.append("events       up to position \(lastPosition)") }
        if let predictions = status.predictions { lines.append("predictions  \(told(predictions))") }
        if !status.processors.isEmpty { lines += [""] + processors }
        lines.append("")
        let concerns = status.concerns
        if concerns.isEmpty {
            lines.append(paint("all is well", .green))
        } else {
            lines.append(paint("\(concerns.count) need\(concerns.count == 1 ? "s" : "") a look", .red))
            lines += concerns.map { "  \($0.subject): \($0.problem)\n    → \($0.remedy)" }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private var stores: String {
        switch status.stores.state {
        case .healthy: paint("healthy", .green) + ", found in \(status.stores.elapsed.told)"
        case .degraded: paint("degraded", .yellow) + ", found in \(status.stores.elapsed.told)"
        case .unreachable: paint("unreachable", .red)
        }
    }

    private func told(_ predictions: SystemStatus.Predictions) -> String {
        var parts: [String] = []
        if let nextAt = predictions.nextAt {
            let rest = nextAt.timeIntervalSince(status.time)
            parts.append(rest > 0 ? "the next is due in \(Duration.seconds(rest).told)" : "some are due")
        } else {
            parts.append("none is scheduled")
        }
        if predictions.overdue > 0 { parts.append(paint("\(predictions.overdue) overdue", .red)) }
        if predictions.parked > 0 { parts.append(paint("\(predictions.parked) set aside", .red)) }
        return parts.joined(separator: ", ")
    }

    private var processors: [String] {
        let rows = status.processors.map { status in
            [
                status.name, status.kind.rawValue, status.health.rawValue,
                status.lag == .zero ? "–" : status.lag.told,
                status.positionsBehind == 0 ? "–" : "\(status.positionsBehind)",
                status.parkedEvents == 0 ? "–" : "\(status.parkedEvents)", owners(of: status),
            ]
        }
        let header = ["processor", "kind", "health", "lag", "behind", "parked", "held by"]
        return Output.lines(header, rows) { text, row, column in
            column == 2 ? paint(text, color(of: status.processors[row].health)) : text
        }
    }

    private func color(of health: ProcessorStatus.Health) -> Color {
        switch health {
        case .stopped, .stuck, .abandoned: .red
        case .paused, .building, .behind: .yellow
        case .current: .green
        }
    }

    /// How many instances hold how many of the partitions.
    private func owners(of status: ProcessorStatus) -> String {
        if status.isInline { return "the appends" }
        let owners = status.partitions.compactMap(\.owner)
        if owners.isEmpty { return "nobody" }
        let instances = Set(owners).count
        let held = "\(owners.count) of \(status.partitions.count) partitions"
        return "\(instances) instance\(instances == 1 ? "" : "s")" + (status.partitions.count == 1 ? "" : ", \(held)")
    }
}
