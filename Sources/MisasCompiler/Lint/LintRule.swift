/// What the compiler advises on.
///
/// A lint never stands for something that would not build.
///
/// `lints:` in the system file sets the severity of each by its id: `error`, `warning`, `note` or `off`.
package enum LintRule: String, CaseIterable, Sendable {
    case missingDescription = "missing-description"
    case missingEventDescription = "missing-event-description"
    case missingErrorDescription = "missing-error-description"
    case missingFieldDescription = "missing-field-description"
    case eventWithoutTime = "event-without-time"
    case pathForm = "http-path-form"
    case methodKind = "http-method"
    case unusedError = "unused-error"
    case unemittedEvent = "unemitted-event"
    case unhandledEvent = "unhandled-event"
    case unusedType = "unused-type"
    case personalData = "personal-data-exposed"
    case loweredAccess = "lowered-access"
    case unusedAllowance = "unused-allowance"

    /// The code that stands behind its messages.
    package var code: DiagnosticCode {
        switch self {
        case .missingDescription: .missingDescription
        case .missingEventDescription: .missingEventDescription
        case .missingErrorDescription: .missingErrorDescription
        case .missingFieldDescription: .missingFieldDescription
        case .eventWithoutTime: .eventWithoutTime
        case .pathForm: .pathForm
        case .methodKind: .methodKind
        case .unusedError: .unusedError
        case .unemittedEvent: .unemittedEvent
        case .unhandledEvent: .unhandledEvent
        case .unusedType: .unusedType
        case .personalData: .personalData
        case .loweredAccess: .loweredAccess
        case .unusedAllowance: .unusedAllowance
        }
    }

    /// How bad it is unless the system file says otherwise; `nil` is off.
    package var defaultSeverity: Severity? {
        switch self {
        case .missingEventDescription, .missingErrorDescription, .missingFieldDescription, .unhandledEvent: nil
        case .loweredAccess: .note
        default: .warning
        }
    }
}

/// The severities of all rules, as the system file sets them.
package struct LintSettings: Sendable {
    private var severities: [LintRule: Severity] = [:]

    /// The defaults.
    package init() {
        for rule in LintRule.allCases { severities[rule] = rule.defaultSeverity }
    }

    /// All rules switched off.
    package static let off: Self = {
        var settings = Self()
        for rule in LintRule.allCases { settings.set(rule, to: nil) }
        return settings
    }()

    /// Sets a rule's severity; `nil` switches it off.
    package mutating func set(_ rule: LintRule, to severity: Severity?) { severities[rule] = severity }

    package subscript(rule: LintRule) -> Severity? { severities[rule] }
}
