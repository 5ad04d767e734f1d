/// How a processor works, with nothing left out.
struct ProcessorSettings: Sendable {
    let name: String
    /// The name without a projection's version.
    let declaredName: String
    let kind: ProcessorKind
    /// Whether it is written with the events, once it is built.
    let isInline: Bool
    /// The names of a projection's older versions.
    let olderNames: [String]
    private(set) var partitions: Int
    /// The checkpoints of its partitions.
    ///
    /// How many there are is part of a name, so that what was kept for another number is never taken for this one's.
    private(set) var checkpoints: [String]
    let batchSize: Int
    let failure: FailureStrategy
    /// Whether the user chose what happens on failure.
    let isFailureChosen: Bool
    let start: ProcessorStart
    let delivery: Delivery

    init(
        name: String,
        declaredName: String,
        kind: ProcessorKind,
        declared: FailureStrategy,
        options: ProcessorOptions,
        isInline: Bool = false,
        olderNames: [String] = []
    ) {
        self.name = name
        self.declaredName = declaredName
        self.kind = kind
        self.isInline = isInline
        self.olderNames = olderNames
        let partitions = max(1, options.partitions ?? 1)
        self.partitions = partitions
        checkpoints = Self.checkpoints(of: name, among: partitions)
        batchSize = min(max(1, options.batchSize ?? (kind == .policy ? 50 : 500)), StoreLimits.pageSize)
        failure = options.failure ?? declared
        isFailureChosen = options.failure != nil || (declared != .projectionDefault && declared != .policyDefault)
        start = options.start ?? .beginning
        delivery = options.delivery
    }
}

extension ProcessorSettings {
    private static func checkpoints(of name: String, among partitions: Int) -> [String] {
        partitions == 1 ? [name] : (0..<partitions).map { "\(name):\($0)/\(partitions)" }
    }

    /// The same in another number of partitions.
    func divided(into partitions: Int) -> ProcessorSettings {
        var divided = self
        divided.partitions = partitions
        divided.checkpoints = Self.checkpoints(of: name, among: partitions)
        return divided
    }

    /// Those of some checkpoints that are of this processor, in another number of partitions.
    func others(among names: [String]) -> [String] {
        names.filter { Self.partitions(of: $0, name) != nil && !checkpoints.contains($0) }
    }

    /// Among how many partitions of a processor a checkpoint is one; `nil` where it is another's.
    static func partitions(of checkpoint: String, _ name: String) -> Int? {
        guard checkpoint != name else { return 1 }
        guard checkpoint.hasPrefix("\(name):") else { return nil }
        let parts = checkpoint.dropFirst(name.count + 1).split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, Int(parts[0]) != nil else { return nil }
        return Int(parts[1])
    }
}

extension FailureStrategy {
    /// What happens when trying again did not help.
    var end: FailureStrategy {
        if case .retry(_, _, let then) = self { then.end } else { self }
    }
}
