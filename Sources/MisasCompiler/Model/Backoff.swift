internal import MisasLanguage

/// The least and the greatest wait between two tries, written `100ms..30s`.
package struct Backoff: Sendable {
    package let minimum: Duration
    package let maximum: Duration

    /// Reads the form; `nil` when it is not that.
    package init?(_ node: Node) {
        guard let text = node.text else { return nil }
        let bytes = Array(text.utf8)
        guard let dots = bytes.indices.dropLast().first(where: { bytes[$0] == 0x2E && bytes[$0 + 1] == 0x2E }) else {
            return nil
        }
        let first = String(decoding: bytes[..<dots], as: UTF8.self)
        let second = String(decoding: bytes[(dots + 2)...], as: UTF8.self)
        guard let minimum = try? DurationForm.parse(first), let maximum = try? DurationForm.parse(second) else {
            return nil
        }
        self.minimum = minimum
        self.maximum = maximum
    }
}
