public import Foundation

/// An append to one or several streams, as one: it can be sent again as it was.
public struct WriterRequest: Codable, Hashable, Sendable {
    /// What goes to one stream.
    public struct Part: Codable, Hashable, Sendable {
        /// The stream.
        public var stream: String
        /// The version that is expected of it; `nil` expects nothing.
        public var expected: Int64?
        /// The ids of the events.
        public var ids: [UUID]
    }

    /// Which of the program's tasks sends it.
    public var task: Int
    /// The events.
    public var parts: [Part]
    /// Whether each part is an append of its own, in a transaction that stays open between them.
    public var isTransaction: Bool
}

/// What was answered to a request.
public struct WriterAnswer: Codable, Hashable, Sendable {
    /// What was answered for one stream.
    public struct Part: Codable, Hashable, Sendable {
        /// The version of the last event.
        public var lastVersion: Int64
        /// The position of the first event.
        public var firstPosition: Int64
        /// The position of the last event.
        public var lastPosition: Int64
    }

    /// By stream, as in the request.
    public var parts: [Part]
    /// Whether the events had been stored before.
    public var wasAlreadyStored: Bool
}

/// A line that the program writes: with an answer when there is one, without before it sends the request.
public struct WriterLine: Codable, Sendable {
    /// What it is about to send, or has sent.
    public var request: WriterRequest
    /// What was answered.
    public var answer: WriterAnswer?
}
