package import MisasCompiler

/// Writes what happens in a system as AsyncAPI 3.0: events and predictions as messages, streams as channels, and who emits and
/// handles them as operations.
///
/// Source: <https://www.asyncapi.com/docs/reference/specification/v3.0.0>.
package struct AsyncAPIDocument {
    private let system: SystemDescription
    private let channels: AsyncAPIChannels
    private var specs: Specs { system.specs }
    private var relations: Relations { system.relations }

    package init(_ system: SystemDescription) {
        self.system = system
        channels = AsyncAPIChannels(system)
    }

    /// The document of all that is described, and of what others tell it.
    package func tree() -> JSONTree {
        var schemas = OpenAPISchemas(specs: specs, marksPersonal: true)
        let messages = channels.messages.map { JSONTree.Member($0.name, message($0, &schemas)) }
        let components = schemas.components.map { JSONTree.Member($0.name, Self.alone($0.value)) }
        let all = components.sorted { $0.name.precedesInBytes($1.name) } + AsyncAPIHeaders.schemas
        return .members(
            ("asyncapi", .string("3.0.0")),
            ("info", system.info.tree),
            ("defaultContentType", .string("application/json")),
            ("channels", .object(channels.all.map { .init($0.id, channel($0)) })),
            ("operations", .object(operations())),
            (
                "components",
                .members(
                    ("schemas", .object(all)),
                    ("messages", .object(messages)),
                    ("correlationIds", .object([AsyncAPIHeaders.correlation]))
                )
            )
        )
    }

    // MARK: Channels

    private func channel(_ channel: AsyncAPIChannels.Channel) -> JSONTree {
        let references = channel.messages.map { message in
            JSONTree.Member(message.name, Self.reference("#/components/messages/\(message.name)"))
        }
        let parameters = channel.parameters.map { parameter in
            JSONTree.Member(
                parameter.name,
                .members(
                    ("description", .string(parameter.description)),
                    ("location", parameter.location.map { .string($0) })
                )
            )
        }
        return .members(
            ("address", channel.address.map { .string($0) } ?? .null),
            ("title", .string(channel.title)),
            ("description", channel.description.map { .string($0) }),
            ("messages", .object(references)),
            ("parameters", parameters.isEmpty ? nil : .object(parameters)),
            ("tags", .array([Self.tag(channel.subsystem)]))
        )
    }

    private static func tag(_ name: String) -> JSONTree { .members(("name", .string(name))) }
    private static func reference(_ target: String) -> JSONTree { .members(("$ref", .string(target))) }

    // MARK: Messages

    private func message(_ message: AsyncAPIChannels.Message, _ schemas: inout OpenAPISchemas) -> JSONTree {
        let symbol = message.symbol
        let declaration = specs.declared(symbol)
        let event = symbol.kind == .event ? specs.event(symbol) : nil
        let steps = (event.map(EntryReader.versions) ?? []).map { step in
            JSONTree.members(
                ("from", .int(step.from)),
                ("to", .int(step.from + 1)),
                ("changes", .strings(step.changes.map(\.text)))
            )
        }
        return .members(
            ("name", .string(specs.wireName(of: symbol))),
            ("title", .string(declaration.name)),
            ("description", OpenAPISchemas.text(of: declaration).map { .string($0) }),
            ("tags", .array([Self.tag(specs.subsystems[symbol.subsystem].name), Self.tag(symbol.kind.rawValue)])),
            ("deprecated", declaration.deprecated.map { _ in .bool(true) }),
            ("headers", AsyncAPIHeaders.headers(of: specs.wireName(of: symbol), version: event?.currentVersion)),
            ("correlationId", Self.reference("#/components/correlationIds/\(AsyncAPIHeaders.correlation.name)")),
            ("payload", Self.alone(schemas.reference(to: symbol))),
            ("x-misas-version", event.map { .int($0.currentVersion) }),
            ("x-misas-versions", steps.isEmpty ? nil : .array(steps))
        )
    }

    /// A schema in which a reference stands alone, as JSON Schema had it until 2019: what stands beside it would be passed over.
    private static func alone(_ schema: JSONTree) -> JSONTree {
        guard case .object(let members) = schema else { return schema }
        let inner = members.map { member in
            switch member.name {
            case "items", "propertyNames", "additionalProperties":
                return JSONTree.Member(member.name, alone(member.value))
            case "properties":
                guard case .object(let properties) = member.value else { return member }
                return .init(member.name, .object(properties.map { .init($0.name, alone($0.value)) }))
            case "anyOf", "oneOf", "allOf":
                guard case .array(let schemas) = member.value else { return member }
                return .init(member.name, .array(schemas.map(alone)))
            default: return member
            }
        }
        guard members.count > 1, let reference = members.first(where: { $0.name == "$ref" }) else {
            return .object(inner)
        }
        let others = inner.filter { $0.name != "$ref" }
        return .object(others + [.init("allOf", .array([.object([reference])]))])
    }

    // MARK: Operations

    /// Who sends and who receives on which channel: an operation for each of both.
    private func operations() -> [JSONTree.Member] {
        var names = DistinctNames()
        return system.subsystems.flatMap(\.entries).flatMap { entry -> [JSONTree.Member] in
            let sent = relations.targets(of: entry.symbol, .emits) + relations.targets(of: entry.symbol, .schedules)
            let received = relations.targets(of: entry.symbol, .handles)
            return operations(of: entry, "send", sent, &names) + operations(of: entry, "receive", received, &names)
        }
    }

    private func operations(
        of entry: Entry,
        _ action: String,
        _ symbols: [Symbol],
        _ names: inout DistinctNames
    ) -> [JSONTree.Member] {
        channels.grouped(symbols).map { channel, messages in
            let references = messages.map { message in
                Self.reference("#/channels/\(channel.id)/messages/\(message.name)")
            }
            return .init(
                names.name("\(entry.wireName ?? entry.name).\(action).\(channel.id)"),
                .members(
                    ("action", .string(action)),
                    ("channel", Self.reference("#/channels/\(channel.id)")),
                    ("title", .string(entry.name)),
                    ("summary", .string(Self.summary(of: entry, action))),
                    ("description", entry.description.map { .string($0) }),
                    ("messages", .array(references)),
                    ("tags", .array([Self.tag(entry.subsystem), Self.tag(entry.kind.rawValue)]))
                )
            )
        }
    }

    private static func summary(of entry: Entry, _ action: String) -> String {
        switch (entry.kind, action) {
        case (.policy, "send"): "What the policy \(entry.name) schedules and cancels."
        case (_, "send"): "What the \(entry.kind.rawValue) \(entry.name) may lead to."
        default: "What the \(entry.kind.rawValue) \(entry.name) reacts to."
        }
    }
}

/// Gives names out, each once.
struct DistinctNames {
    private var taken: Set<String> = []
    /// The last number that was put behind a name.
    private var numbers: [String: Int] = [:]

    /// The name, with a number behind it where it is taken.
    mutating func name(_ wanted: String) -> String {
        if taken.insert(wanted).inserted { return wanted }
        var number = numbers[wanted, default: 1]
        var name: String
        repeat {
            number += 1
            name = "\(wanted)-\(number)"
        } while !taken.insert(name).inserted
        numbers[wanted] = number
        return name
    }
}
