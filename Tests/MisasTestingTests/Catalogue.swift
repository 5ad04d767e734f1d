/// What event stores get wrong, by the issue trackers and the tests of nine of them: the numbers that scenarios name.
struct Catalogued: Sendable {
    /// Where it is put to the test.
    enum Coverage: Sendable, Equatable {
        /// By the kit.
        case kit
        /// By the kit as far as the contract goes; the rest elsewhere, for a reason.
        case partly(String)
        /// Elsewhere, for a reason.
        case elsewhere(String)

        var isInKit: Bool {
            if case .elsewhere = self { false } else { true }
        }
    }

    let number: Int
    let about: String
    let coverage: Coverage

    init(
        _ number: Int,
        _ about: String,
        _ coverage: Coverage = .kit
    ) {
        self.number = number
        self.about = about
        self.coverage = coverage
    }
}

/// The whole list.
enum Catalogue {
    static let all = appends + reads + order + processors + projections + operations

    private static let appends = [
        Catalogued(1, "an append to a new stream, by each expectation that allows it"),
        Catalogued(2, "an exact version that is there"),
        Catalogued(3, "an exact version that is not there"),
        Catalogued(4, "no stream expected where there is one"),
        Catalogued(5, "a stream expected where there is none"),
        Catalogued(6, "20 writers with one expected version"),
        Catalogued(7, "20 writers with any version"),
        Catalogued(8, "an empty batch"),
        Catalogued(9, "5,000 events in one call"),
        Catalogued(10, "the same event id twice"),
        Catalogued(11, "a batch that is partly known"),
        Catalogued(12, "an id twice within one batch"),
        Catalogued(13, "no stall after a lost race"),
        Catalogued(14, "a transaction that is rolled back"),
        Catalogued(
            15,
            "an append within a transaction, looked at from outside",
            .partly("that another process sees nothing either needs a store that two processes share")
        ),
        Catalogued(16, "a reserved stream name"),
        Catalogued(17, "Unicode, large payloads and missing metadata, there and back"),
        Catalogued(18, "a connection that is lost in an append", .elsewhere("a kill of the PostgreSQL client's")),
        Catalogued(19, "an update of the events table", .elsewhere("roles and triggers are PostgreSQL's")),
        Catalogued(20, "two schemas in one database", .elsewhere("schemas are PostgreSQL's")),
        Catalogued(21, "several streams in opposite order"),
    ]

    private static let reads = [
        Catalogued(22, "an unknown stream in both directions"),
        Catalogued(23, "slices"),
        Catalogued(24, "pages of every size"),
        Catalogued(25, "a read to a version"),
        Catalogued(26, "holes of deleted streams"),
        Catalogued(27, "the plan of the global read", .elsewhere("plans are PostgreSQL's")),
        Catalogued(28, "a filter that matches nothing"),
    ]

    private static let order = [
        Catalogued(
            29,
            "a slow committer that is overtaken",
            .partly("which writer is held back, and for how long, is PostgreSQL's")
        ),
        Catalogued(
            30,
            "an append that is rolled back",
            .partly("that no timer is at work there is PostgreSQL's to show")
        ),
        Catalogued(31, "a writer that is killed", .elsewhere("kills are the PostgreSQL module's own tests")),
        Catalogued(
            32,
            "a long transaction in another database",
            .elsewhere("it needs the cluster that PostgreSQL's tests have")
        ),
        Catalogued(
            33,
            "a transaction that began early and appends late",
            .partly("that it has an early transaction id is PostgreSQL's to see to")
        ),
        Catalogued(
            34,
            "a storm of writers",
            .partly("the kit's lasts as long as 2,400 appends; 30 seconds are a test of PostgreSQL's")
        ),
        Catalogued(
            35,
            "a checkpoint beyond the last position",
            .elsewhere("`StartTests`: the stores refuse to open")
        ),
        Catalogued(36, "a server that crashes", .elsewhere("durability is PostgreSQL's to show")),
    ]

    private static let processors = [
        Catalogued(37, "from the start, the end, a position"),
        Catalogued(38, "catching up under constant writes"),
        Catalogued(39, "a notification that is lost", .elsewhere("notifications are PostgreSQL's")),
        Catalogued(40, "a database that restarts", .partly("a server that restarts is `ProcessingRecoveryTests`")),
        Catalogued(41, "a restart after a part was acknowledged"),
        Catalogued(
            42,
            "a crash between projection and checkpoint",
            .partly("that a killed program leaves nothing is `TakeOverTests`")
        ),
        Catalogued(43, "when a checkpoint is saved"),
        Catalogued(44, "a second instance", .partly("a program that is killed is `TakeOverTests`")),
        Catalogued(45, "a zombie", .partly("a program that is frozen is `TakeOverTests`")),
        Catalogued(46, "many instances that start at once"),
        Catalogued(47, "partitions"),
        Catalogued(48, "back-pressure"),
        Catalogued(49, "a handler that fails"),
        Catalogued(50, "a parked sequence"),
        Catalogued(51, "an event that cannot be decoded"),
        Catalogued(52, "a graceful stop", .partly("SIGTERM is the business of the program around it")),
        Catalogued(53, "lag and health"),
    ]

    private static let projections = [
        Catalogued(54, "an inline projection that throws"),
        Catalogued(55, "a rebuild while appends continue"),
        Catalogued(56, "two versions side by side"),
        Catalogued(57, "the same batch twice"),
        Catalogued(58, "upcasting", .elsewhere("`UpcastTests`: stores do not know of it")),
        Catalogued(59, "snapshots", .partly("that the state is the same without them is `AggregateTests`")),
        Catalogued(60, "a cache", .elsewhere("there is none: each command reads its aggregate anew")),
        Catalogued(61, "a conflict that is tried again", .elsewhere("`AggregateTests`")),
        Catalogued(62, "the same command twice", .partly("that a killed program leaves nothing is `TakeOverTests`")),
        Catalogued(63, "a handler that throws"),
        Catalogued(64, "a policy that is restarted"),
        Catalogued(
            65,
            "timers: due while nobody looked, cancelled, two nodes",
            .partly("ten thousand of them on two instances are `PredictionLoadTests`")
        ),
        Catalogued(66, "reading one's own writes"),
    ]

    private static let operations = [
        Catalogued(67, "migrations from each released schema", .elsewhere("schemas are PostgreSQL's")),
        Catalogued(68, "two that migrate at once", .elsewhere("schemas are PostgreSQL's")),
        Catalogued(69, "archives and tombstones"),
        Catalogued(70, "one trace", .elsewhere("a test of the buses")),
        Catalogued(71, "HTTP", .elsewhere("a test of the HTTP module")),
    ]
}
