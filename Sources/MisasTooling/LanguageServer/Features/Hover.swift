internal import MisasCompiler

/// What is told of a key, or of a name.
enum Hover {
    /// Of a key: what the language says of it.
    static func text(of key: MappingGrammar.Key, in noun: String) -> String {
        "**\(key.name)** — \(key.shape.expectation)\(key.isRequired ? ", required" : "") of \(noun)\n\n\(key.summary)"
    }

    /// Of a name: its declaration as it is written, what is said of it, and the Swift that it becomes.
    static func text(of target: NameTarget, in snapshot: Snapshot) -> String? {
        guard let specs = snapshot.specs else { return nil }
        switch target {
        case .subsystem(let index):
            let subsystem = specs.subsystems[index]
            let head = "**\(subsystem.name)** — a subsystem, in the module `\(subsystem.module)`"
            return [head, subsystem.description].compactMap(\.self).joined(separator: "\n\n")
        case .symbol(let symbol):
            let declaration = specs.declared(symbol)
            var parts = [head(symbol, declaration, specs), declaration.description].compactMap(\.self)
            if let deprecated = declaration.deprecated { parts.append("Deprecated: \(deprecated)") }
            if let source = source(of: declaration, in: snapshot) { parts.append("```yaml\n\(source)\n```") }
            if let swift = SwiftSignature.of(symbol, in: snapshot) { parts.append("```swift\n\(swift)\n```") }
            return parts.joined(separator: "\n\n")
        case .member(let member): return text(of: member, specs, in: snapshot)
        }
    }

    private static func head(_ symbol: Symbol, _ declaration: Declaration, _ specs: Specs) -> String {
        let subsystem = specs.subsystems[symbol.subsystem]
        var head = "**\(declaration.name)** — \(symbol.kind.noun)"
        switch symbol.kind {
        case .event: subsystem.events[symbol.index].aggregate.map { head += " of `\(subsystem.aggregates[$0].name)`" }
        case .command:
            subsystem.commands[symbol.index].aggregate.map { head += " of `\(subsystem.aggregates[$0].name)`" }
        default: break
        }
        head += " in `\(subsystem.name)`"
        return symbol.kind == .type ? head : head + ", stored as `\(specs.wireName(of: symbol))`"
    }

    private static func text(of member: NameTarget.Member, _ specs: Specs, in snapshot: Snapshot) -> String? {
        let owner = specs.declared(member.owner)
        guard let found = MemberDeclaration(member, in: specs) else { return nil }
        let declaration = found.declaration
        var head = "**\(declaration.name)** — \(found.noun) of `\(owner.name)`"
        if let type = found.type { head += ": `\(type)`" }
        if found.storedName != declaration.name { head += ", stored as `\(found.storedName)`" }
        var parts = [head, declaration.description].compactMap(\.self)
        if let deprecated = declaration.deprecated { parts.append("Deprecated: \(deprecated)") }
        if let swift = SwiftSignature.of(found, member, in: snapshot) { parts.append("```swift\n\(swift)\n```") }
        return parts.joined(separator: "\n\n")
    }

    private static let maximumLines = 20

    /// The lines of a declaration.
    private static func source(of declaration: Declaration, in snapshot: Snapshot) -> String? {
        let range = declaration.nameRange.extended(to: declaration.node.range)
        guard declaration.node.range.file == range.file, declaration.node.range.start >= declaration.nameRange.start
        else {
            return nil
        }
        let file = snapshot.sources.file(of: range)
        let first = file.position(of: range.start)
        let last = file.position(of: max(range.start, range.end - 1)).line
        var lines = (first.line...max(first.line, min(last, first.line + maximumLines - 1))).map { file.line($0) }
        let indentation = lines[0].prefix { $0 == " " }.count
        lines = lines.map { String($0.dropFirst(min(indentation, $0.prefix { $0 == " " }.count)).prefix(200)) }
        while lines.last?.allSatisfy(\.isWhitespace) == true { lines.removeLast() }
        if last > first.line + maximumLines - 1 { lines.append("# …") }
        return lines.joined(separator: "\n")
    }
}
