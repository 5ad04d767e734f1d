/// The statements of the prediction store, for a schema.
final class PredictionSQL: Sendable {
    let schedule: String
    let cancel: String
    let find: String
    let endClaim: String
    let completeMany: String
    let claimDue: String
    let renew: String
    let unpark: String
    let list: String
    let nextDue: String

    init(_ schema: PostgresSchema) {
        schedule = EmbeddedSQL.predictionsSchedule.text(for: schema)
        cancel = EmbeddedSQL.predictionsCancel.text(for: schema)
        find = EmbeddedSQL.predictionsFind.text(for: schema)
        endClaim = EmbeddedSQL.predictionsEndClaim.text(for: schema)
        completeMany = EmbeddedSQL.predictionsCompleteMany.text(for: schema)
        claimDue = EmbeddedSQL.predictionsClaimDue.text(for: schema)
        renew = EmbeddedSQL.predictionsRenew.text(for: schema)
        unpark = EmbeddedSQL.predictionsUnpark.text(for: schema)
        list = EmbeddedSQL.predictionsList.text(for: schema)
        nextDue = EmbeddedSQL.predictionsNextDue.text(for: schema)
    }
}
