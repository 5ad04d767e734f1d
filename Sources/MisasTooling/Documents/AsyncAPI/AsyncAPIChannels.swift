internal import MisasCompiler

/// The streams of a system, with the messages that stand in each.
struct AsyncAPIChannels {
    struct Message {
        let symbol: Symbol
        /// What it is called in the document.
        let name: String
    }

    struct Parameter {
        let name: String
        let description: String
        /// Where its value is found in a message.
        let location: String?
    }

    struct Channel {
        let id: String
        /// The name of the stream, with `{…}` for values; `nil` for predictions, which stand in none.
        let address: String?
        let title: String
        let description: String?
        let subsystem: String
        let parameters: [Parameter]
        fileprivate(set) var messages: [Message] = []
    }

    private(set) var all: [Channel] = []
    private(set) var messages: [Message] = []
    private var places: [Symbol: (channel: Int, message: Message)] = [:]
    private var byStream: [Stream: Int] = [:]
    private var ids = DistinctNames()
    private var names = DistinctNames()
    private let specs: Specs

    /// What makes two events stand in the same channel.
    private enum Stream: Hashable {
        case aggregate(Symbol)
        case named(String)
        case prediction(Symbol)
    }

    init(_ system: SystemDescription) {
        specs = system.specs
        for entry in system.subsystems.flatMap(\.entries) where [.event, .prediction].contains(entry.kind) {
            add(entry.symbol)
        }
        // What others tell, and what is told to others.
        for relation in system.relations.all
        where [.emits, .schedules, .handles].contains(relation.kind) && system.isDescribed(relation.source) {
            add(relation.target)
        }
    }

    /// Messages by their channels, both in the order of the document.
    func grouped(_ symbols: [Symbol]) -> [(channel: Channel, messages: [Message])] {
        let found = Dictionary(grouping: symbols.compactMap { places[$0] }, by: \.channel)
        return found.sorted { $0.key < $1.key }.map { (all[$0.key], $0.value.map(\.message)) }
    }

    private mutating func add(_ symbol: Symbol) {
        guard places[symbol] == nil else { return }
        let message = Message(symbol: symbol, name: names.name(specs.wireName(of: symbol)))
        let stream = stream(of: symbol)
        let place = byStream[stream] ?? all.count
        if place == all.count {
            byStream[stream] = place
            all.append(channel(stream, of: symbol))
        }
        all[place].messages.append(message)
        messages.append(message)
        places[symbol] = (place, message)
    }

    private func stream(of symbol: Symbol) -> Stream {
        guard symbol.kind == .event else { return .prediction(symbol) }
        let event = specs.event(symbol)
        if let aggregate = event.aggregate {
            return .aggregate(Symbol(kind: .aggregate, subsystem: symbol.subsystem, index: aggregate))
        }
        return .named(event.stream?.value ?? specs.wireName(of: symbol))
    }

    private mutating func channel(_ stream: Stream, of symbol: Symbol) -> Channel {
        let subsystem = specs.subsystems[symbol.subsystem].name
        switch stream {
        case .aggregate(let aggregate):
            let declaration = specs.declared(aggregate)
            let own = specs.subsystems[aggregate.subsystem].aggregates[aggregate.index]
            let wireName = specs.wireName(of: aggregate)
            let template = own.stream?.value ?? "\(wireName)-{id}"
            let identifier = own.identifier.map { "`\($0)`" } ?? "an identifier"
            return Channel(
                id: ids.name(wireName),
                address: AddressTemplate(template).text,
                title: declaration.name,
                description: declaration.description,
                subsystem: subsystem,
                parameters: [.init(name: "id", description: "Which \(declaration.name): \(identifier).", location: nil)]
            )
        case .named(let template):
            let address = AddressTemplate(template)
            return Channel(
                id: ids.name(Self.id(of: address.text)),
                address: address.text,
                title: template,
                description: nil,
                subsystem: subsystem,
                parameters: address.values.map { parameter($0, of: symbol) }
            )
        case .prediction:
            let name = specs.declared(symbol).name
            return Channel(
                id: ids.name(specs.wireName(of: symbol)),
                address: nil,
                title: name,
                description:
                    "Predictions stand in no stream: the runtime keeps them until they occur or are cancelled.",
                subsystem: subsystem,
                parameters: []
            )
        }
    }

    private func parameter(_ path: [String], of event: Symbol) -> Parameter {
        let field = path.count == 1 ? specs.event(event).fields.first { $0.name == path[0] } : nil
        let pointer = field.map { field in
            field.wireName.split(separator: "~", omittingEmptySubsequences: false).joined(separator: "~0")
                .split(separator: "/", omittingEmptySubsequences: false).joined(separator: "~1")
        }
        return Parameter(
            name: path.joined(separator: "-"),
            description: "The value of `\(path.joined(separator: "."))`.",
            location: pointer.map { "$message.payload#/\($0)" }
        )
    }

    /// An address as a name that references can hold as it is.
    private static func id(of address: String) -> String {
        let id = String(
            address.compactMap { character in
                if character == "{" || character == "}" { return nil }
                let isPlain =
                    character.isASCII && (character.isLetter || character.isNumber || "._-".contains(character))
                return isPlain ? character : "-"
            }
        )
        return id.isEmpty ? "stream" : id
    }
}

/// The name of a stream as an address of AsyncAPI has it.
private struct AddressTemplate {
    let text: String
    /// The paths of its values, each once.
    let values: [[String]]

    init(_ template: String) {
        guard let message = try? MessageText(template) else {
            text = Self.literal(template)
            values = []
            return
        }
        var text = ""
        var values: [[String]] = []
        for part in message.parts {
            switch part {
            case .text(let literal): text += Self.literal(literal)
            case .value(let path, _, _):
                // Names of parameters have no dots.
                text += "{\(path.joined(separator: "-"))}"
                if !values.contains(path) { values.append(path) }
            }
        }
        self.text = text
        self.values = values
    }

    /// A brace that is none of a value's.
    private static func literal(_ text: String) -> String {
        String(text.flatMap { $0 == "{" ? Array("%7B") : $0 == "}" ? Array("%7D") : [$0] })
    }
}
