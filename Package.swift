// swift-tools-version: 6.2

import PackageDescription

/// What the compiler generates, checked in and compiled: `Tests/Goldens/<Name>`, as the module `Golden<Name>`, and
/// beside it the tables in SQL.
func golden(_ name: String, using dependencies: [Target.Dependency] = [], settings: [SwiftSetting] = []) -> Target {
    .target(
        name: "Golden\(name)",
        dependencies: ["Misas"] + dependencies,
        path: "Tests/Goldens/\(name)",
        exclude: ["\(name).misas.yaml", "\(name).sql"],
        swiftSettings: settings + [.treatAllWarnings(as: .error)]
    )
}

let goldens = [
    golden("Accounts"),
    golden("Warehouse", using: ["GoldenAccounts"]),
    golden("Everything"),
    golden("Hostile"),
    golden("MainActor", settings: [.defaultIsolation(MainActor.self)]),
    golden("Plain"),
    golden("Before"),
    golden("After"),
]

/// A part of the banking example, which the tests build as their own: `Examples/Banking/Sources/<Name>`.
func example(_ name: String, using dependencies: [Target.Dependency], isGenerated: Bool = false) -> Target {
    .target(
        name: name,
        dependencies: ["Misas"] + dependencies,
        path: "Examples/Banking/Sources/\(name)",
        plugins: isGenerated ? ["MisasGenPlugin"] : []
    )
}

let examples: [Target] = [
    example("Accounts", using: [], isGenerated: true),
    example("Transfers", using: ["Accounts"], isGenerated: true),
    example("BankingSystem", using: ["Accounts", "Transfers"]),
    .executableTarget(
        name: "Banking",
        dependencies: [
            "Accounts", "BankingSystem", "Misas", "MisasCommandLine", "MisasHTTP", "MisasJWT", "MisasOTLP",
            "MisasPostgreSQL", "PostgresClient", "Transfers",
            .product(name: "JWTKit", package: "jwt-kit"),
        ],
        path: "Examples/Banking/Sources/Banking"
    ),
    .executableTarget(
        name: "Minimal",
        dependencies: ["Misas"],
        path: "Examples/Minimal/Sources/Minimal",
        plugins: ["MisasGenPlugin"]
    ),
    .testTarget(
        name: "MinimalTests",
        dependencies: ["Minimal", "Misas", "MisasTesting"],
        path: "Examples/Minimal/Tests/MinimalTests"
    ),
    .testTarget(
        name: "BankingTests",
        dependencies: ["Accounts", "BankingSystem", "Misas", "MisasTesting", "Transfers"],
        path: "Examples/Banking/Tests/BankingTests"
    ),
]

