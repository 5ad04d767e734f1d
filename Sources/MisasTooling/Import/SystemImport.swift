internal import MisasCompiler

/// Makes `system.misas.yaml` of a system of MISAS Go.
struct SystemImport {
    let remarks: ImportRemarks

    /// The file, as text.
    ///
    /// - Parameters:
    ///   - spec: the system, if there is one.
    ///   - name: what it is called where there is none.
    ///   - statuses: the own tags of errors.
    func document(_ spec: GoSpec?, else name: String, statuses: [String: Int]) -> String {
        var comments: [String] = []
        if let spec {
            for entry in spec.annotations {
                let shown = entry.value.text.map { ": \($0)" } ?? ""
                let text = "a system has no annotations; it had `\(entry.key)`\(shown)"
                comments.append(remarks.add(.loss, text, at: entry.keyRange))
            }
        }
        if spec == nil {
            let text = "no spec says what the system is called; the file is there for the statuses of errors"
            comments.append(remarks.add(.decision, text, at: nil))
        }
        let system = spec?.system
        let contacts = contacts(system?.contacts ?? [])
        var entries = YAMLTree.entries(
            ("misas", .literal("1")),
            ("system", .text(spec?.name.value ?? name)),
            ("version", spec?.version.map { .text($0) }),
            ("description", spec?.description.map { .text(SubsystemImport.trimmed($0)) }),
            ("license", system?.license.flatMap(license)),
            ("contacts", contacts.isEmpty ? nil : .list(contacts))
        )
        if !statuses.isEmpty {
            let tags = statuses.sorted { $0.key < $1.key }.map {
                YAMLTree.Entry($0.key, .literal(String($0.value)))
            }
            entries.append(.init("tags", .flow(tags)))
        }
        return YAMLTree.document(entries, comments: comments)
    }

    private func license(_ license: (name: String?, url: String?)) -> YAMLTree? {
        guard let name = license.name ?? license.url else { return nil }
        return .flow(YAMLTree.entries(("name", .text(name)), ("url", license.url.map { .text($0) })))
    }

    private func contacts(_ contacts: [GoSpec.Contact]) -> [YAMLTree] {
        contacts.compactMap { contact in
            guard let name = contact.name ?? contact.email ?? contact.url else { return nil }
            return .flow(
                YAMLTree.entries(
                    ("name", .text(name)),
                    ("email", contact.email.map { .text($0) }),
                    ("url", contact.url.map { .text($0) })
                )
            )
        }
    }
}
