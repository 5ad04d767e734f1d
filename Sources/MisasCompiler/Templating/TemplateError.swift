/// What is wrong with a template, and where.
package struct TemplateError: Error, Sendable, Hashable {
    /// Another place that belongs to the error.
    package struct Note: Sendable, Hashable {
        /// The name of the template.
        package let template: String
        /// The line, from 1.
        package let line: Int
        /// The column in Unicode scalars, from 1.
        package let column: Int
        /// What is to be seen there.
        package let message: String
    }

    /// The name of the template.
    package let template: String
    /// The line, from 1.
    package let line: Int
    /// The column in Unicode scalars, from 1.
    package let column: Int
    /// The length in Unicode scalars; it may be 0, and the place may be the end of the template.
    package let length: Int
    /// What is wrong, in a sentence without capital and full stop.
    package let message: String
    /// What should probably stand there instead.
    package let suggestion: String?
    /// Other places that belong to the error.
    package let notes: [Note]
}

extension TemplateError: CustomStringConvertible {
    /// The error in the form that compilers use, its notes on lines of their own.
    package var description: String {
        var text = "\(template):\(line):\(column): error: \(message)"
        if let suggestion {
            text += "; did you mean `\(suggestion)`?"
        }
        for note in notes {
            text += "\n\(note.template):\(note.line):\(note.column): note: \(note.message)"
        }
        return text
    }
}
