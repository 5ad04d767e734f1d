import Misas

extension Account {
    mutating func apply(_ event: AccountClosed) {
        // What of the state follows from it: an event that changes nothing is recorded all the same.
    }
}
