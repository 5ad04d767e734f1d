internal import MisasCompiler

/// Tells whether two texts are the same YAML: the same nodes in the same styles, with the same anchors.
enum EventComparison {
    /// - Complexity: O(length)
    static func areSame(_ first: [UInt8], _ second: [UInt8]) -> Bool {
        guard var left = YAMLEvents(text: first), var right = YAMLEvents(text: second) else { return false }
        while true {
            guard let (one, _, _) = try? left.next(), let (other, _, _) = try? right.next(), areSame(one, other)
            else { return false }
            if case .streamEnd = one { return true }
        }
    }

    private static func areSame(_ one: YAMLEvents.Event, _ other: YAMLEvents.Event) -> Bool {
        switch (one, other) {
        case (.streamStart, .streamStart), (.streamEnd, .streamEnd), (.documentStart, .documentStart),
            (.documentEnd, .documentEnd), (.sequenceEnd, .sequenceEnd), (.mappingEnd, .mappingEnd):
            return true
        case (.alias(let one), .alias(let other)): return areSame(one, other)
        case (.scalar(let one, let anchor, let hasTag, let style), _):
            guard case .scalar(let other, anchor, hasTag, style) = other else { return false }
            return areSame(one, other)
        case (.sequenceStart(let anchor, let hasTag, let isFlow), _):
            guard case .sequenceStart(anchor, hasTag, isFlow) = other else { return false }
            return true
        case (.mappingStart(let anchor, let hasTag, let isFlow), _):
            guard case .mappingStart(anchor, hasTag, isFlow) = other else { return false }
            return true
        default: return false
        }
    }

    /// Byte by byte: to Swift, texts are equal that are canonically equivalent.
    private static func areSame(_ one: String, _ other: String) -> Bool { one.utf8.elementsEqual(other.utf8) }
}
