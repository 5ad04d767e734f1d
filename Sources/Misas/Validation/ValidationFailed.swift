/// A request's values are not what its spec asks for.
///
/// It lists every bad one.
public struct ValidationFailed: Error, Hashable, CustomStringConvertible {
    /// The request's wire name; empty for a value that was checked alone.
    public let message: String
    /// What is wrong, in the order of the spec.
    public let problems: [Problem]

    @usableFromInline
    init(message: String, problems: [Problem]) {
        self.message = message
        self.problems = problems
    }

    /// One thing that is wrong with one value.
    public struct Problem: Hashable, Sendable {
        /// Where the value is: `$.lines[2].sku`.
        public let path: String
        /// The check that failed, as the spec calls it: `maxLength`.
        public let rule: String
        /// What is asked for, in words.
        ///
        /// It never contains the value, which may be personal.
        public let expectation: String
    }

    /// What is wrong, without any value.
    public var description: String {
        let told = problems.map { "\($0.path): \($0.expectation)" }.joined(separator: "; ")
        return message.isEmpty ? told : "\(message) is not valid: \(told)"
    }
}
