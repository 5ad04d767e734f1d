internal import MisasCompiler

/// The Swift that a declaration becomes, as the generator writes it: its head with its properties, cases or requirements.
enum SwiftSignature {
    static func of(_ symbol: Symbol, in snapshot: Snapshot) -> String? {
        guard let specs = snapshot.specs else { return nil }
        let lines = snapshot.swift(of: symbol)
        let declaration = specs.declared(symbol)
        var names = [SwiftNames.type(declaration)]
        switch symbol.kind {
        case .aggregate: names.append(SwiftNames.behavior(declaration))
        case .query: names.append(SwiftNames.handling(declaration))
        case .command where specs.command(symbol).aggregate == nil: names.append(SwiftNames.handling(declaration))
        case .projection: names = [SwiftNames.row(declaration), SwiftNames.projection(declaration)]
        case .policy: names = [SwiftNames.policy(declaration)]
        default: break
        }
        let found = names.compactMap { outline(of: $0, in: lines) }
        return found.isEmpty ? nil : found.joined(separator: "\n\n")
    }

    static func of(_ found: MemberDeclaration, _ member: NameTarget.Member, in snapshot: Snapshot) -> String? {
        guard let specs = snapshot.specs else { return nil }
        let lines = snapshot.swift(of: member.owner)
        let owner = specs.declared(member.owner)
        let type = member.list == .columns ? SwiftNames.row(owner) : SwiftNames.type(owner)
        let name = Naming.escaped(SwiftNames.member(found.declaration))
        return members(of: type, in: lines)?.first { line in
            ["var \(name):", "let \(name):", "case \(name)"].contains { start in
                guard let range = line.firstRange(of: start) else { return false }
                // `case account` is not `case accountant`.
                return line[range.upperBound...].first.map { !($0.isLetter || $0.isNumber || $0 == "_") } ?? true
            }
        }
    }

    private static func head(of name: String, in lines: [Substring]) -> Int? {
        let escaped = Naming.escaped(name)
        return lines.firstIndex { line in
            guard line.first != " ", line.hasSuffix("{") else { return false }
            return ["struct ", "enum ", "protocol ", "class "].contains { word in
                guard let range = line.firstRange(of: word + escaped) else { return false }
                return [":", " ", "<"].contains { line[range.upperBound...].hasPrefix($0) }
            }
        }
    }

    private static func members(of name: String, in lines: [Substring]) -> [String]? {
        guard let head = head(of: name, in: lines) else { return nil }
        let words = ["var ", "let ", "case ", "func ", "init(", "static func ", "mutating func "]
        let isProtocol = lines[head].contains("protocol ")
        var members: [String] = []
        for line in lines[(head + 1)...] {
            if line == "}" { break }
            guard line.hasPrefix("    "), line.dropFirst(4).first != " " else { continue }
            let text = String(line.dropFirst(4))
            var bare = text[...]
            for access in ["package ", "public "] where bare.hasPrefix(access) { bare = bare.dropFirst(access.count) }
            let isWanted = words.prefix(isProtocol ? words.count : 3).contains { bare.hasPrefix($0) }
            if isWanted, !bare.hasSuffix("{"), !bare.contains(" = ") || bare.hasPrefix("case ") { members.append(text) }
        }
        return members
    }

    private static let maximumMembers = 30

    private static func outline(of name: String, in lines: [Substring]) -> String? {
        guard let head = head(of: name, in: lines), let members = members(of: name, in: lines) else { return nil }
        var text = lines[head].hasPrefix("nonisolated ") ? lines[head].dropFirst("nonisolated ".count) : lines[head]
        guard !members.isEmpty else { return String(text) + " … }" }
        text += "\n"
        for member in members.prefix(maximumMembers) { text += "    \(member)\n" }
        if members.count > maximumMembers { text += "    // …\n" }
        return String(text) + "}"
    }
}
