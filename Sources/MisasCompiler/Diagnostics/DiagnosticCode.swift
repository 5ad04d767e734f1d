/// Every kind of thing that the compiler has to say, under a code that stays the same from release to release.
///
/// A code is never given to another meaning; one that is no longer used is not used again.
package enum DiagnosticCode: String, CaseIterable, Sendable {
    // Files and YAML.
    case unreadable = "MISAS1001"
    case fileTooLarge = "MISAS1002"
    case notUTF8 = "MISAS1003"
    case yamlSyntax = "MISAS1004"
    case tooDeep = "MISAS1005"
    case tooManyAliases = "MISAS1006"
    case badAlias = "MISAS1007"
    case severalDocuments = "MISAS1008"
    case mergeKey = "MISAS1009"
    case duplicateKey = "MISAS1010"
    case badKey = "MISAS1011"
    case tag = "MISAS1012"
    case noSpecs = "MISAS1013"
    case sameBaseName = "MISAS1014"

    // Structure.
    case unknownKey = "MISAS1101"
    case missingKey = "MISAS1102"
    case wrongKind = "MISAS1103"
    case badChoice = "MISAS1104"
    case badBoolean = "MISAS1105"
    case badInteger = "MISAS1106"
    case languageVersion = "MISAS1107"
    case contradiction = "MISAS1108"
    case typeKind = "MISAS1109"
    case severalSubsystems = "MISAS1110"

    // Names.
    case badName = "MISAS1201"
    case reservedName = "MISAS1202"
    case unknownName = "MISAS1203"
    case wrongReference = "MISAS1204"
    case collision = "MISAS1205"
    case wireNameCollision = "MISAS1206"
    case badWireName = "MISAS1207"
    case badSwiftName = "MISAS1208"
    case notUsed = "MISAS1209"
    case unknownSubsystem = "MISAS1210"
    case usesCycle = "MISAS1211"
    case repeated = "MISAS1212"
    case sameSubsystem = "MISAS1213"
    case internalSubsystem = "MISAS1214"

    // Types and values.
    case typeSyntax = "MISAS1301"
    case mapKey = "MISAS1302"
    case endlessType = "MISAS1303"
    case secretPlace = "MISAS1304"
    case noCases = "MISAS1305"
    case checkPlace = "MISAS1306"
    case checkBounds = "MISAS1307"
    case badPattern = "MISAS1308"
    case badLiteral = "MISAS1309"
    case literalFailsCheck = "MISAS1310"
    case notHashable = "MISAS1311"

    // Messages and aggregates.
    case identifierType = "MISAS1401"
    case target = "MISAS1402"
    case existenceError = "MISAS1403"
    case foreignEvent = "MISAS1404"
    case neverCreated = "MISAS1405"
    case createsNothing = "MISAS1406"
    case upcastStep = "MISAS1407"
    case upcastField = "MISAS1408"
    case messageText = "MISAS1409"
    case streamName = "MISAS1410"
    case predictionKey = "MISAS1411"

    // Projections and policies.
    case projectionTarget = "MISAS1501"
    case projectionKey = "MISAS1502"
    case tableColumn = "MISAS1503"
    case partition = "MISAS1504"
    case backoff = "MISAS1505"
    case reactsToNothing = "MISAS1506"
    case predictionHandler = "MISAS1507"
    case foreignPrediction = "MISAS1508"
    case tableName = "MISAS1509"

    // HTTP.
    case routeForm = "MISAS1601"
    case routeParameter = "MISAS1602"
    case routeTaken = "MISAS1603"
    case routeStatus = "MISAS1604"

    // Templates and output.
    case templateSyntax = "MISAS1701"
    case unknownTemplate = "MISAS1702"
    case notWritten = "MISAS1703"
    case outputChanged = "MISAS1704"
    case outputMissing = "MISAS1705"
    case outputStale = "MISAS1706"
    case outputEdited = "MISAS1707"
    case outputForeign = "MISAS1708"

    // The system file.
    case tagStatus = "MISAS1801"
    case unknownLint = "MISAS1802"
    case badAllowance = "MISAS1803"

    // Lints.
    case missingDescription = "MISAS1901"
    case missingEventDescription = "MISAS1902"
    case missingErrorDescription = "MISAS1903"
    case missingFieldDescription = "MISAS1904"
    case eventWithoutTime = "MISAS1905"
    case pathForm = "MISAS1906"
    case methodKind = "MISAS1907"
    case unusedError = "MISAS1908"
    case unemittedEvent = "MISAS1909"
    case unhandledEvent = "MISAS1910"
    case unusedType = "MISAS1911"
    case personalData = "MISAS1912"
    case loweredAccess = "MISAS1913"
    case unusedAllowance = "MISAS1914"

    // Import.
    case importUnreadable = "MISAS2001"
    case importKind = "MISAS2002"
    case importName = "MISAS2003"
    case importShape = "MISAS2004"
    case importType = "MISAS2005"
    case importRepeated = "MISAS2006"
    case importCircle = "MISAS2007"
    case importInTheWay = "MISAS2008"

    // Changes: what is stored.
    case eventGone = "MISAS3001"
    case eventUnreadable = "MISAS3002"
    case eventVersionLowered = "MISAS3003"
    case upcastChanged = "MISAS3004"
    case streamsChanged = "MISAS3005"
    case eventMoved = "MISAS3006"
    case storageChanged = "MISAS3007"
    case stateUnreadable = "MISAS3008"
    case predictionGone = "MISAS3009"
    case predictionUnreadable = "MISAS3010"
    case policyRenamed = "MISAS3011"

    // Changes: what is sent.
    case routeGone = "MISAS3101"
    case successChanged = "MISAS3102"
    case requestFieldGone = "MISAS3103"
    case requestFieldNeeded = "MISAS3104"
    case requestFieldUnreadable = "MISAS3105"
    case checkTightened = "MISAS3106"
    case roleNeeded = "MISAS3107"
    case replyUnreadable = "MISAS3108"
    case errorStatusChanged = "MISAS3109"
    case errorUnreadable = "MISAS3110"
    case errorRenamed = "MISAS3111"

    // Changes: tables and documents.
    case tableGone = "MISAS3201"
    case columnGone = "MISAS3202"
    case columnAdded = "MISAS3203"
    case columnChanged = "MISAS3204"
    case keyChanged = "MISAS3205"
    case documentsUnreadable = "MISAS3206"

    // Changes: generated Swift.
    case declarationGone = "MISAS3301"
    case declarationChanged = "MISAS3302"
    case memberGone = "MISAS3303"
    case memberChanged = "MISAS3304"
    case memberNeeded = "MISAS3305"
    case caseAdded = "MISAS3306"
    case failureChanged = "MISAS3307"
    case resultChanged = "MISAS3308"
    case accessLowered = "MISAS3309"
    case conformanceGone = "MISAS3310"

    /// Whether it says that a node is not what belongs where it stands, so that what it means is not known.
    var isStructural: Bool {
        switch self {
        case .badAlias, .mergeKey, .badKey, .unknownKey, .missingKey, .wrongKind, .badChoice, .badBoolean, .badInteger,
            .typeKind:
            true
        default: false
        }
    }

    /// Whether it is told by the tools around the compiler, and never by the compiler itself.
    package var isOfTools: Bool {
        switch self {
        case .outputChanged, .outputMissing, .outputStale, .outputEdited, .outputForeign: true
        default: rawValue >= "MISAS2000"
        }
    }

    /// How bad it is unless `lints` says otherwise.
    package var defaultSeverity: Severity { .error }
}
