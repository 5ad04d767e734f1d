/// What has become of a command.
public struct CommandReceipt<Reply: Sendable>: Sendable {
    /// The reply that the command's spec declares.
    public let reply: Reply
    /// The version that the command's aggregate is at; `nil` for a command that is not an aggregate's.
    ///
    /// It is the version of the last event of its stream, and of its document where the state is stored.
    public let version: StreamVersion?

    @usableFromInline
    init(reply: Reply, version: StreamVersion?) {
        self.reply = reply
        self.version = version
    }
}

extension CommandReceipt: Equatable where Reply: Equatable {}
