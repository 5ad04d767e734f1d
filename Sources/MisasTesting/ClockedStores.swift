/// Stores under test whose clock can be moved on.
///
/// Their clock is the one by which leases end and replies expire; what is recorded may be dated by another. A store in a
/// database may add an offset of its own to the database's time; nothing need stand still between two moves.
public protocol ClockedStores: StoresUnderTest {
    /// Moves the stores' clock on.
    ///
    /// What is asked of the stores once this has returned sees the new time, an open transaction included.
    ///
    /// - Throws: Why the clock could not be moved.
    func advanceClock(by duration: Duration) async throws
}
