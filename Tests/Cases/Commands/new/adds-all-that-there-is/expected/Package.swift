// swift-tools-version: 6.2

import PackageDescription

let misas = Target.Dependency.product(name: "Misas", package: "misas")
let misasTesting = Target.Dependency.product(name: "MisasTesting", package: "misas")

/// A subsystem, which is compiled from the specs in `Sources/<name>`, and its tests.
func subsystem(_ name: String, using others: [String] = []) -> [Target] {
    let used = others.map { Target.Dependency(stringLiteral: $0) }
    return [
        .target(
            name: name,
            dependencies: [misas] + used,
            plugins: [.plugin(name: "MisasGenPlugin", package: "misas")]
        ),
        .testTarget(name: "\(name)Tests", dependencies: [.init(stringLiteral: name), misas, misasTesting] + used),
    ]
}

/// The subsystems: each is a target of its own. `misas-gen new subsystem` adds to them.
let subsystems: [[Target]] = [
    subsystem("Accounts"),
    // misas-gen new subsystem
]

let package = Package(
    name: "bank",
    platforms: [.macOS(.v15)],
    dependencies: [
        .package(name: "misas", path: "../misas")
    ],
    targets: subsystems.flatMap { $0 } + [
        .executableTarget(
            name: "Bank",
            dependencies: [misas] + subsystems.compactMap { $0.first.map { .init(stringLiteral: $0.name) } }
        )
    ],
    swiftLanguageModes: [.v6]
)
