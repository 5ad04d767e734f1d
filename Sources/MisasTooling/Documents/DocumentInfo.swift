package import MisasCompiler

/// What documents say of the whole system: its name, its version, who made it.
package struct DocumentInfo: Sendable {
    package let title: String
    /// `nil` where nobody has said one.
    package let version: String?
    package let description: String?
    package let license: SystemSpec.License?
    package let contacts: [SystemSpec.Contact]

    /// What the system file says, unless somebody says otherwise.
    ///
    /// - Parameters:
    ///   - system: the system file, where there is one.
    ///   - title: a name that is taken in place of the file's.
    ///   - version: a version that is taken in place of the file's.
    ///   - fallback: the name where there is none.
    package init(
        _ system: SystemSpec?,
        title: String? = nil,
        version: String? = nil,
        otherwise fallback: String = "System"
    ) {
        self.title = title ?? system?.name ?? fallback
        self.version = version ?? system?.version
        description = system?.description
        license = system?.license
        contacts = system?.contacts ?? []
    }

    /// As OpenAPI and AsyncAPI have it, which need a version and take one contact.
    ///
    /// What they would refuse, such as an address that is none, goes where extensions do.
    package var tree: JSONTree {
        let others = contacts.dropFirst().map(Self.tree)
        return .members(
            ("title", .string(title)),
            ("version", .string(version ?? "1")),
            ("description", description.map { .string($0) }),
            ("contact", contacts.first.map(Self.tree)),
            ("license", license.map(Self.tree)),
            ("x-contacts", others.isEmpty ? nil : .array(others))
        )
    }

    private static func tree(_ contact: SystemSpec.Contact) -> JSONTree {
        .members(
            ("name", .string(contact.name)),
            link("url", contact.url, isRight: WebAddress.isAddress),
            link("email", contact.email, isRight: WebAddress.isMail)
        )
    }

    private static func tree(_ license: SystemSpec.License) -> JSONTree {
        .members(("name", .string(license.name)), link("url", license.url, isRight: WebAddress.isAddress))
    }

    private static func link(_ name: String, _ text: String?, isRight: (String) -> Bool) -> (String, JSONTree?) {
        guard let text else { return (name, nil) }
        return (isRight(text) ? name : "x-\(name)", .string(text))
    }
}

/// Addresses on the web and of mail, as far as a link may lead to them.
enum WebAddress {
    /// Whether a text is an address that begins with `http://` or `https://`, and so can be a link that runs nothing.
    static func isAddress(_ text: String) -> Bool {
        let start = text.prefix(8).lowercased()
        guard start.hasPrefix("http://") || start.hasPrefix("https://"), !text.hasSuffix("://") else { return false }
        return text.utf8.allSatisfy { byte in
            byte > 0x20 && byte < 0x7F && !#""<>\^`{|}"#.utf8.contains(byte)
        }
    }

    /// Whether a text is an address of mail: something, `@`, something.
    static func isMail(_ text: String) -> Bool {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        return parts.count == 2 && parts.allSatisfy { !$0.isEmpty }
            && text.utf8.allSatisfy { byte in
                byte > 0x20 && byte < 0x7F && !#""(),:;<>[\]?&"#.utf8.contains(byte)
            }
    }
}
