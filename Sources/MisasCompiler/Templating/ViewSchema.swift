/// The names that a template can use in one kind of view, each with a typed function that reads it.
///
/// The functions are resolved when a template is compiled; rendering looks nothing up.
package struct ViewSchema<View: TemplateView>: Sendable {
    let schema: Schema

    /// Declares the names of a kind of view.
    ///
    /// - Parameters:
    ///   - name: What error messages call this kind of view.
    ///   - declare: Declares the names; each may be declared once only, which is a precondition.
    package init(_ name: String, _ declare: (inout Members) -> Void) {
        var members = Members()
        declare(&members)
        schema = Schema(name: name, members: members.members)
    }

    /// Collects the names of a kind of view.
    ///
    /// The name `.` is what `{{.}}` stands for while the view is the innermost one. All other names are also found
    /// from the views inside. Names with a dot are legal, but no tag reaches them: `a.b` is always `b` within `a`.
    package struct Members {
        fileprivate(set) var members: [String: SchemaMember] = [:]

        /// A text that is always there: `{{name}}`.
        package mutating func text(_ name: String, _ read: @escaping @Sendable (View) -> String) {
            add(name, .text(reader(read)))
        }

        /// A text that was rendered before, as UTF-8: `{{name}}`.
        ///
        /// It is appended as it is, without becoming a `String` on the way.
        package mutating func bytes(_ name: String, _ read: @escaping @Sendable (View) -> [UInt8]) {
            add(name, .bytes(reader(read)))
        }

        /// A text that may be absent: `{{name}}` is then empty, `{{#name}}…{{.}}…{{/name}}` not rendered.
        ///
        /// An empty text is not an absent one.
        package mutating func optionalText(_ name: String, _ read: @escaping @Sendable (View) -> String?) {
            add(name, .optionalText(reader(read)))
        }

        /// A flag: `{{#name}}…{{/name}}` or `{{^name}}…{{/name}}`.
        package mutating func flag(_ name: String, _ read: @escaping @Sendable (View) -> Bool) {
            add(name, .flag(reader(read)))
        }

        /// A view that is always there: `{{name.inner}}` or `{{#name}}{{inner}}{{/name}}`.
        package mutating func view<Inner: TemplateView>(
            _ name: String,
            _ type: Inner.Type,
            _ read: @escaping @Sendable (View) -> Inner
        ) {
            view(name, { Inner.schema }, read)
        }

        /// A view that is always there, of a schema that is not its type's own.
        package mutating func view<Inner: TemplateView>(
            _ name: String,
            _ schema: @escaping @Sendable () -> ViewSchema<Inner>,
            _ read: @escaping @Sendable (View) -> Inner
        ) {
            optional(name, schema) { read($0) }
        }

        /// A view that may be absent: `{{#name}}{{inner}}{{/name}}{{^name}}none{{/name}}`.
        package mutating func optional<Inner: TemplateView>(
            _ name: String,
            _ type: Inner.Type,
            _ read: @escaping @Sendable (View) -> Inner?
        ) {
            optional(name, { Inner.schema }, read)
        }

        /// A view that may be absent, of a schema that is not its type's own.
        package mutating func optional<Inner: TemplateView>(
            _ name: String,
            _ schema: @escaping @Sendable () -> ViewSchema<Inner>,
            _ read: @escaping @Sendable (View) -> Inner?
        ) {
            let read = reader(read)
            let visit: ViewVisitor = { address, body in
                guard let inner = read(address) else { return }
                withUnsafePointer(to: inner) { body($0) }
            }
            add(name, .view({ schema().schema }, visit, isPresent: { read($0) != nil }))
        }

        /// A list of views: `{{#name}}{{inner}}{{/name}}{{^name}}none{{/name}}`.
        ///
        /// Inside, `-first`, `-last` and `-index` tell the place in the list.
        package mutating func list<Element: TemplateView>(
            _ name: String,
            _ type: Element.Type,
            _ read: @escaping @Sendable (View) -> [Element]
        ) {
            list(name, { Element.schema }, read)
        }

        /// A list of views of a schema that is not their type's own.
        package mutating func list<Element: TemplateView>(
            _ name: String,
            _ schema: @escaping @Sendable () -> ViewSchema<Element>,
            _ read: @escaping @Sendable (View) -> [Element]
        ) {
            let read = reader(read)
            let visit: ListVisitor = { address, body in
                read(address).withUnsafeBufferPointer { elements in
                    guard let first = elements.baseAddress else { return }
                    let count = elements.count
                    var index = 0
                    while index < count {
                        body(first + index, ListPlace(index: index, count: count))
                        index &+= 1
                    }
                }
            }
            add(name, .list({ schema().schema }, visit, isEmpty: { read($0).isEmpty }))
        }

        /// A list of texts: `{{#name}}{{.}}{{^-last}}, {{/-last}}{{/name}}`.
        package mutating func texts(_ name: String, _ read: @escaping @Sendable (View) -> [String]) {
            list(name, TextView.self) { read($0).map(TextView.init) }
        }

        private mutating func add(_ name: String, _ member: SchemaMember) {
            precondition(members[name] == nil, "the name \(name) is declared twice in one schema")
            members[name] = member
        }
    }
}

/// A reader of one kind of view as a reader of what lies at an address; ``ViewAddress`` says why that is safe.
///
/// That the view may not be copyable is to say that this function must not copy it, which a debug build would otherwise
/// do for each name that is read.
private func reader<View: ~Copyable, Value>(
    _ read: @escaping @Sendable (borrowing View) -> Value
) -> ViewReader<Value> {
    { read($0.assumingMemoryBound(to: View.self).pointee) }
}
