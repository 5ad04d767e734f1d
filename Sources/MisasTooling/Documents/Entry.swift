package import MisasCompiler

/// A declared thing as documents tell of it.
package struct Entry: Sendable {
    package let symbol: Symbol
    package let name: String
    /// What its subsystem is called.
    package let subsystem: String
    /// What it is called in stored and sent data; `nil` for types, which have no name there.
    package let wireName: String?
    package let description: String?
    /// Why it should not be used any more.
    package let deprecated: String?
    /// What it carries: fields of a message or structure, the state of an aggregate, the columns of a table.
    package let fields: [FieldEntry]
    package let details: Details

    package var kind: Symbol.Kind { symbol.kind }

    /// What only things of one kind have.
    package enum Details: Sendable {
        case type(TypeDetails)
        case error(ErrorDetails)
        case event(EventDetails)
        case aggregate(AggregateDetails)
        case request(RequestDetails)
        case prediction(key: String?)
        case projection(ProjectionDetails)
        case policy(PolicyDetails)
    }

    package struct TypeDetails: Sendable {
        package let form: Form
        package let checks: [Phrase]
        package let example: String?

        package enum Form: Sendable {
            case identifier(TypeText)
            case enumeration([CaseEntry])
            case structure
            case wrapper(TypeText)
            case union([CaseEntry])
        }
    }

    package struct ErrorDetails: Sendable {
        package let message: String?
        package let tags: [String]
        /// The HTTP status that it leads to.
        package let status: Int
    }

    package struct EventDetails: Sendable {
        package let version: Int
        /// What has changed in it from version to version, the oldest step first.
        package let changes: [VersionChange]
        /// The name of its stream, with `{…}` for values.
        package let stream: String
        package let aggregate: Symbol?
    }

    /// How one version of an event becomes the next.
    package struct VersionChange: Sendable {
        package let from: Int
        package let changes: [Phrase]
    }

    package struct AggregateDetails: Sendable {
        package let identifier: TypeText?
        package let stream: String
        package let isStateStored: Bool
        package let snapshotEvery: Int?
    }

    package struct RequestDetails: Sendable {
        /// The aggregate that decides it; `nil` where a handler of its own does.
        package let aggregate: Symbol?
        package let creates: Bool
        package let returns: TypeText?
        package let roles: [String]
        package let route: RouteEntry?
    }

    package struct ProjectionDetails: Sendable {
        package let document: TypeText?
        /// The field that names the document, for each event where they differ.
        package let keys: [String]
        package let table: String?
        package let primaryKey: [String]
        package let isInline: Bool
        package let version: Int
        package let partitionBy: String?
        package let failure: FailureEntry
    }

    package struct PolicyDetails: Sendable {
        package let partitionBy: String?
        package let failure: FailureEntry
    }
}

/// A field as documents tell of it.
package struct FieldEntry: Sendable {
    package let name: String
    /// The name in JSON.
    package let wireName: String
    package let type: TypeText
    package let checks: [Phrase]
    package let defaultValue: String?
    package let example: String?
    package let description: String?
    package let deprecated: String?
    /// Whether it says something about a person.
    package let isPersonal: Bool
}

/// A case of an enum or union.
package struct CaseEntry: Sendable {
    package let name: String
    /// What stands for it in JSON.
    package let wireName: String
    /// What it carries.
    package let type: TypeText?
    package let description: String?
    package let deprecated: String?
}

/// The route of a command or query.
package struct RouteEntry: Sendable {
    package let method: String
    package let path: String
    /// The status of success.
    package let status: Int

    package var text: String { "\(method) \(path)" }
}

/// What happens when a projection or policy fails.
package struct FailureEntry: Sendable {
    package let text: String
    /// Whether the spec says nothing of it.
    package let isDefault: Bool
}
