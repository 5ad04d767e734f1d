// swift-tools-version: 6.2

import PackageDescription

// The figures that the README quotes, each with its command: `Benchmarks/run NAME`. A package of its own, so that
// nobody who uses Misas resolves any of it.
let package = Package(
    name: "misas-benchmarks",
    platforms: [.macOS(.v15)],
    dependencies: [
        .package(name: "misas", path: ".."),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: []),
    ],
    targets: [
        .target(name: "Measure"),
        .executableTarget(
            name: "codec",
            dependencies: ["Measure", .product(name: "Misas", package: "misas")],
            path: "Sources/Codec",
            plugins: [.plugin(name: "MisasGenPlugin", package: "misas")]
        ),
        .executableTarget(
            name: "bus",
            dependencies: ["Measure", .product(name: "Misas", package: "misas")],
            path: "Sources/Bus"
        ),
        .executableTarget(
            name: "stores",
            dependencies: [
                "Measure",
                .product(name: "Misas", package: "misas"),
                .product(name: "MisasPostgreSQL", package: "misas"),
                .product(name: "PostgresClient", package: "misas"),
            ],
            path: "Sources/Stores"
        ),
        .executableTarget(
            name: "processing",
            dependencies: [
                "Measure",
                .product(name: "Misas", package: "misas"),
                .product(name: "MisasPostgreSQL", package: "misas"),
                .product(name: "PostgresClient", package: "misas"),
            ],
            path: "Sources/Processing",
            plugins: [.plugin(name: "MisasGenPlugin", package: "misas")]
        ),
        .executableTarget(
            name: "instrumentation",
            dependencies: [
                "Measure",
                .product(name: "Misas", package: "misas"),
                .product(name: "MisasOTLP", package: "misas"),
                .product(name: "MisasPostgreSQL", package: "misas"),
                .product(name: "PostgresClient", package: "misas"),
            ],
            path: "Sources/Instrumentation",
            plugins: [.plugin(name: "MisasGenPlugin", package: "misas")]
        ),
        .executableTarget(
            name: "http",
            dependencies: [
                "Measure",
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "Misas", package: "misas"),
                .product(name: "MisasHTTP", package: "misas"),
                .product(name: "MisasPostgreSQL", package: "misas"),
                .product(name: "PostgresClient", package: "misas"),
            ],
            path: "Sources/HTTP",
            plugins: [.plugin(name: "MisasGenPlugin", package: "misas")]
        ),
        .executableTarget(
            name: "libpq-baseline",
            dependencies: ["LibPQ"],
            path: "Sources/LibPQBaseline"
        ),
        .systemLibrary(name: "LibPQ", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
        .executableTarget(
            name: "yaml-baseline",
            path: "Sources/YAMLBaseline",
            linkerSettings: [.linkedLibrary("yaml")]
        ),
    ],
    swiftLanguageModes: [.v6]
)

for target in package.targets
where target.type != .plugin && target.type != .system
    && !target.name.hasSuffix("-baseline")
{
    target.swiftSettings = [
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
    ]
}
