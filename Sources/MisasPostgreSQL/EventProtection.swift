/// What keeps a program from changing events.
public enum EventProtection: Hashable, Sendable {
    /// The database refuses it: the role that the program is connected as has no right to.
    ///
    /// It appends, truncates, deletes and archives through functions of the owner's.
    case byRole
    /// A trigger refuses it, as a guard against accidents: the role could lift it.
    ///
    /// It owns the events or may act as their owner, is a superuser, or was given the right to write them.
    case byTriggerOnly
}
