internal import MisasCompiler

/// A flow chart as Mermaid draws it from text.
///
/// Source: <https://mermaid.js.org/syntax/flowchart.html>.
struct MermaidChart {
    /// What a node stands for, which gives it its form and colour.
    enum Form: String, CaseIterable {
        case command
        case event
        case prediction
        case policy
        case projection
        case subsystem
        /// A subsystem that is not described here.
        case neighbour
        /// An aggregate that nothing is drawn of but its name.
        case aggregate

        var brackets: (open: String, close: String) {
            switch self {
            case .command, .subsystem, .neighbour, .aggregate: ("[", "]")
            case .event: ("(", ")")
            case .prediction: ("([", "])")
            case .policy: ("{{", "}}")
            case .projection: ("[(", ")]")
            }
        }

        /// Filled with a colour that black is read on, in light and in dark.
        var style: String {
            switch self {
            case .command: "fill:#9ecbff,stroke:#1c5fb8,color:#000"
            case .event: "fill:#ffc078,stroke:#b35c00,color:#000"
            case .prediction: "fill:#ffb3c7,stroke:#b3264f,color:#000"
            case .policy: "fill:#d7b8f3,stroke:#6b2fa8,color:#000"
            case .projection: "fill:#a8e6b4,stroke:#1f7a4d,color:#000"
            case .subsystem: "fill:#ffe08a,stroke:#8a6d00,color:#000"
            case .neighbour: "fill:#e3e3e3,stroke:#777,color:#000,stroke-dasharray:4 3"
            case .aggregate: "fill:#ffe08a,stroke:#8a6d00,color:#000"
            }
        }
    }

    enum Arrow: String {
        case plain = "-->"
        /// For what begins something.
        case thick = "==>"
        /// For what comes later, or is only kept.
        case dotted = "-.->"
    }

    private struct Node {
        let id: String
        let label: String
        let form: Form
    }

    private let direction: String
    /// The nodes outside of any box.
    private var free: [Node] = []
    private var boxes: [(id: String, label: String, nodes: [Node])] = []
    private var arrows: [String] = []
    private var known: Set<String> = []
    private var knownArrows: Set<String> = []
    private var forms: Set<Form> = []

    /// More arrows than these, or more text, are not drawn by those who show Mermaid's charts.
    static let maximumArrows = 450
    static let maximumText = 45_000

    /// An empty chart.
    ///
    /// - Parameter direction: from left to right, `LR`, or from top to bottom, `TB`.
    init(_ direction: String = "LR") {
        self.direction = direction
    }

    var isEmpty: Bool { arrows.isEmpty }

    mutating func add(_ id: String, _ label: String, _ form: Form) {
        guard known.insert(id).inserted else { return }
        forms.insert(form)
        free.append(Node(id: id, label: label, form: form))
    }

    /// Draws a box around nodes.
    mutating func addBox(_ id: String, _ label: String, around nodes: [(id: String, label: String, form: Form)]) {
        let new = nodes.filter { known.insert($0.id).inserted }.map { Node(id: $0.id, label: $0.label, form: $0.form) }
        forms.formUnion(new.map(\.form))
        boxes.append((id, label, new))
    }

    mutating func connect(_ source: String, _ target: String, _ arrow: Arrow = .plain, label: String? = nil) {
        let text = label.map { "|\"\(Self.escaped($0))\"|" } ?? ""
        let line = "\(source) \(arrow.rawValue)\(text) \(target)"
        if knownArrows.insert(line).inserted { arrows.append(line) }
    }

    /// The chart, or why there is none.
    var markdown: String {
        let text = self.text
        guard arrows.count <= Self.maximumArrows, text.utf8.count <= Self.maximumText else {
            return "*The picture would have \(arrows.count) arrows, which is more than Mermaid draws.*"
        }
        return "```mermaid\n\(text)```"
    }

    /// The chart as Mermaid reads it.
    var text: String {
        var lines = ["flowchart \(direction)"]
        for node in free { lines.append("    \(Self.line(node))") }
        for box in boxes {
            lines.append("    subgraph \(box.id)[\"\(Self.escaped(box.label))\"]")
            for node in box.nodes { lines.append("        \(Self.line(node))") }
            lines.append("    end")
        }
        for arrow in arrows { lines.append("    \(arrow)") }
        for form in Form.allCases where forms.contains(form) {
            lines.append("    classDef \(form.rawValue) \(form.style)")
        }
        return lines.map { $0 + "\n" }.joined()
    }

    private static func line(_ node: Node) -> String {
        let (open, close) = node.form.brackets
        return "\(node.id)\(open)\"\(escaped(node.label))\"\(close):::\(node.form.rawValue)"
    }

    /// A text between quotes: what may mean something to Mermaid, or to the HTML that it makes, is written as its number.
    static func escaped(_ text: String) -> String {
        var result = ""
        for character in text {
            if character.isNewline {
                result += " "
            } else if let value = character.asciiValue, value > 0x20, !isPlain(value) {
                result += "#\(value);"
            } else {
                result += MarkdownText.visible(character)
            }
        }
        return result
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "/"): true
        default: false
        }
    }
}
