// swift-tools-version: 6.2

import PackageDescription

let package = Package(
    name: "Banking",
    platforms: [.macOS(.v15)],
    dependencies: [
        .package(name: "misas", path: "../.."),
        .package(url: "https://github.com/vapor/jwt-kit", from: "5.7.1"),
    ],
    targets: [
        .target(
            name: "Accounts",
            dependencies: [.product(name: "Misas", package: "misas")],
            plugins: [.plugin(name: "MisasGenPlugin", package: "misas")]
        ),
        .target(
            name: "Transfers",
            dependencies: ["Accounts", .product(name: "Misas", package: "misas")],
            plugins: [.plugin(name: "MisasGenPlugin", package: "misas")]
        ),
        .target(
            name: "BankingSystem",
            dependencies: ["Accounts", "Transfers", .product(name: "Misas", package: "misas")]
        ),
        .executableTarget(
            name: "Banking",
            dependencies: [
                "Accounts", "BankingSystem", "Transfers", .product(name: "Misas", package: "misas"),
                .product(name: "JWTKit", package: "jwt-kit"),
                .product(name: "MisasCommandLine", package: "misas"),
                .product(name: "MisasHTTP", package: "misas"),
                .product(name: "MisasJWT", package: "misas"),
                .product(name: "MisasOTLP", package: "misas"),
                .product(name: "MisasPostgreSQL", package: "misas"),
                .product(name: "PostgresClient", package: "misas"),
            ]
        ),
        .testTarget(
            name: "BankingTests",
            dependencies: [
                "Accounts", "BankingSystem", "Transfers", .product(name: "Misas", package: "misas"),
                .product(name: "MisasTesting", package: "misas"),
            ]
        ),
    ],
    swiftLanguageModes: [.v6]
)
