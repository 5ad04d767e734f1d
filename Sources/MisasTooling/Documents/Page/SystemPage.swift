internal import MisasCompiler

/// Writes a system as one page of HTML that needs nothing beside it.
package struct SystemPage {
    private let system: SystemDescription

    package init(_ system: SystemDescription) {
        self.system = system
    }

    /// The page.
    ///
    /// What specs say stands in it as data alone, which its script shows as text. Its policy allows that script and its style by
    /// their hashes, and nothing else: no other script, nothing from elsewhere, no text that becomes HTML.
    package var html: String {
        let template = SystemPageTemplate.html
        return Self.filled(template) { name in
            switch name {
            case "title": Self.escaped(system.info.title)
            case "compiler": CompilerVersion.current
            case "scriptHash": Self.hash(of: Self.content("script", in: template))
            case "styleHash": Self.hash(of: Self.content("style", in: template))
            case "data": SystemPageData(system).tree.embedded
            default: ""
            }
        }
    }

    /// The template with values in the place of `{{name}}`; what stands in a value is not looked at again.
    private static func filled(_ template: String, _ value: (String) -> String) -> String {
        var text = ""
        var rest = template[...]
        while let start = rest.firstRange(of: "{{"), let end = rest[start.upperBound...].firstRange(of: "}}") {
            text += rest[..<start.lowerBound]
            text += value(String(rest[start.upperBound..<end.lowerBound]))
            rest = rest[end.upperBound...]
        }
        return text + rest
    }

    /// What stands in the element of a name that has no attributes.
    private static func content(_ name: String, in template: String) -> Substring {
        guard let start = template.firstRange(of: "<\(name)>"),
            let end = template[start.upperBound...].firstRange(of: "</\(name)>")
        else { return "" }
        return template[start.upperBound..<end.lowerBound]
    }

    private static func hash(of text: Substring) -> String { Base64.text(of: SHA256.digest(of: Array(text.utf8))) }

    private static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}

/// Bytes as text of RFC 4648.
enum Base64 {
    private static let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")

    static func text(of bytes: [UInt8]) -> String {
        var text = ""
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let group = bytes[start..<min(start + 3, bytes.count)]
            let bits = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
            for place in 0..<4 {
                text.append(place <= group.count ? digits[bits >> (18 - 6 * place) & 63] : "=")
            }
        }
        return text
    }
}
