/// What a compiled template does, one after the other.
///
/// Steps read views from numbered slots, one slot per kind of view. Each is an object that knows what to do: an enum of
/// them would be copied and taken apart at each step, which is what most of a debug build's rendering would then be.
protocol TemplateStep: AnyObject, Sendable {
    func run(in renderer: inout TemplateRenderer)
}

/// A literal among all literals of a compiled template.
final class LiteralStep: TemplateStep {
    let start: Int
    let end: Int
    /// Where in between lines begin; see ``TemplateLiteral/lineStarts``.
    let lineStarts: [Int]

    init(start: Int, end: Int, lineStarts: [Int]) {
        self.start = start
        self.end = end
        self.lineStarts = lineStarts
    }

    func run(in renderer: inout TemplateRenderer) { renderer.append(self) }
}

/// A text that is read from a slot.
final class TextStep: TemplateStep {
    private let slot: Int
    private let read: ViewReader<String>

    init(slot: Int, _ read: @escaping ViewReader<String>) {
        self.slot = slot
        self.read = read
    }

    func run(in renderer: inout TemplateRenderer) { renderer.append(read(renderer.view(in: slot))) }
}

/// A text in bytes that is read from a slot.
final class BytesStep: TemplateStep {
    private let slot: Int
    private let read: ViewReader<[UInt8]>

    init(slot: Int, _ read: @escaping ViewReader<[UInt8]>) {
        self.slot = slot
        self.read = read
    }

    func run(in renderer: inout TemplateRenderer) { renderer.append(read(renderer.view(in: slot))) }
}

/// A text that is read from a slot, and may be absent.
final class OptionalTextStep: TemplateStep {
    private let slot: Int
    private let read: ViewReader<String?>

    init(slot: Int, _ read: @escaping ViewReader<String?>) {
        self.slot = slot
        self.read = read
    }

    func run(in renderer: inout TemplateRenderer) {
        if let text = read(renderer.view(in: slot)) { renderer.append(text) }
    }
}

/// The number of an element in its list.
final class IndexStep: TemplateStep {
    func run(in renderer: inout TemplateRenderer) { renderer.appendIndex() }
}

/// A section that brings no view of its own.
final class ConditionalStep: TemplateStep {
    /// What a section depends on.
    enum Condition: Sendable {
        case presence(slot: Int, ViewReader<Bool>)
        case first
        case last
    }

    private let condition: Condition
    /// What the condition has to be for the body to be rendered.
    private let expected: Bool
    private let body: [any TemplateStep]

    init(_ condition: Condition, is expected: Bool, body: [any TemplateStep]) {
        self.condition = condition
        self.expected = expected
        self.body = body
    }

    func run(in renderer: inout TemplateRenderer) {
        let value =
            switch condition {
            case .presence(let slot, let read): read(renderer.view(in: slot))
            case .first: renderer.place.index == 0
            case .last: renderer.place.index == renderer.place.count - 1
            }
        if value == expected { renderer.run(body) }
    }
}

/// A section of a view, which is read from one slot and put into another.
final class ViewStep: TemplateStep {
    private let slot: Int
    private let visit: ViewVisitor
    private let target: Int
    private let body: [any TemplateStep]

    init(slot: Int, _ visit: @escaping ViewVisitor, into target: Int, body: [any TemplateStep]) {
        self.slot = slot
        self.visit = visit
        self.target = target
        self.body = body
    }

    func run(in renderer: inout TemplateRenderer) {
        let outer = renderer.view(in: target)
        visit(renderer.view(in: slot)) { view in
            renderer.put(view, into: target)
            renderer.run(body)
        }
        renderer.put(outer, into: target)
    }
}

/// A section of a list, which is read from one slot, and its elements put into another.
final class ListStep: TemplateStep {
    private let slot: Int
    private let visit: ListVisitor
    private let target: Int
    private let body: [any TemplateStep]

    init(slot: Int, _ visit: @escaping ListVisitor, into target: Int, body: [any TemplateStep]) {
        self.slot = slot
        self.visit = visit
        self.target = target
        self.body = body
    }

    func run(in renderer: inout TemplateRenderer) {
        let outer = renderer.view(in: target)
        let outerPlace = renderer.place
        visit(renderer.view(in: slot)) { view, place in
            renderer.put(view, into: target)
            renderer.place = place
            renderer.run(body)
        }
        renderer.put(outer, into: target)
        renderer.place = outerPlace
    }
}

/// The use of a partial.
final class CallStep: TemplateStep {
    /// The number of the program that the partial was compiled to.
    let program: Int
    /// The indentation to add, or `nil` in the midst of a line, where the partial is not indented at all.
    let indentation: [UInt8]?
    /// How many sections of the calling template are around.
    let nesting: Int
    let template: String
    let range: Range<Int>

    init(program: Int, indentation: [UInt8]?, nesting: Int, template: String, range: Range<Int>) {
        self.program = program
        self.indentation = indentation
        self.nesting = nesting
        self.template = template
        self.range = range
    }

    func run(in renderer: inout TemplateRenderer) { renderer.call(self) }
}
