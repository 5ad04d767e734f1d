// Generated from the specs of the subsystem everything by misas-gen 0.1.0. Do not edit: change the specs instead.
// swift-format-ignore-file

#if hasFeature(InternalImportsByDefault)
    import Misas
#else
    import Misas
#endif

/// Every construct, once.
nonisolated struct EverythingSubsystem: Misas.Subsystem {
    private let note: any NoteHandling
    private let log: any LogHandling
    private let ping: any PingHandling
    private let ask: any AskHandling
    private let findDocuments: any FindDocumentsHandling
    private let countDocuments: any CountDocumentsHandling
    private let documents: any DocumentsProjection
    private let colors: any ColorsProjection
    private let rows: any RowsProjection
    private let oneRow: any OneRowProjection
    private let follow: any FollowPolicy
    private let watch: any WatchPolicy

    init(note: some NoteHandling, log: some LogHandling, ping: some PingHandling, ask: some AskHandling, findDocuments: some FindDocumentsHandling, countDocuments: some CountDocumentsHandling, documents: some DocumentsProjection, colors: some ColorsProjection, rows: some RowsProjection, oneRow: some OneRowProjection, follow: some FollowPolicy, watch: some WatchPolicy) {
        self.note = note
        self.log = log
        self.ping = ping
        self.ask = ask
        self.findDocuments = findDocuments
        self.countDocuments = countDocuments
        self.documents = documents
        self.colors = colors
        self.rows = rows
        self.oneRow = oneRow
        self.follow = follow
        self.watch = watch
    }

    static var name: Swift.String { "everything" }

    func register(in registry: inout Misas.Registry) {
        registry.add(AddNode.self)
        registry.add(CopyNode.self)
        registry.add(RenameNode.self)
        registry.add(TouchNode.self)
        registry.add(StartCounter.self)
        registry.add(RaiseCounter.self)
        registry.add(Happened.self)
        registry.add(Noted.self)
        registry.add(Outdated.self)
        registry.add(NodeAdded.self)
        registry.add(NodeCopied.self)
        registry.add(NodeRenamed.self)
        registry.add(NodeDropped.self)
        registry.add(CounterStarted.self)
        registry.add(CounterRaised.self)
        registry.add(NodeExpires.self)
        registry.add(DayEnds.self)
        do {
            let handler = self.note
            registry.add(Note.self) { command, context throws(Note.Failure) in
                try await handler.handle(command, in: context)
            }
        }
        do {
            let handler = self.log
            registry.add(Log.self) { command, context throws(Log.Failure) in
                Misas.Decision(try await handler.handle(command, in: context))
            }
        }
        do {
            let handler = self.ping
            registry.add(Ping.self) { command, context throws(Ping.Failure) in
                Misas.Decision([], reply: try await handler.handle(command, in: context))
            }
        }
        do {
            let handler = self.ask
            registry.add(Ask.self) { command, context throws(Ask.Failure) in
                Misas.Decision([], reply: try await handler.handle(command, in: context))
            }
        }
        do {
            let handler = self.findDocuments
            registry.add(FindDocuments.self) { query, context throws(FindDocuments.Failure) in
                try await handler.handle(query, in: context)
            }
        }
        do {
            let handler = self.countDocuments
            registry.add(CountDocuments.self) { query, context throws(CountDocuments.Failure) in
                try await handler.handle(query, in: context)
            }
        }
        registry.add(Documents.self) { [handler = self.documents] projection in
            projection.on(NodeAdded.self, key: { $0.node }) { event, document, context in
                try await handler.project(event, onto: &document, in: context)
            }
            projection.on(NodeCopied.self, key: { $0.node }) { event, document, context in
                try await handler.project(event, onto: &document, in: context)
            }
            projection.on(NodeRenamed.self, key: { $0.node }) { event, document, context in
                try await handler.project(event, onto: &document, in: context)
            }
        }
        registry.add(Colors.self) { [handler = self.colors] projection in
            projection.on(Happened.self, key: { $0.color }) { event, document, context in
                try await handler.project(event, onto: &document, in: context)
            }
            projection.on(Outdated.self, key: { $0.color }) { event, document, context in
                try await handler.project(event, onto: &document, in: context)
            }
        }
        registry.add(Rows.self) { [handler = self.rows] projection in
            projection.on(Noted.self, partition: { Misas.Literals.text(of: $0.text) }) { event, rows, context in
                try await handler.project(event, into: rows, in: context)
            }
            projection.on(Outdated.self, partition: { Misas.Literals.text(of: $0.text) }) { event, rows, context in
                try await handler.project(event, into: rows, in: context)
            }
        }
        registry.add(OneRow.self) { [handler = self.oneRow] projection in
            projection.on(CounterRaised.self, key: { OneRowRow.Key(counter: $0.counter) }) { event, rows, context in
                try await handler.project(event, into: rows, in: context)
            }
        }
        registry.addPolicy("everything.follow", failure: .park, sends: FollowActions.commands, predicts: FollowActions.predictions) { [handler = self.follow] policy in
            policy.on(NodeAdded.self) { message, reaction, context in
                try await handler.react(to: message, with: FollowActions(reaction), in: context)
            }
            policy.on(NodeExpires.self) { message, reaction, context in
                try await handler.react(to: message, with: FollowActions(reaction), in: context)
            }
            policy.on(DayEnds.self) { message, reaction, context in
                try await handler.react(to: message, with: FollowActions(reaction), in: context)
            }
        }
        registry.addPolicy("everything.watch", sends: WatchActions.commands, predicts: WatchActions.predictions) { [handler = self.watch] policy in
            policy.on(NodeRenamed.self) { message, reaction, context in
                try await handler.react(to: message, with: WatchActions(reaction), in: context)
            }
        }
    }
}
