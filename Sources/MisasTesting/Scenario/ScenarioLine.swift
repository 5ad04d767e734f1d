internal import Misas

#if canImport(FoundationEssentials)
    internal import FoundationEssentials
#else
    internal import Foundation
#endif

/// Something that is compared, in a line.
struct ScenarioLine: Equatable, Sendable {
    let name: String
    let json: String?
    private(set) var note = ""

    init(_ name: String) {
        self.name = name
        json = nil
    }

    init(_ name: String, _ data: [UInt8]) {
        self.name = name
        json = String(decoding: data, as: UTF8.self)
    }

    init(_ message: some Message) throws {
        try self.init(type(of: message).wireName, of: message)
    }

    init(_ name: String, of value: some JSONCodable) throws {
        self.init(name, try JSON.encode(value))
    }

    func adding(_ note: String) -> ScenarioLine {
        var line = self
        line.note = note
        return line
    }

    var text: String { [name, json, note.isEmpty ? nil : note].compactMap(\.self).joined(separator: " ") }

    private var tree: JSONValue? {
        json.flatMap { try? JSON.decode(JSONValue.self, from: Array($0.utf8)) }
    }

    static func == (one: ScenarioLine, other: ScenarioLine) -> Bool {
        one.name == other.name && one.note == other.note
            && (one.json == other.json || one.tree.map(JSONMeaning.init) == other.tree.map(JSONMeaning.init))
    }

    /// What is otherwise in another line of the same kind, member by member.
    func differences(from other: ScenarioLine) -> [String] {
        guard let one = tree, let two = other.tree else { return [] }
        return Self.differences(one, two, at: "")
    }

    private static func differences(_ one: JSONValue, _ other: JSONValue, at path: String) -> [String] {
        if JSONMeaning(one) == JSONMeaning(other) { return [] }
        guard case .object(let first) = one, case .object(let second) = other else {
            return ["\(path.isEmpty ? "it" : path) is \(told(other)), not \(told(one))"]
        }
        var names = first.members.map(\.name)
        for name in second.members.map(\.name) where !names.contains(name) { names.append(name) }
        return names.flatMap { name in
            let place = path.isEmpty ? name : "\(path).\(name)"
            switch (first[name], second[name]) {
            case (let one?, let two?): return differences(one, two, at: place)
            case (let one?, nil): return ["\(place) is missing, not \(told(one))"]
            case (nil, let two?): return ["\(place) is \(told(two)), and was not expected"]
            case (nil, nil): return []
            }
        }
    }

    private static func told(_ value: JSONValue) -> String {
        (try? JSON.encode(value)).map { String(decoding: $0, as: UTF8.self) } ?? "?"
    }
}
