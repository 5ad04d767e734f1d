/// What ends a line of YAML 1.1: LF, CR, CR LF, NEL, LS and PS, of which libyaml reads the first four as LF.
struct LineBreak {
    /// How many bytes it has.
    let length: Int
    /// Whether it is LS or PS, which a text of several lines has in it as it was written.
    let isKept: Bool

    /// The line break at a place in UTF-8; `nil` where there is none.
    init?(at offset: Int, in text: [UInt8]) {
        guard offset < text.count else { return nil }
        switch text[offset] {
        case 0x0A: self.init(length: 1)
        case 0x0D: self.init(length: offset + 1 < text.count && text[offset + 1] == 0x0A ? 2 : 1)
        case 0xC2 where offset + 1 < text.count && text[offset + 1] == 0x85: self.init(length: 2)
        case 0xE2 where offset + 2 < text.count && text[offset + 1] == 0x80 && text[offset + 2] & 0xFE == 0xA8:
            self.init(length: 3, isKept: true)
        default: return nil
        }
    }

    private init(length: Int, isKept: Bool = false) {
        self.length = length
        self.isKept = isKept
    }
}

extension UInt8 {
    /// Whether it is a space or a tab.
    var isBlank: Bool { self == 0x20 || self == 0x09 }
}
