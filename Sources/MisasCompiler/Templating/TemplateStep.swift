/// What a compiled template does, one after the other.
///
/// Steps read views from numbered slots, one slot per kind of view. What they hold is behind references: a step is then
/// one word to copy, and the frames of the function that recurses over steps stay small.
enum TemplateStep: Sendable {
    case literal(Literal)
    case text(Reading<String>)
    case bytes(Reading<[UInt8]>)
    case optionalText(Reading<String?>)
    case index
    case when(ConditionalSection)
    case enter(ViewSection)
    case each(ListSection)
    case call(Call)

    /// A literal among all literals of a compiled template.
    final class Literal: Sendable {
        let start: Int
        let end: Int
        /// Where in between lines begin; see ``TemplateLiteral/lineStarts``.
        let lineStarts: [Int]

        init(start: Int, end: Int, lineStarts: [Int]) {
            self.start = start
            self.end = end
            self.lineStarts = lineStarts
        }
    }

    /// What is read from a slot.
    final class Reading<Value>: Sendable {
        let slot: Int
        let read: ViewReader<Value>

        init(slot: Int, _ read: @escaping ViewReader<Value>) {
            self.slot = slot
            self.read = read
        }
    }

    /// What a section depends on when it brings no view of its own.
    enum Condition: Sendable {
        case presence(slot: Int, ViewReader<Bool>)
        case first
        case last
    }

    /// A section that brings no view of its own.
    final class ConditionalSection: Sendable {
        let condition: Condition
        /// What the condition has to be for the body to be rendered.
        let expected: Bool
        let body: [TemplateStep]

        init(_ condition: Condition, is expected: Bool, body: [TemplateStep]) {
            self.condition = condition
            self.expected = expected
            self.body = body
        }
    }

    /// A section of a view, which is read from one slot and put into another.
    final class ViewSection: Sendable {
        let slot: Int
        let visit: ViewVisitor
        let target: Int
        let body: [TemplateStep]

        init(slot: Int, _ visit: @escaping ViewVisitor, into target: Int, body: [TemplateStep]) {
            self.slot = slot
            self.visit = visit
            self.target = target
            self.body = body
        }
    }

    /// A section of a list, which is read from one slot, and its elements put into another.
    final class ListSection: Sendable {
        let slot: Int
        let visit: ListVisitor
        let target: Int
        let body: [TemplateStep]

        init(slot: Int, _ visit: @escaping ListVisitor, into target: Int, body: [TemplateStep]) {
            self.slot = slot
            self.visit = visit
            self.target = target
            self.body = body
        }
    }

    /// The use of a partial.
    final class Call: Sendable {
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
    }
}
