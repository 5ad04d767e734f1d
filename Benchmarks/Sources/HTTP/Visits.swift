import Misas

extension Visit: VisitBehavior {
    static func noteVisit(_ command: NoteVisit, in context: DecisionContext) -> [NoteVisit.Emission] {
        [.visitNoted(.init(visit: command.visit, visitor: command.visitor, at: context.now))]
    }

    init(_ event: VisitNoted) { self.init(visitor: event.visitor) }
}

struct Overview: VisitOverviewProjection {
    func project(_ event: VisitNoted, onto document: inout VisitView?, in context: ProjectionContext) {
        document = VisitView(visit: event.visit, visitor: event.visitor, at: event.at, version: context.version)
    }
}

struct GetVisitHandler: GetVisitHandling {
    /// There is no such visit.
    struct Unknown: Error {}

    func handle(_ query: GetVisit, in context: HandlingContext) async throws(GetVisit.Failure) -> VisitView {
        try await GetVisit.Failure.wrapping {
            guard let found = try await context.documents(VisitOverview.self).get(query.visit) else { throw Unknown() }
            return found.document
        }
    }
}
