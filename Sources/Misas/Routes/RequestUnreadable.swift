/// A request that came over HTTP cannot be read as what its spec declares.
///
/// It lists all that is wrong. Nothing in it repeats a value that was sent, but for names of members and parameters.
public struct RequestUnreadable: Error, Hashable, CustomStringConvertible {
    /// One thing that is wrong.
    public struct Problem: Hashable, Sendable {
        /// Where in the request.
        public enum Place: String, Hashable, Sendable {
            /// In the path of the URL.
            case path
            /// In its query string.
            case query
            /// In the body.
            case body
            /// In a header.
            case header
        }

        /// Where in the request.
        public let place: Place
        /// What it is about: a parameter's name, a header's, or a path into the body's JSON.
        public let subject: String
        /// What is wrong, or what is asked for.
        public let expectation: String

        /// Says that something is wrong.
        public init(_ place: Place, _ subject: String, _ expectation: String) {
            self.place = place
            self.subject = subject
            self.expectation = expectation
        }
    }

    /// What is wrong, in the order in which it was found.
    public let problems: [Problem]

    /// Says what is wrong.
    public init(_ problems: [Problem]) {
        self.problems = problems
    }

    /// What is wrong.
    public var description: String {
        problems.map { "\($0.place.rawValue) \($0.subject): \($0.expectation)" }.joined(separator: "; ")
    }
}
