import Misas

/// What follows by ``WelcomeOwner``.
package struct WelcomeOwnerReaction: WelcomeOwnerPolicy {
    package init() {}

    package func react(
        to event: AccountCreated,
        with actions: WelcomeOwnerActions,
        in context: ReactionContext
    ) async throws {
        // What the subsystem does when it has happened.
    }
}
