/// Runs the steps of compiled templates.
///
/// The loops count instead of iterating, for the reason that ``ByteBuffer`` exists: in a debug build an iterator costs
/// four times what the step does.
struct TemplateRenderer: ~Copyable {
    private(set) var output: ByteBuffer
    /// The use of a partial that was too deep inside others, if there was one; nothing is rendered after it.
    private(set) var tooDeep: CallStep?
    private let programs: [[any TemplateStep]]
    private let literals: UnsafeBufferPointer<UInt8>
    private var views: [ViewAddress]
    /// The place of the innermost list's element.
    var place = ListPlace(index: 0, count: 0)
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

    mutating func run(_ steps: [any TemplateStep]) {
        var next = 0
        let end = steps.count
        while next < end, !isStopped {
            steps[next].run(in: &self)
            next &+= 1
        }
    }

    /// The view in a slot.
    func view(in slot: Int) -> ViewAddress { views[slot] }

    mutating func put(_ view: ViewAddress, into slot: Int) { views[slot] = view }

    mutating func call(_ call: CallStep) {
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

    // MARK: Output

    mutating func appendIndex() {
        append(String(place.index + 1))
    }

    mutating func append(_ text: String) {
        var text = text
        text.withUTF8 { output.append($0) }
    }

    mutating func append(_ bytes: [UInt8]) {
        bytes.withUnsafeBufferPointer { output.append($0) }
    }

    mutating func append(_ literal: LiteralStep) {
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
