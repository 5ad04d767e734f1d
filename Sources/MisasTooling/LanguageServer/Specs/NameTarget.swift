package import MisasCompiler

/// What a name in a spec stands for.
package enum NameTarget: Hashable, Sendable {
    case symbol(Symbol)
    case member(Member)
    /// A subsystem, by its place in the specs.
    case subsystem(Int)

    /// A field, column or case.
    package struct Member: Hashable, Sendable {
        package let owner: Symbol
        package let list: List
        package let name: String
    }

    /// Which of its owner's lists a member is in.
    package enum List: Hashable, Sendable {
        case fields
        /// What an aggregate remembers.
        case state
        /// Those of a projection's table.
        case columns
        /// Those of an enum or a union.
        case cases
    }
}

/// A place where a name is written.
package struct NameOccurrence: Hashable, Sendable {
    package let target: NameTarget
    /// The name alone: without quotes, and without what stands before a dot.
    package let range: SourceRange
    package let use: Use

    package enum Use: Hashable, Sendable {
        case declaration
        case reference
        /// The name in stored data, which stays when the other is changed.
        case stored
    }
}
