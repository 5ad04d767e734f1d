package import MisasCompiler

/// What a change breaks.
package enum BreakingCategory: String, Sendable, CaseIterable {
    /// What is stored can no longer be read: events, states, predictions.
    case payload
    /// Who sends requests, or reads replies, is not understood any more.
    case contract
    /// The tables and documents of projections are not what they have to be.
    case sql
    /// Swift that was written against the generated code does not compile any more.
    case source
}

extension DiagnosticCode {
    /// What a change breaks that is told by this code; `nil` where it is told of no change.
    package var breakingCategory: BreakingCategory? {
        switch self {
        case .eventGone, .eventUnreadable, .eventVersionLowered, .upcastChanged, .streamsChanged, .eventMoved,
            .storageChanged, .stateUnreadable, .predictionGone, .predictionUnreadable, .policyRenamed:
            .payload
        case .routeGone, .successChanged, .requestFieldGone, .requestFieldNeeded, .requestFieldUnreadable,
            .checkTightened, .roleNeeded, .replyUnreadable, .errorStatusChanged, .errorUnreadable, .errorRenamed:
            .contract
        case .tableGone, .columnGone, .columnAdded, .columnChanged, .keyChanged, .documentsUnreadable: .sql
        case .declarationGone, .declarationChanged, .memberGone, .memberChanged, .memberNeeded, .caseAdded,
            .failureChanged, .resultChanged, .accessLowered, .conformanceGone:
            .source
        default: nil
        }
    }
}
