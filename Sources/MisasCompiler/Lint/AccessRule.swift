/// What is generated can be seen by no more than what it names; who wrote more may wonder.
struct AccessRule {
    let linter: Linter

    private var specs: Specs { linter.specs }

    func run(_ index: Int) {
        let subsystem = specs.subsystems[index]
        let effective = specs.access(of: index)
        guard let range = subsystem.accessRange, effective < subsystem.access else { return }
        let lower = specs.used(by: index).first { specs.access(of: $0) == effective }
        linter.report(
            .loweredAccess,
            "what is generated is `\(effective.rawValue)`, as is what it uses of "
                + "`\(lower.map { specs.subsystems[$0].name } ?? "")`",
            at: range,
            help: "say `access: \(subsystem.access.rawValue)` there too, or `access: \(effective.rawValue)` here",
            fix: .replace(range, subsystem.access.rawValue, with: effective.rawValue)
        )
    }
}
