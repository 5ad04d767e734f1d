/// A transaction of a store that gives positions at commit, and can say before what they will be.
package protocol PositionPinning: Sendable {
    /// Lets the transaction's events have the positions behind the last one that is taken now.
    ///
    /// From then on its appends tell their positions, and its own events are read with them. The commit is refused with
    /// ``EventStoreError/positionsMoved`` when it has events and others have appended in between.
    ///
    /// - Throws: ``StoreError``.
    func pinPositions() throws(StoreError)

    /// Has the commit refused with ``EventStoreError/positionsMoved`` when others append events of some types from now on.
    ///
    /// - Throws: ``StoreError``.
    func refuseAppends(of types: Set<String>) throws(StoreError)
}
