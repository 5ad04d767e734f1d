/// What a codec may want to know of the occasion on which it reads or writes.
///
/// Readers and writers carry it, so that what a field becomes can depend on it without any change to the
/// signatures of generated code. It is a byte in size.
public struct CodingContext: Sendable, Hashable {
    /// What the JSON is for.
    ///
    /// An open set: compare, do not switch exhaustively.
    public struct Purpose: Sendable, Hashable {
        let code: UInt8

        /// JSON that is kept: events, snapshots, documents.
        public static let storage = Purpose(code: 0)

        /// JSON that crosses a border: replies.
        public static let transport = Purpose(code: 1)

        /// JSON that asks for something, and comes from outside.
        ///
        /// A member of the outermost object that nobody asks for is a failure: a name that was misspelt would be lost. In
        /// values within it such members are ignored, as everywhere.
        public static let request = Purpose(code: 2)
    }

    /// What the JSON is for.
    public var purpose: Purpose

    /// Creates a context.
    ///
    /// - Parameter purpose: What the JSON is for.
    public init(purpose: Purpose = .storage) {
        self.purpose = purpose
    }
}