let package = Package(
    name: "misas",
    platforms: [.macOS(.v15)],
    products: [
        .library(name: "Misas", targets: ["Misas"]),
        .library(name: "MisasPostgreSQL", targets: ["MisasPostgreSQL"]),
        .library(name: "PostgresClient", targets: ["PostgresClient"]),
        .library(name: "MisasCommandLine", targets: ["MisasCommandLine"]),
        .library(name: "MisasHTTP", targets: ["MisasHTTP"]),
        .library(name: "MisasJWT", targets: ["MisasJWT"]),
        .library(name: "MisasOTLP", targets: ["MisasOTLP"]),
        .library(name: "MisasTesting", targets: ["MisasTesting"]),
        .executable(name: "misas-gen", targets: ["misas-gen"]),
        .plugin(name: "MisasGenPlugin", targets: ["MisasGenPlugin"]),
        .plugin(name: "MisasCommandPlugin", targets: ["MisasCommandPlugin"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        // What the server ecosystem has agreed on: a program chooses where its logs, metrics and traces go.
        .package(url: "https://github.com/apple/swift-distributed-tracing", from: "1.7.3"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-metrics", from: "2.13.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
        // The server's.
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-nio-extras", from: "1.35.2"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: []),
        .package(url: "https://github.com/vapor/jwt-kit", from: "5.7.1"),
        // The exporter's.
        .package(url: "https://github.com/apple/swift-configuration", from: "1.4.0", traits: []),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-protobuf", from: "1.39.0"),
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
    ],
    targets: [
        // The forms of values that both programs must read alike: patterns, dates, durations, decimals.
        .target(name: "MisasLanguage"),

        // What makes the stores' schema on PostgreSQL: the runtime applies it, the command line prints it.
        .target(name: "MisasSchema", dependencies: ["MisasLanguage"]),

        // The compiler: specs in, Swift out.
        .systemLibrary(
            name: "CLibYAML",
            pkgConfig: "yaml-0.1",
            providers: [.apt(["libyaml-dev"]), .brew(["libyaml"])]
        ),
        .systemLibrary(name: "CMalloc"),
        .target(name: "MisasCompiler", dependencies: ["CLibYAML", "CMalloc", "MisasLanguage"]),
        .executableTarget(name: "misas-gen-build", dependencies: ["MisasCompiler"]),
        // What people do with specs besides: apart from the compiler, since the plug-in's tool needs none of it.
        .target(name: "MisasTooling", dependencies: ["MisasCompiler", "MisasLanguage"]),
        .executableTarget(
            name: "misas-gen",
            dependencies: [
                "MisasCompiler", "MisasSchema", "MisasTooling",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]
        ),

        .plugin(name: "MisasGenPlugin", capability: .buildTool(), dependencies: ["misas-gen-build"]),
        .plugin(
            name: "MisasCommandPlugin",
            capability: .command(
                intent: .custom(verb: "misas", description: "Runs misas-gen: checks specs, adds to the package."),
                permissions: [.writeToPackageDirectory(reason: "It writes what it adds and generates.")]
            ),
            dependencies: ["misas-gen"]
        ),

        // The runtime: what the compiler's output stands on.
        .target(
            name: "Misas",
            dependencies: [
                "MisasLanguage",
                .product(name: "Logging", package: "swift-log"),
                .product(name: "Metrics", package: "swift-metrics"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "Tracing", package: "swift-distributed-tracing"),
            ]
        ),

        // PostgreSQL: a client on libpq.
        .systemLibrary(name: "CLibPQ", pkgConfig: "libpq", providers: [.apt(["libpq-dev"]), .brew(["libpq"])]),
        .systemLibrary(name: "CEpoll"),
        .target(name: "PostgresClient", dependencies: ["CLibPQ", "CEpoll"]),
        .target(
            name: "MisasPostgreSQL",
            dependencies: ["Misas", "MisasSchema", "PostgresClient"],
            exclude: ["SQL"]
        ),

        // How a system is reached: the API that its specs describe, on Hummingbird.
        .target(
            name: "MisasHTTP",
            dependencies: [
                "Misas",
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOHTTPCompression", package: "swift-nio-extras"),
                .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
                .product(name: "NIOHTTPTypesHTTP1", package: "swift-nio-extras"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "Tracing", package: "swift-distributed-tracing"),
            ]
        ),

        // Callers whom JSON Web Tokens name.
        .target(
            name: "MisasJWT",
            dependencies: [
                "Misas", "MisasHTTP",
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "JWTKit", package: "jwt-kit"),
            ]
        ),

        // Where a system's traces, metrics and logs go: any collector that speaks OpenTelemetry's protocol over HTTP.
        .target(
            name: "MisasOTLP",
            dependencies: [
                "Misas",
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "Configuration", package: "swift-configuration"),
                .product(name: "CoreMetrics", package: "swift-metrics"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "SwiftProtobuf", package: "swift-protobuf"),
                .product(name: "Tracing", package: "swift-distributed-tracing"),
            ]
        ),

        // What operators do with an application, from its own command line.
        .target(
            name: "MisasCommandLine",
            dependencies: ["Misas", .product(name: "ArgumentParser", package: "swift-argument-parser")]
        ),

        // What a system is tested with, and a store that somebody has written, in whatever test framework.
        .target(
            name: "MisasTesting",
            dependencies: ["Misas", .product(name: "Logging", package: "swift-log")]
        ),

        .target(
            name: "TestSupport",
            dependencies: [.product(name: "Logging", package: "swift-log")],
            path: "Tests/TestSupport"
        ),
        // A collector of telemetry, in a process of its own.
        .target(name: "CollectorSupport", dependencies: ["TestSupport"], path: "Tests/CollectorSupport"),
        .testTarget(
            name: "MisasOTLPTests",
            dependencies: [
                "Accounts", "Banking", "BankingSystem", "CollectorSupport", "Misas", "MisasOTLP", "MisasPostgreSQL",
                "MisasTesting", "PostgresClient", "PostgresTestSupport", "TestSupport", "Transfers",
                .product(name: "Tracing", package: "swift-distributed-tracing"),
            ]
        ),
        .testTarget(
            name: "MisasHTTPTests",
            dependencies: [
                "Accounts", "Banking", "BankingSystem", "Misas", "MisasHTTP", "MisasJWT",
                "MisasPostgreSQL", "MisasTesting", "PostgresClient", "PostgresTestSupport", "TestSupport", "Transfers",
                "misas-gen",
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "InMemoryTracing", package: "swift-distributed-tracing"),
                .product(name: "JWTKit", package: "jwt-kit"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "Tracing", package: "swift-distributed-tracing"),
            ]
        ),
        .testTarget(name: "MisasLanguageTests", dependencies: ["MisasLanguage", "TestSupport"]),
        .target(name: "CorpusSupport", dependencies: ["MisasCompiler"], path: "Tests/CorpusSupport"),
        .testTarget(name: "MisasCompilerTests", dependencies: ["CorpusSupport", "MisasCompiler", "TestSupport"]),
        .testTarget(
            name: "MisasToolingTests",
            dependencies: ["CorpusSupport", "MisasCompiler", "MisasTooling", "TestSupport"]
        ),
        .testTarget(name: "MisasGenTests", dependencies: ["CorpusSupport", "TestSupport", "misas-gen"]),
        .testTarget(
            name: "MisasTests",
            dependencies: [
                "Misas", "MisasTesting", "TestSupport",
                .product(name: "InMemoryTracing", package: "swift-distributed-tracing"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "ServiceLifecycleTestKit", package: "swift-service-lifecycle"),
            ]
        ),
        .testTarget(
            name: "MisasCommandLineTests",
            dependencies: ["Misas", "MisasCommandLine", "MisasTesting", "TestSupport"]
        ),
        .testTarget(
            name: "MisasTestingTests",
            dependencies: ["Accounts", "BankingSystem", "Misas", "MisasTesting", "Transfers"]
        ),
        .testTarget(
            name: "GoldenTests",
            dependencies: [
                "Misas", "MisasCompiler", "MisasTooling", "TestSupport", "GoldenAccounts", "GoldenAfter",
                "GoldenBefore", "GoldenWarehouse", "GoldenEverything",
                "GoldenHostile", "GoldenMainActor", "GoldenPlain",
            ]
        ),
        .testTarget(name: "PluginTests", dependencies: ["TestSupport", "misas-gen"]),
        .target(name: "PostgresTestSupport", dependencies: ["TestSupport"], path: "Tests/PostgresTestSupport"),
        .testTarget(
            name: "MisasPostgreSQLTests",
            dependencies: [
                "GoldenAccounts", "KilledWriter", "Misas", "MisasPostgreSQL", "MisasSchema", "MisasTesting",
                "PostgresClient", "PostgresTestSupport", "ProcessingWorker", "TestSupport", "misas-gen",
            ]
        ),
        // A program that the tests start and kill.
        .executableTarget(
            name: "KilledWriter",
            dependencies: ["Misas", "MisasPostgreSQL", "PostgresClient"],
            path: "Tests/KilledWriter"
        ),
        // Another, of which several take part in processing.
        .executableTarget(
            name: "ProcessingWorker",
            dependencies: ["Misas", "MisasPostgreSQL", "MisasTesting", "PostgresClient"],
            path: "Tests/ProcessingWorker"
        ),
        .testTarget(name: "PostgresClientTests", dependencies: ["PostgresClient", "PostgresTestSupport"]),
    ] + goldens + examples,
    swiftLanguageModes: [.v6]
)

// Every Swift target is held to the same rules, but for those that show that a user needs none of them.
// `MISAS_UNOBSERVED=1` leaves the instrumentation out, for the benchmark that tells what it costs.
// `MISAS_STRICT=1` (set in CI) makes warnings errors; it is not the default because a package must not fail in a user's
// build for a newer compiler's warning.
let users = examples.map(\.name) + ["GoldenPlain"]
for target in package.targets where target.type != .system && target.type != .plugin && !users.contains(target.name) {
    var settings = target.swiftSettings ?? []
    settings += [
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
    ]
    if Context.environment["MISAS_UNOBSERVED"] == "1" { settings.append(.define("MISAS_UNOBSERVED")) }
    if Context.environment["MISAS_STRICT"] == "1", !target.name.hasPrefix("Golden") || target.type == .test {
        settings.append(.treatAllWarnings(as: .error))
    }
    target.swiftSettings = settings
}
