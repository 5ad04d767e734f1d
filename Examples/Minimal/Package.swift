// swift-tools-version: 6.2

import PackageDescription

let package = Package(
    name: "Minimal",
    platforms: [.macOS(.v15)],
    dependencies: [
        .package(name: "misas", path: "../..")
    ],
    targets: [
        .executableTarget(
            name: "Minimal",
            dependencies: [.product(name: "Misas", package: "misas")],
            plugins: [.plugin(name: "MisasGenPlugin", package: "misas")]
        ),
        .testTarget(
            name: "MinimalTests",
            dependencies: [
                "Minimal", .product(name: "Misas", package: "misas"), .product(name: "MisasTesting", package: "misas"),
            ]
        ),
    ],
    swiftLanguageModes: [.v6]
)
