/// An event happened at some time, which is part of the fact; the time of its recording is not the same.
struct EventTimeRule {
    let linter: Linter

    func run(_ index: Int) {
        for event in linter.specs.subsystems[index].events {
            let hasTime = event.fields.contains { field in
                switch linter.specs.shape(of: field.type, from: index).unwrapped {
                case .unknown: true
                case let shape: shape.base == .dateTime
                }
            }
            guard !hasTime else { continue }
            linter.report(
                .eventWithoutTime,
                "the event `\(event.name)` does not say when it happened",
                at: event.nameRange,
                help: "add a field such as `at: dateTime`"
            )
        }
    }
}
