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

    /// Among how many partitions a checkpoint of this processor is one.
    func partitions(of checkpoint: String) -> Int {
        checkpoint.split(separator: "/").count > 1 ? Int(checkpoint.split(separator: "/").last ?? "") ?? 1 : 1
    }

    /// Whether a checkpoint is of this processor, whatever the number of its partitions.
    func owns(_ checkpoint: String) -> Bool { Self.owns(checkpoint, name) }

    /// Whether a checkpoint is of a processor, whatever the number of its partitions.
    static func owns(_ checkpoint: String, _ name: String) -> Bool {
        guard checkpoint != name else { return true }
        guard checkpoint.hasPrefix("\(name):") else { return false }
        let parts = checkpoint.dropFirst(name.count + 1).split(separator: "/", omittingEmptySubsequences: false)
        return parts.count == 2 && parts.allSatisfy { Int($0) != nil }
    }
}

extension FailureStrategy {
    /// What happens when trying again did not help.
    var end: FailureStrategy {
        if case .retry(_, _, let then) = self { then.end } else { self }
    }
}
