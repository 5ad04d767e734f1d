/// The rules that names keep.
package enum NameRules {
    /// What is wrong with a name, if anything is: it must not be empty, nor too long, nor have control characters.
    static func problem(
        in name: String,
        maximum: Int = StoreLimits.nameBytes
    ) -> NameProblem? {
        let bytes = name.utf8
        guard !bytes.isEmpty else { return .empty }
        guard bytes.count <= maximum else { return .tooLong(bytes: bytes.count, maximum: maximum) }
        var previous: UInt8 = 0
        var offset = 0
        for byte in bytes {
            if byte < 0x20 || byte == 0x7F { return .controlCharacter(at: offset) }
            // U+0080 to U+009F, the second row of control characters, are C2 80 to C2 9F.
            if previous == 0xC2 && byte < 0xA0 { return .controlCharacter(at: offset - 1) }
            previous = byte
            offset += 1
        }
        return nil
    }

    /// What is wrong with a type name, if anything is: it must be visible ASCII, and not too long.
    static func problem(inType type: String) -> NameProblem? {
        let bytes = type.utf8
        guard let first = bytes.first else { return .empty }
        guard bytes.count <= StoreLimits.typeBytes else {
            return .tooLong(bytes: bytes.count, maximum: StoreLimits.typeBytes)
        }
        var offset = 0
        for byte in bytes {
            guard (0x21...0x7E).contains(byte) else { return .notVisibleASCII(at: offset) }
            offset += 1
        }
        return first == UInt8(ascii: "$") ? .reserved : nil
    }

    /// Refuses a name that breaks the rules.
    package static func check(
        _ name: String,
        as kind: InvalidStoreInput.NameKind
    ) throws(InvalidStoreInput) {
        let found = kind == .type ? problem(inType: name) : problem(in: name)
        if let found { throw .name(kind, found) }
    }
}
