/// A part of a system: what its specs declare, with what the user wrote for it.
///
/// The compiler generates one for each.
public protocol Subsystem: Sendable {
    /// Its name, as in its specs.
    static var name: String { get }

    /// Tells the system what it handles and what it reacts to.
    func register(in registry: inout Registry)
}

/// Collects the subsystems of a system: `{ AccountsSubsystem(…); TransfersSubsystem(…) }`.
@resultBuilder
public enum SubsystemBuilder {
    /// One subsystem.
    public static func buildExpression(_ subsystem: any Subsystem) -> [any Subsystem] { [subsystem] }
    /// Several.
    public static func buildBlock(_ parts: [any Subsystem]...) -> [any Subsystem] { parts.flatMap(\.self) }
    /// Those of an `if` without `else`.
    public static func buildOptional(_ part: [any Subsystem]?) -> [any Subsystem] { part ?? [] }
    /// Those of the first branch.
    public static func buildEither(first part: [any Subsystem]) -> [any Subsystem] { part }
    /// Those of the second branch.
    public static func buildEither(second part: [any Subsystem]) -> [any Subsystem] { part }
    /// Those of a loop.
    public static func buildArray(_ parts: [[any Subsystem]]) -> [any Subsystem] { parts.flatMap(\.self) }
}
