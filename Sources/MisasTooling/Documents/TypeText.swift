package import MisasCompiler

/// A type as it is written, with what its names stand for: `list<accounts.Money>?`.
package struct TypeText: Sendable {
    /// A piece of it: a name that stands for something, or what is between such names.
    package struct Part: Sendable {
        package let text: String
        /// What the name stands for; `nil` for a type of the language, and for what is between names.
        package let symbol: Symbol?
    }

    package let parts: [Part]

    /// The whole of it, as text.
    package var text: String { parts.map(\.text).joined() }

    /// A type as it is written in a subsystem.
    package init(_ type: TypeExpression, in home: Int, of specs: Specs) {
        var writer = Writer(home: home, specs: specs)
        writer.write(type)
        parts = writer.parts
    }

    private struct Writer {
        let home: Int
        let specs: Specs
        var parts: [Part] = []

        mutating func write(_ type: TypeExpression) {
            switch type {
            case .builtIn(let builtIn): add(builtIn.rawValue)
            case .named(let reference):
                parts.append(Part(text: reference.description, symbol: specs.type(reference, from: home)?.symbol))
            case .optional(let inner):
                write(inner)
                add("?")
            case .list(let item): write("list", [item])
            case .set(let item): write("set", [item])
            case .map(let key, let value): write("map", [key, value])
            case .invalid: add("?")
            }
        }

        private mutating func write(_ name: String, _ arguments: [TypeExpression]) {
            add("\(name)<")
            for (index, argument) in arguments.enumerated() {
                if index > 0 { add(", ") }
                write(argument)
            }
            add(">")
        }

        private mutating func add(_ text: String) {
            guard let last = parts.last, last.symbol == nil else {
                parts.append(Part(text: text, symbol: nil))
                return
            }
            parts[parts.count - 1] = Part(text: last.text + text, symbol: nil)
        }
    }
}
