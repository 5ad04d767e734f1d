internal import MisasCompiler

/// Tells whether what was written as one type can be read as another one, in JSON.
///
/// The two may be of two versions of the specs, in either direction: stored events are written by the old and read by the new,
/// replies are written by the new and read by clients that know the old.
final class Readability {
    /// Why something cannot be read.
    struct Obstacle {
        enum Reason: Equatable {
            /// It was written as one type and is read as another one.
            case type(written: String, read: String)
            /// It is needed, and never written.
            case missing
            /// It is needed, and may have been left out.
            case mayBeAbsent
            /// A case that may have been written, and is not known.
            case caseUnknown(String)
            /// It may hold a value twice, which a set does not.
            case repetition
        }

        /// The way to it, by the names of members.
        var path: [String]
        let reason: Reason
        let writtenAt: SourceRange?
        let readAt: SourceRange?
    }

    private let written: Specs
    private let read: Specs
    private var known: [Pair: [Obstacle]] = [:]

    private struct Pair: Hashable {
        let written: Symbol
        let read: Symbol
    }

    init(written: Specs, read: Specs) {
        self.written = written
        self.read = read
    }

    /// What keeps an object of some fields from being read as one of others.
    func obstacles(
        _ fields: [FieldDeclaration],
        in home: Int,
        readAs wanted: [FieldDeclaration],
        in readHome: Int
    ) -> [Obstacle] {
        wanted.flatMap { field -> [Obstacle] in
            guard let source = fields.first(where: { $0.wireName == field.wireName }) else {
                guard !field.mayBeAbsent else { return [] }
                return [Obstacle(path: [field.wireName], reason: .missing, writtenAt: nil, readAt: field.nameRange)]
            }
            return obstacles(source, in: home, readAs: field, in: readHome)
        }
    }

    /// What keeps a member from being read.
    func obstacles(
        _ field: FieldDeclaration,
        in home: Int,
        readAs wanted: FieldDeclaration,
        in readHome: Int
    ) -> [Obstacle] {
        var found: [Obstacle] = []
        if field.type.isOptional, !wanted.mayBeAbsent {
            found.append(
                Obstacle(path: [], reason: .mayBeAbsent, writtenAt: field.typeRange, readAt: wanted.typeRange)
            )
        }
        found += obstacles(
            Form.Place(type: field.type.unwrapped, home: home),
            at: field.typeRange,
            readAs: Form.Place(type: wanted.type.unwrapped, home: readHome),
            at: wanted.typeRange
        )
        return found.map { $0.below(wanted.wireName) }
    }

    /// What keeps values of a type from being read as another one.
    func obstacles(
        _ place: Form.Place,
        at range: SourceRange?,
        readAs wanted: Form.Place,
        at wantedRange: SourceRange?
    ) -> [Obstacle] {
        func fails(_ reason: Obstacle.Reason) -> [Obstacle] {
            [Obstacle(path: [], reason: reason, writtenAt: range, readAt: wantedRange)]
        }
        let mismatch = Obstacle.Reason.type(written: "\(place.type)", read: "\(wanted.type)")
        switch (written.form(of: place), read.form(of: wanted)) {
        case (.unknown, _), (_, .unknown), (_, .scalar(.json)): return []
        case (.optional(let inner), .optional(let innerWanted)):
            return obstacles(inner, at: range, readAs: innerWanted, at: wantedRange)
        case (.optional, _): return fails(.mayBeAbsent)
        case (_, .optional(let innerWanted)): return obstacles(place, at: range, readAs: innerWanted, at: wantedRange)
        case (.scalar(let base), .scalar(let wantedBase)):
            return base.isReadable(as: wantedBase) ? [] : fails(mismatch)
        case (.list(let item), .list(let wantedItem)), (.set(let item), .set(let wantedItem)),
            (.set(let item), .list(let wantedItem)):
            return obstacles(item, at: range, readAs: wantedItem, at: wantedRange).map { $0.below("[]") }
        case (.list(let item), .set(let wantedItem)):
            return fails(.repetition)
                + obstacles(item, at: range, readAs: wantedItem, at: wantedRange).map { $0.below("[]") }
        case (.map(let key, let value), .map(let wantedKey, let wantedValue)):
            return keyObstacles(key, at: range, readAs: wantedKey, at: wantedRange)
                + obstacles(value, at: range, readAs: wantedValue, at: wantedRange).map { $0.below("[]") }
        case (.structure(let fields, let symbol), .structure(let wantedFields, let wantedSymbol)):
            return remembering(symbol, wantedSymbol) {
                obstacles(fields, in: symbol.subsystem, readAs: wantedFields, in: wantedSymbol.subsystem)
            }
        case (.enumeration(let cases, let symbol), .enumeration(let wantedCases, let wantedSymbol)):
            return remembering(symbol, wantedSymbol) {
                let values = Set(wantedCases.map(\.value))
                return cases.filter { !values.contains($0.value) }
                    .map { unknown($0.value, $0.nameRange, in: wantedSymbol) }
            }
        case (.enumeration, .scalar(.string)): return []
        case (.union(let cases, let symbol), .union(let wantedCases, let wantedSymbol)):
            return remembering(symbol, wantedSymbol) { obstacles(cases, symbol, readAs: wantedCases, wantedSymbol) }
        case (.enumeration(let cases, _), .union(let wantedCases, let wantedSymbol)):
            let bare = Set(wantedCases.filter { $0.type == nil }.map(\.wireName))
            return cases.filter { !bare.contains($0.value) }.map { unknown($0.value, $0.nameRange, in: wantedSymbol) }
        case (.union(let cases, _), .enumeration(let wantedCases, let wantedSymbol)):
            let values = Set(wantedCases.map(\.value))
            return cases.filter { $0.type != nil || !values.contains($0.wireName) }
                .map { unknown($0.wireName, $0.nameRange, in: wantedSymbol) }
        default: return fails(mismatch)
        }
    }

