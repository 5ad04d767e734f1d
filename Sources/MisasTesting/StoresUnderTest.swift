public import Misas

/// Stores that a scenario is run on, made for it alone.
///
/// What they must be:
/// - **Fresh.** Nothing was ever written to them, so that ``Misas/EventStore/lastPosition()`` is
///   ``Misas/GlobalPosition/start``. Scenarios use the same names; those that run at the same time need stores of their
///   own, for a database each a schema of its own.
/// - **Not alone with a transaction.** While a transaction is open, others can read, and write what it does not touch:
///   a pool needs two connections. Up to some hundred tasks ask at once; they may wait for a turn.
/// - **By one clock**, which does not step back. A lease of no length has ended, and a reply that is kept for no time
///   has expired, as soon as the call has returned; so most scenarios need not move the clock.
///
/// What they need not be: in memory, or quick. Positions may have holes, JSON may come back spelt otherwise, and of two
/// that write the same, one may be held back rather than refused.
public protocol StoresUnderTest: Sendable {
    /// The stores.
    var stores: any Stores { get }

    /// Gives up what the stores hold: called when the scenario is over, whatever came of it.
    ///
    /// May check that nothing is left that should not be: a connection, a task that waits.
    ///
    /// - Throws: What could not be given up.
    func shutDown() async throws
}

extension StoresUnderTest {
    /// There is nothing to give up.
    public func shutDown() async throws {}
}
