/// Runs the steps of compiled templates.
struct TemplateRenderer {
    var output: [UInt8]
    private let programs: [[TemplateStep]]
    private var frames: [any TemplateView]
    private var place = ListPlace(index: 0, count: 0)
    private var indentation: [UInt8] = []
    private var depth = 0

    /// Where in the innermost list the current element stands.
    private struct ListPlace {
        let index: Int
        let count: Int
    }

    /// A partial was used too deep inside others.
    struct DepthExceeded: Error {
        let call: TemplateCall
    }

    init(_ programs: TemplatePrograms, root: any TemplateView, output: [UInt8]) {
        self.programs = programs.programs
        self.output = output
        // The root is in slot 0; every other slot is filled by a section before anything reads it.
        frames = Array(repeating: root, count: programs.slotCount)
    }

    mutating func run() throws(DepthExceeded) {
        guard let main = programs.first else { return }
        try run(main)
    }

    private mutating func run(_ steps: [TemplateStep]) throws(DepthExceeded) {
        for step in steps {
            switch step {
            case .literal(let literal):
                append(literal)
            case .text(let slot, let read):
                append(read(frames[slot]))
            case .bytes(let slot, let read):
                output.append(contentsOf: read(frames[slot]))
            case .optionalText(let slot, let read):
                if let text = read(frames[slot]) { append(text) }
            case .index:
                append(String(place.index + 1))
            case .when(let condition, let expected, let body):
                if holds(condition) == expected { try run(body) }
            case .enter(let slot, let read, let target, let body):
                if let view = read(frames[slot]) { try run(body, with: view, in: target) }
            case .each(let slot, let read, let target, let body):
                try run(body, forEach: read(frames[slot]), in: target)
            case .call(let call):
                try run(call)
            }
        }
    }

    private mutating func run(_ body: [TemplateStep], with view: any TemplateView, in slot: Int) throws(DepthExceeded) {
        let outer = frames[slot]
        frames[slot] = view
        try run(body)
        frames[slot] = outer
    }

    private mutating func run(
        _ body: [TemplateStep],
        forEach views: [any TemplateView],
        in slot: Int
    ) throws(DepthExceeded) {
        let outer = frames[slot]
        let outerPlace = place
        for index in views.indices {
            place = ListPlace(index: index, count: views.count)
            frames[slot] = views[index]
            try run(body)
        }
        frames[slot] = outer
        place = outerPlace
    }

    private mutating func run(_ call: TemplateCall) throws(DepthExceeded) {
        let outerIndentation = indentation
        let deeper = call.nesting + 1
        guard depth + deeper <= TemplateLimits.depth else { throw DepthExceeded(call: call) }
        depth += deeper
        if let added = call.indentation {
            indentation += added
        } else {
            indentation = []
        }
        try run(programs[call.program])
        indentation = outerIndentation
        depth -= deeper
    }

    private func holds(_ condition: TemplateCondition) -> Bool {
        switch condition {
        case .presence(let slot, let read): read(frames[slot])
        case .first: place.index == 0
        case .last: place.index == place.count - 1
        }
    }

    private mutating func append(_ text: String) {
        var text = text
        text.withUTF8 { output.append(contentsOf: $0) }
    }

    private mutating func append(_ literal: TemplateLiteral) {
        guard !indentation.isEmpty else {
            output.append(contentsOf: literal.bytes)
            return
        }
        var written = 0
        for start in literal.lineStarts {
            output.append(contentsOf: literal.bytes[written..<start])
            output.append(contentsOf: indentation)
            written = start
        }
        output.append(contentsOf: literal.bytes[written...])
    }
}