    private func obstacles(
        _ cases: [TypeDeclaration.UnionCase],
        _ symbol: Symbol,
        readAs wanted: [TypeDeclaration.UnionCase],
        _ wantedSymbol: Symbol
    ) -> [Obstacle] {
        cases.flatMap { item -> [Obstacle] in
            guard let match = wanted.first(where: { $0.wireName == item.wireName }) else {
                return [unknown(item.wireName, item.nameRange, in: wantedSymbol)]
            }
            switch (item.type, match.type) {
            case (nil, nil): return []
            case (let type?, let wantedType?):
                return obstacles(
                    Form.Place(type: type, home: symbol.subsystem),
                    at: item.typeRange,
                    readAs: Form.Place(type: wantedType, home: wantedSymbol.subsystem),
                    at: match.typeRange
                ).map { $0.below(item.wireName) }
            case (let type, let wantedType):
                func text(_ type: TypeExpression?) -> String { type.map { "\($0)" } ?? "none" }
                let reason = Obstacle.Reason.type(written: text(type), read: text(wantedType))
                return [
                    Obstacle(
                        path: [item.wireName],
                        reason: reason,
                        writtenAt: item.typeRange,
                        readAt: match.typeRange
                    )
                ]
            }
        }
    }

    /// Keys are names of members: each value as one text.
    private func keyObstacles(
        _ place: Form.Place,
        at range: SourceRange?,
        readAs wanted: Form.Place,
        at wantedRange: SourceRange?
    ) -> [Obstacle] {
        if case .scalar(.string) = read.form(of: wanted) { return [] }
        return obstacles(place, at: range, readAs: wanted, at: wantedRange).map { $0.below("[key]") }
    }

    private func unknown(_ value: String, _ range: SourceRange, in symbol: Symbol) -> Obstacle {
        Obstacle(
            path: [],
            reason: .caseUnknown(value),
            writtenAt: range,
            readAt: read.declared(symbol).nameRange
        )
    }

    /// Types that lie in one another in a circle are looked into once, and types that many use too.
    private func remembering(_ symbol: Symbol, _ wanted: Symbol, _ look: () -> [Obstacle]) -> [Obstacle] {
        let pair = Pair(written: symbol, read: wanted)
        if let known = known[pair] { return known }
        known[pair] = []
        let found = look()
        known[pair] = found
        return found
    }
}

extension Readability.Obstacle {
    /// The same, seen from what holds a member.
    func below(_ member: String) -> Self {
        var outer = self
        outer.path.insert(member, at: 0)
        return outer
    }

    /// The way to it as people write it: `lines[].amount`.
    var pathText: String {
        path.reduce(into: "") { text, part in
            text += part.hasPrefix("[") || text.isEmpty ? part : ".\(part)"
        }
    }
}

extension FieldDeclaration {
    /// Whether an object without it can be read.
    var mayBeAbsent: Bool { type.isOptional || defaultValue != nil }
}

extension BuiltInType {
    /// Whether each value, as it stands in JSON, can be read as another type.
    func isReadable(as other: BuiltInType) -> Bool {
        if self == other { return true }
        switch (self, other) {
        case (.int, .double): return true
        case (.string, .string), (.decimal, .string), (.uuid, .string), (.bytes, .string), (.date, .string),
            (.dateTime, .string), (.duration, .string):
            return true
        default: return false
        }
    }
}
