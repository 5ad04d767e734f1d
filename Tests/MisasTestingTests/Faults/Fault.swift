import Misas
import MisasTesting
import Testing

/// Stores with one fault, and how the kit tells it.
struct Fault<Subject: Sendable>: Sendable, CustomTestStringConvertible {
    let name: String
    /// The name of the scenario that finds it.
    let scenario: String
    /// What the failure says was expected, among other things.
    let expected: String
    /// What the failure says was found, among other things.
    let found: String
    let patience: Duration
    let make: @Sendable () -> Subject

    init(
        _ name: String,
        in scenario: String,
        expected: String,
        found: String,
        patience: Duration = .seconds(120),
        _ make: @escaping @Sendable () -> Subject
    ) {
        self.name = name
        self.scenario = scenario
        self.expected = expected
        self.found = found
        self.patience = patience
        self.make = make
    }

    var testDescription: String { name }
}

typealias StoreFault = Fault<any Stores>
typealias ClockFault = Fault<any ClockedStores>
