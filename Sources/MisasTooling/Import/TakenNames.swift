/// The names that are taken in a subsystem, where case makes no difference.
struct TakenNames {
    private var taken: Set<String>
    private var counts: [String: Int] = [:]

    init(_ names: [String]) {
        taken = Set(names.map { $0.lowercased() })
    }

    /// Takes a name, with what is generated beside it: the first that is free of it alone, with a suffix, and with
    /// numbers.
    mutating func claim(_ name: String, else suffix: String, generated: [String] = []) -> String {
        if take(name, generated) { return name }
        let longer = name.lowercased().hasSuffix(suffix.lowercased()) ? name : name + suffix
        if take(longer, generated) { return longer }
        while true {
            let count = (counts[longer.lowercased()] ?? 1) + 1
            counts[longer.lowercased()] = count
            if take("\(longer)\(count)", generated) { return "\(longer)\(count)" }
        }
    }

    /// Takes a name if it, and what is generated beside it, are free.
    mutating func take(_ name: String, _ generated: [String] = []) -> Bool {
        let names = ([name] + generated.map { name + $0 }).map { $0.lowercased() }
        guard names.allSatisfy({ !taken.contains($0) }) else { return false }
        taken.formUnion(names)
        return true
    }
}
