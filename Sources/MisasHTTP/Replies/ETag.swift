internal import Misas

/// Versions as entity tags (RFC 9110, 8.8.3): version 7 is `"7"`.
enum ETag {
    static func text(_ version: Int) -> String { "\"\(version)\"" }

    /// The versions of which one is asked for; `nil` where any will do.
    ///
    /// Tags that are weak, or no versions, match nothing.
    ///
    /// - Throws: ``RequestUnreadable`` where the field holds no tags.
    static func versions(_ field: String) throws(RequestUnreadable) -> [StreamVersion]? {
        let tags = try tags(field)
        return tags?.compactMap { tag in
            guard !tag.isWeak, let number = Int64(tag.text), number > 0, String(number) == tag.text else { return nil }
            return StreamVersion(number)
        }
    }

    /// Whether a list of tags has one of a version, weak or not, as `If-None-Match` compares.
    static func matches(_ field: String, version: Int) -> Bool {
        guard let tags = try? tags(field) else { return field.trimmed == "*" }
        return tags.contains { $0.text == String(version) }
    }

    /// The tags of a list; `nil` for `*`.
    private static func tags(_ field: String) throws(RequestUnreadable) -> [(text: String, isWeak: Bool)]? {
        if field.trimmed == "*" { return nil }
        var tags: [(text: String, isWeak: Bool)] = []
        for part in field.split(separator: ",", omittingEmptySubsequences: false) {
            var tag = String(part).trimmed
            let isWeak = tag.hasPrefix("W/")
            if isWeak { tag.removeFirst(2) }
            // Callers forget the quotes, and a number alone can mean nothing else.
            if !tag.isEmpty, tag.utf8.allSatisfy({ (0x30...0x39).contains($0) }) { tag = "\"\(tag)\"" }
            guard tag.count >= 2, tag.hasPrefix("\""), tag.hasSuffix("\""), !tag.dropFirst().dropLast().contains("\"")
            else {
                throw RequestUnreadable([
                    .init(.header, "If-Match", "expected the ETag of a reply, such as \"7\", with its quotes")
                ])
            }
            tags.append((String(tag.dropFirst().dropLast()), isWeak))
        }
        return tags
    }
}

extension StringProtocol {
    /// Without white space around it.
    var trimmed: String {
        let isBlank: (Character) -> Bool = { $0 == " " || $0 == "\t" }
        let start = firstIndex { !isBlank($0) } ?? endIndex
        let end = lastIndex { !isBlank($0) }.map(index(after:)) ?? start
        return String(self[start..<end])
    }
}
