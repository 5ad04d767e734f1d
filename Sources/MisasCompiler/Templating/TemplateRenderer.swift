/// Runs the steps of compiled templates.
///
/// The loops count instead of iterating, for the reason that ``ByteBuffer`` exists: in a debug build an iterator costs
/// four times what the step does.
struct TemplateRenderer: ~Copyable {
    private(set) var output: ByteBuffer
    /// The use of a partial that was too deep inside others, if there was one; nothing is rendered after it.
    private(set) var tooDeep: TemplateStep.Call?
    private let programs: [[TemplateStep]]
    private let literals: UnsafeBufferPointer<UInt8>
    private var views: [ViewAddress]
    private var place = ListPlace(index: 0, count: 0)
    private var indentation: [UInt8] = []
    private var depth = 0
    private var isStopped = false

    /// Prepares to render a view.
    ///
    /// - Parameters:
    ///   - programs: The compiled template.
    ///   - literals: The literals of the programs, which have to stay where they are while the renderer runs.
    ///   - root: The view, which has to stay where it is while the renderer runs.
    ///   - capacity: How many bytes will probably be written.
    init(
        _ programs: TemplatePrograms,
        literals: UnsafeBufferPointer<UInt8>,
        root: ViewAddress,
        capacity: Int
    ) {
        self.programs = programs.programs
        self.literals = literals
        output = ByteBuffer(capacity: max(capacity, 4096))
        // The root is in slot 0; every other slot is filled by a section before anything reads it.
        views = Array(repeating: root, count: programs.slotCount)
    }

    mutating func run() {
        if let main = programs.first { run(main) }
    }

    private mutating func run(_ steps: [TemplateStep]) {
        var next = 0
        let end = steps.count
        while next < end, !isStopped {
            switch steps[next] {
            case .literal(let literal):
                append(literal)
            case .text(let reading):
                append(reading)
            case .bytes(let reading):
                append(reading)
            case .optionalText(let reading):
                append(reading)
            case .index:
                appendIndex()
            case .when(let section):
                if holds(section) { run(section.body) }
            case .enter(let section):
                run(section)
            case .each(let section):
                run(section)
            case .call(let call):
                run(call)
            }
            next &+= 1
        }
    }

    private mutating func run(_ section: TemplateStep.ViewSection) {
        let outer = views[section.target]
        section.visit(views[section.slot]) { view in
            views[section.target] = view
            run(section.body)
        }
        views[section.target] = outer
    }

    private mutating func run(_ section: TemplateStep.ListSection) {
        let outer = views[section.target]
        let outerPlace = place
        section.visit(views[section.slot]) { view, place in
            views[section.target] = view
            self.place = place
            run(section.body)
        }
        views[section.target] = outer
        place = outerPlace
    }

    private mutating func run(_ call: TemplateStep.Call) {
        let deeper = call.nesting + 1
        guard depth + deeper <= TemplateLimits.depth else {
            tooDeep = call
            isStopped = true
            return
        }
        let outerIndentation = indentation
        depth += deeper
        if let added = call.indentation {
            indentation += added
        } else {
            indentation = []
        }
        run(programs[call.program])
        indentation = outerIndentation
        depth -= deeper
    }

    private func holds(_ section: TemplateStep.ConditionalSection) -> Bool {
        let value =
            switch section.condition {
            case .presence(let slot, let read): read(views[slot])
            case .first: place.index == 0
            case .last: place.index == place.count - 1
            }
        return value == section.expected
    }

    // MARK: Output
    // Each in a function of its own, for what `run` holds in variables counts once for every level of recursion.

    private mutating func append(_ reading: TemplateStep.Reading<String>) {
        append(reading.read(views[reading.slot]))
    }

    private mutating func append(_ reading: TemplateStep.Reading<[UInt8]>) {
        append(reading.read(views[reading.slot]))
    }

    private mutating func append(_ reading: TemplateStep.Reading<String?>) {
        if let text = reading.read(views[reading.slot]) { append(text) }
    }

    private mutating func appendIndex() {
        append(String(place.index + 1))
    }

    private mutating func append(_ text: String) {
        var text = text
        text.withUTF8 { output.append($0) }
    }

    private mutating func append(_ bytes: [UInt8]) {
        bytes.withUnsafeBufferPointer { output.append($0) }
    }

    private mutating func append(_ literal: TemplateStep.Literal) {
        var written = literal.start
        if !indentation.isEmpty {
            let lineStarts = literal.lineStarts
            let count = lineStarts.count
            var next = 0
            while next < count {
                let lineStart = lineStarts[next]
                output.append(literals, from: written, to: lineStart)
                append(indentation)
                written = lineStart
                next &+= 1
            }
        }
        output.append(literals, from: written, to: literal.end)
    }
}
