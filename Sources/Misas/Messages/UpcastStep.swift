/// How one stored version of an event becomes the next, as changes to its JSON in the order written.
public struct UpcastStep: Sendable {
    /// One change to the members of an event's JSON object.
    public enum Operation: Sendable {
        /// Gives a member another name; its value stays.
        case rename(String, to: String)
        /// Adds a member where it is missing.
        case add(String, JSONValue)
        /// Takes a member away.
        case remove(String)
        /// Moves a value along a dotted path, through objects that are made where they are missing.
        case move(String, to: String)
        /// Cuts a text at a separator into several members; the last takes what is left, those without a part are "".
        case split(String, by: String, into: [String])
        /// A function of the user's.
        case custom(@Sendable (inout JSONValue) throws -> Void)
    }

    /// The changes, each working on the result of the one before.
    public let operations: [Operation]

    /// Creates a step.
    public init(_ operations: [Operation]) {
        self.operations = operations
    }

    /// Applies the step.
    ///
    /// A change whose member is not there leaves the event as it is.
    ///
    /// - Throws: what a custom function throws.
    func apply(to event: inout JSONValue) throws {
        for operation in operations {
            switch operation {
            case .rename(let old, let new): event.rename(old, to: new)
            case .add(let name, let value): change(&event) { if $0[name] == nil { $0[name] = value } }
            case .remove(let name): change(&event) { $0[name] = nil }
            case .move(let source, let target): event.move(source, to: target)
            case .split(let name, let separator, let parts):
                change(&event) { split(name, by: separator, into: parts, in: &$0) }
            case .custom(let function): try function(&event)
            }
        }
    }

    private func change(_ event: inout JSONValue, _ body: (inout JSONObject) -> Void) {
        guard case .object(var object) = event else { return }
        event = .null
        body(&object)
        event = .object(object)
    }

    private func split(_ name: String, by separator: String, into parts: [String], in event: inout JSONObject) {
        guard let text = event[name]?.stringValue, !separator.isEmpty else { return }
        var rest = text[...]
        event[name] = nil
        for (index, part) in parts.enumerated() {
            guard index < parts.count - 1, let cut = rest.firstRange(of: separator) else {
                event[part] = .string(String(rest))
                rest = ""
                continue
            }
            event[part] = .string(String(rest[..<cut.lowerBound]))
            rest = rest[cut.upperBound...]
        }
    }
}
