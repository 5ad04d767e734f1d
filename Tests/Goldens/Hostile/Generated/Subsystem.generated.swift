// Generated from the specs of the subsystem hostile by misas-gen 0.1.0. Do not edit: change the specs instead.
// swift-format-ignore-file

public import Misas

/// ends /* here */ """ \(x) # `code` 
///  next  bidi 
///
///   second line
nonisolated public struct HostileSubsystem: Misas.Subsystem {
    private let `func`: any FuncHandling
    private let `import`: any ImportHandling
    private let `is`: any IsHandling
    private let `as`: any AsHandling
    private let `repeat`: any RepeatProjection
    private let `while`: any WhileProjection
    private let `guard`: any GuardPolicy
    private let `let`: any LetPolicy

    public init(`func`: some FuncHandling, `import`: some ImportHandling, `is`: some IsHandling, `as`: some AsHandling, `repeat`: some RepeatProjection, `while`: some WhileProjection, `guard`: some GuardPolicy, `let`: some LetPolicy) {
        self.`func` = `func`
        self.`import` = `import`
        self.`is` = `is`
        self.`as` = `as`
        self.`repeat` = `repeat`
        self.`while` = `while`
        self.`guard` = `guard`
        self.`let` = `let`
    }

    public static var name: Swift.String { "hostile" }

    public func register(in registry: inout Misas.Registry) {
        registry.add(Operator.self)
        registry.add(Return.self)
        registry.add(Init0.self)
        registry.add(Self1.self)
        registry.add(Open.self)
        registry.add(Init.self)
        registry.add(Do.self)
        registry.add(EventHappened.self)
        registry.add(Class.self)
        registry.add(Self0.self)
        registry.add(Switch.self)
        registry.add(Unexpected.self)
        registry.add(Opened0.self)
        registry.add(In.self)
        registry.add(Predict0.self)
        registry.add(Predict1.self)
        do {
            let handler = self.`func`
            registry.add(Func.self) { command, context throws(Func.Failure) in
                try await handler.handle(command, in: context)
            }
        }
        do {
            let handler = self.`import`
            registry.add(Import.self) { command, context throws(Import.Failure) in
                Misas.Decision([], reply: try await handler.handle(command, in: context))
            }
        }
        do {
            let handler = self.`is`
            registry.add(Is.self) { query, context throws(Is.Failure) in
                try await handler.handle(query, in: context)
            }
        }
        do {
            let handler = self.`as`
            registry.add(As.self) { query, context throws(As.Failure) in
                try await handler.handle(query, in: context)
            }
        }
        registry.add(Repeat.self) { [handler = self.`repeat`] projection in
            projection.on(Class.self, key: { $0.`class` }) { event, document, context in
                try await handler.project(event, onto: &document, in: context)
            }
            projection.on(Init.self, key: { $0.streamName }) { event, document, context in
                try await handler.project(event, onto: &document, in: context)
            }
        }
        registry.add(While.self) { [handler = self.`while`] projection in
            projection.on(Init.self) { event, rows, context in
                try await handler.project(event, into: rows, in: context)
            }
            projection.on(Do.self) { event, rows, context in
                try await handler.project(event, into: rows, in: context)
            }
        }
        registry.addPolicy("hostile.guard", sends: GuardActions.commands, predicts: GuardActions.predictions) { [handler = self.`guard`] policy in
            policy.on(Init.self) { message, reaction, context in
                try await handler.react(to: message, with: GuardActions(reaction), in: context)
            }
            policy.on(In.self) { message, reaction, context in
                try await handler.react(to: message, with: GuardActions(reaction), in: context)
            }
            policy.on(Predict0.self) { message, reaction, context in
                try await handler.react(to: message, with: GuardActions(reaction), in: context)
            }
            policy.on(Predict1.self) { message, reaction, context in
                try await handler.react(to: message, with: GuardActions(reaction), in: context)
            }
            policy.on(Class.self) { message, reaction, context in
                try await handler.react(to: message, with: GuardActions(reaction), in: context)
            }
        }
        registry.addPolicy("hostile.let", sends: LetActions.commands, predicts: LetActions.predictions) { [handler = self.`let`] policy in
            policy.on(Do.self) { message, reaction, context in
                try await handler.react(to: message, with: LetActions(reaction), in: context)
            }
        }
    }
}
