#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// Another command was sent with this id before.
public struct CommandIDReused: Error, Hashable, CustomStringConvertible {
    /// The wire name of the command that was sent now.
    public let command: String
    /// The id.
    public let id: UUID

    /// Says that an id was used before.
    public init(command: String, id: UUID) {
        self.command = command
        self.id = id
    }

    /// What is wrong, without the commands' data.
    public var description: String { "the id \(id) of \(command) was used before, for a command with other content" }
}
