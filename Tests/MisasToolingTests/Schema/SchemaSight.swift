import MisasCompiler

/// Whether a schema can see what a code stands for.
enum SchemaSight: Equatable {
    /// It refuses what the code's cases show.
    case seen
    /// It does not, for a reason.
    case unseen(String)

    private static let reader = "a fault of YAML, which its readers tell before any schema is asked"
    private static let names = "what names mean takes all files of the subsystem, and those that it uses"
    private static let types = "what a type comes down to takes all declarations"
    private static let files = "not of the text of one file"
    private static let advice = "advice is no fault"

    /// A switch, so that nobody forgets to decide for a new code.
    static func of(_ code: DiagnosticCode) -> SchemaSight {
        switch code {
        case .unknownKey, .missingKey, .wrongKind, .badChoice, .badBoolean, .badInteger, .languageVersion, .typeKind,
            .badName, .reservedName, .badWireName, .badSwiftName, .repeated, .typeSyntax, .noCases, .createsNothing,
            .upcastStep, .messageText, .streamName, .projectionTarget, .projectionKey, .tableColumn, .backoff,
            .reactsToNothing, .routeForm, .routeStatus, .tagStatus, .unknownLint:
            .seen
        case .notUTF8, .yamlSyntax, .badAlias, .severalDocuments, .duplicateKey, .badKey, .tag: .unseen(reader)
        case .tooDeep, .tooManyAliases:
            .unseen("a limit of ours, which others have not; some readers do not survive it")
        case .mergeKey: .unseen("other readers put the keys in before a schema is asked")
        case .unreadable, .fileTooLarge, .noSpecs, .sameBaseName, .notWritten: .unseen(files)
        case .contradiction, .severalSubsystems, .sameSubsystem: .unseen("files that are right by themselves")
        case .unknownName, .wrongReference, .collision, .wireNameCollision, .notUsed, .unknownSubsystem, .usesCycle,
            .internalSubsystem:
            .unseen(names)
        case .mapKey, .endlessType, .secretPlace, .checkPlace, .notHashable, .badLiteral, .literalFailsCheck:
            .unseen(types)
        case .checkBounds: .unseen("a schema does not compare two values")
        case .badPattern: .unseen("no pattern describes the patterns that can be matched in linear time")
        case .identifierType, .target, .existenceError, .foreignEvent, .upcastField, .predictionKey, .partition,
            .predictionHandler, .foreignPrediction, .tableName, .routeParameter, .routeTaken:
            .unseen(names)
        case .neverCreated: .unseen("a schema can say it, but only as that something does not match")
        case .templateSyntax, .unknownTemplate: .unseen("templates are no specs")
        case _ where code.isOfTools: .unseen("not of specs as they are, but of changes, or of other files")
        case .badAllowance: .unseen("comments are no data")
        case .importUnreadable, .importKind, .importName, .importShape, .importType, .importRepeated, .importCircle,
            .importInTheWay:
            .unseen("of specs of MISAS Go")
        case .missingDescription, .missingEventDescription, .missingErrorDescription, .missingFieldDescription,
            .eventWithoutTime, .pathForm, .methodKind, .unusedError, .unemittedEvent, .unhandledEvent, .unusedType,
            .personalData, .loweredAccess, .unusedAllowance:
            .unseen(advice)
        default: preconditionFailure("say whether a schema sees \(code)")
        }
    }
}
