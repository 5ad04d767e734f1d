/// How much of a spec the front end takes, so that no input can exhaust memory, the stack or patience.
package struct SyntaxLimits: Sendable {
    /// Bytes in one file.
    package var fileSize = 32 << 20
    /// Nested mappings and lists.
    package var depth = 100
    /// Nodes that aliases may stand for, all together, in one file.
    package var aliasExpansion = 10_000
    /// Faults in one file that are reported before the rest is left unread.
    package var recoveries = 20

    package init() {}
}
