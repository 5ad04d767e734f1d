/// A step on the way from the root to a value.
enum JSONPathSegment {
    case member(StaticString)
    case name(String)
    case index(Int)
    case entry(Int)
}

extension JSONPathSegment: CustomStringConvertible {
    var description: String {
        switch self {
        case .member(let name): Self.describe(name.description)
        case .name(let name): Self.describe(name)
        case .index(let index): "[\(index)]"
        case .entry(let index): "{\(index)}"
        }
    }

    private static func describe(_ name: String) -> String {
        let isPlain = name.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
                true
            default:
                false
            }
        }
        return isPlain && !name.isEmpty ? ".\(name)" : "[\(name.debugDescription)]"
    }
}
