internal import MisasCompiler

/// Draws what leads to what around some commands and events.
struct FlowChart {
    private let system: SystemDescription
    private let home: Int
    private var relations: Relations { system.relations }

    init(_ system: SystemDescription, home: Int) {
        self.system = system
        self.home = home
    }

    /// The chart of commands, events and predictions: who sends the commands, what they lead to, who reacts to that and what
    /// it sends on.
    ///
    /// Of policies and projections it has what they are told by other subsystems.
    ///
    /// - Parameter aggregate: whose events these are; they stand in a box then.
    func chart(of symbols: [Symbol], boxed aggregate: Symbol?) -> MermaidChart {
        var chart = MermaidChart()
        var followed: Set<Symbol> = []
        let events = symbols.filter { $0.kind == .event }
        if let aggregate, !events.isEmpty {
            chart.addBox(
                id(of: aggregate),
                name(of: aggregate),
                around: events.map { (id(of: $0), name(of: $0), .event) }
            )
        }
        for symbol in symbols {
            switch symbol.kind {
            case .command:
                for policy in relations.sources(of: symbol, .sends) { connect(policy, symbol, .plain, &chart) }
                let begins = creates(symbol)
                for event in relations.targets(of: symbol, .emits) {
                    connect(symbol, event, begins ? .thick : .plain, &chart)
                }
            case .event, .prediction:
                for processor in relations.sources(of: symbol, .handles) {
                    connect(symbol, processor, processor.kind == .projection ? .dotted : .plain, &chart)
                    if followed.insert(processor).inserted { follow(processor, &chart) }
                }
                for policy in relations.sources(of: symbol, .schedules) { connect(policy, symbol, .dotted, &chart) }
            case .policy, .projection:
                // What happens here is drawn where it happens.
                for message in relations.targets(of: symbol, .handles) where message.subsystem != home {
                    connect(message, symbol, symbol.kind == .projection ? .dotted : .plain, &chart)
                    if followed.insert(symbol).inserted { follow(symbol, &chart) }
                }
            case .aggregate, .error, .query, .type: break
            }
        }
        return chart
    }

    /// Draws what a policy sends and schedules.
    private func follow(_ policy: Symbol, _ chart: inout MermaidChart) {
        for command in relations.targets(of: policy, .sends) { connect(policy, command, .plain, &chart) }
        for prediction in relations.targets(of: policy, .schedules) {
            connect(policy, prediction, .dotted, &chart)
            if relations.sources(of: prediction, .handles).contains(policy) {
                connect(prediction, policy, .plain, &chart)
            }
        }
    }

    private func creates(_ command: Symbol) -> Bool {
        command.kind == .command && system.specs.command(command).creates
    }

    private func connect(
        _ source: Symbol,
        _ target: Symbol,
        _ arrow: MermaidChart.Arrow,
        _ chart: inout MermaidChart
    ) {
        for symbol in [source, target] { chart.add(id(of: symbol), name(of: symbol), form(of: symbol)) }
        chart.connect(id(of: source), id(of: target), arrow)
    }

    private func name(of symbol: Symbol) -> String { system.name(of: symbol, in: home) }

    /// No word of Mermaid's begins like this, and no two names become the same: those of subsystems have no capital letters.
    private func id(of symbol: Symbol) -> String {
        "n_\(system.specs.subsystems[symbol.subsystem].name)_\(system.specs.declared(symbol).name)"
    }

    private func form(of symbol: Symbol) -> MermaidChart.Form {
        switch symbol.kind {
        case .command: .command
        case .event: .event
        case .prediction: .prediction
        case .policy: .policy
        case .projection: .projection
        case .aggregate, .type, .error, .query: .aggregate
        }
    }
}
