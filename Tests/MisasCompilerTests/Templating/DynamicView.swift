@testable import MisasCompiler

/// A value of JSON, as the cases of the Mustache specification have it.
indirect enum DynamicValue: Sendable, Hashable, Decodable {
    case null
    case flag(Bool)
    case text(String)
    case list([DynamicValue])
    case object([String: DynamicValue])

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .null
        } else if let flag = try? container.decode(Bool.self) {
            self = .flag(flag)
        } else if let integer = try? container.decode(Int.self) {
            self = .text(String(integer))
        } else if let double = try? container.decode(Double.self) {
            self = .text(String(double))
        } else if let text = try? container.decode(String.self) {
            self = .text(text)
        } else if let list = try? container.decode([DynamicValue].self) {
            self = .list(list)
        } else {
            self = .object(try container.decode([String: DynamicValue].self))
        }
    }

    subscript(name: String) -> DynamicValue {
        guard case .object(let members) = self else { return .null }
        return members[name] ?? .null
    }
}

/// A view of such a value; its schema is made from the values, not from the type.
struct DynamicView: TemplateView {
    let value: DynamicValue

    static let schema = ViewSchema<DynamicView>("unused") { _ in }

    /// The schema with every name that any of the values has.
    static func schema(_ name: String, of samples: [DynamicValue]) -> ViewSchema<DynamicView> {
        ViewSchema(name) { members in
            declare(".", samples, in: &members) { $0 }
            var names: Set<String> = []
            for case .object(let object) in samples { names.formUnion(object.keys) }
            for name in names.sorted() {
                declare(name, samples.map { $0[name] }, in: &members) { $0[name] }
            }
        }
    }

    private static func declare(
        _ name: String,
        _ samples: [DynamicValue],
        in members: inout ViewSchema<DynamicView>.Members,
        _ read: @escaping @Sendable (DynamicValue) -> DynamicValue
    ) {
        var elements: [DynamicValue]?
        var isFlag = false
        var isObject = false
        for sample in samples {
            switch sample {
            case .null, .text: break
            case .flag: isFlag = true
            case .list(let list): elements = (elements ?? []) + list
            case .object: isObject = true
            }
        }
        if let elements {
            let schema = schema("element of \(name)", of: elements)
            members.list(name, { schema }) { view in
                guard case .list(let list) = read(view.value) else { return [] }
                return list.map(DynamicView.init)
            }
        } else if isObject, name != "." {
            let schema = schema(name, of: samples)
            let isAlwaysThere = !samples.contains(.null)
            if isAlwaysThere {
                members.view(name, { schema }) { DynamicView(value: read($0.value)) }
            } else {
                members.optional(name, { schema }) { view in
                    read(view.value) == .null ? nil : DynamicView(value: read(view.value))
                }
            }
        } else if isFlag {
            members.flag(name) { read($0.value) == .flag(true) }
        } else if name != "." || samples.contains(where: { if case .text = $0 { true } else { false } }) {
            members.optionalText(name) { view in
                guard case .text(let text) = read(view.value) else { return nil }
                return text
            }
        }
    }
}
