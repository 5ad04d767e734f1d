public import Misas

/// The conformance kit: what every store promises, as scenarios to run on stores of one's own.
///
/// With Swift Testing it takes these lines, and any other framework's loop over a list does as well:
///
/// ```swift
/// @Test(arguments: StoreConformance.all)
/// func keepsThePromise(_ scenario: StoreScenario) async throws {
///     try await scenario.run { try await MyStoresUnderTest() }
/// }
/// ```
///
/// Each scenario needs fresh stores: ``StoresUnderTest`` says what they must be. It throws a ``ConformanceFailure``
/// for the first thing that is not as promised.
public enum StoreConformance {

    /// What event stores do when events are appended.
    public static let append: [StoreScenario] = AppendConformance.scenarios
    /// What event stores do when events are read.
    public static let read: [StoreScenario] = ReadConformance.scenarios
    /// What event stores do with streams that are truncated, deleted and archived.
    public static let lifecycle: [StoreScenario] = LifecycleConformance.scenarios
    /// What event stores do for those who follow them.
    public static let subscription: [StoreScenario] = SubscriptionConformance.scenarios
    /// What document stores do.
    public static let documents: [StoreScenario] = DocumentConformance.scenarios
    /// What checkpoint stores do.
    public static let checkpoints: [StoreScenario] = CheckpointConformance.scenarios
    /// What prediction stores do.
    public static let predictions: [StoreScenario] = PredictionConformance.scenarios
    /// What snapshot stores do.
    public static let snapshots: [StoreScenario] = SnapshotConformance.scenarios
    /// What reply stores do.
    public static let replies: [StoreScenario] = ReplyConformance.scenarios
    /// What table stores do.
    ///
    /// Where the role may not make tables, ``sampleTables`` must be there beforehand.
    public static let tables: [StoreScenario] = TableConformance.scenarios
    /// What all stores do together in a transaction.
    public static let transactions: [StoreScenario] = TransactionConformance.scenarios

    /// All that need nothing but stores.
    public static let all: [StoreScenario] =
        append + read + lifecycle + subscription + documents + checkpoints + predictions + snapshots + replies
        + tables + transactions

    /// What table stores do that may make and remove tables.
    public static let tableMaking: [StoreScenario] = TableConformance.making

    /// The tables that the scenarios write to.
    public static let sampleTables: [TableDefinition] = SampleTables.all

    /// What processors do on the stores: projections, policies and predictions of a system.
    ///
    /// They take longer than the others, and need stores that pass them.
    public static let processing: [StoreScenario] = ProcessingConformance.scenarios

    /// What stores do when time passes: for those whose clock can be moved on.
    public static let clock: [ClockScenario] = ClockConformance.scenarios
}
