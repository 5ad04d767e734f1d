/// The statements of the checkpoint store, for a schema.
final class CheckpointSQL: Sendable {
    let load: String
    let save: String
    let claim: String
    let lease: String
    let attend: String
    let leave: String
    let releaseOwn: String
    let notify: String
    let hold: String
    let create: String
    let list: String
    let delete: String

    init(_ schema: PostgresSchema) {
        load = EmbeddedSQL.checkpointsLoad.text(for: schema)
        save = EmbeddedSQL.checkpointsSave.text(for: schema)
        claim = EmbeddedSQL.checkpointsClaim.text(for: schema)
        lease = EmbeddedSQL.checkpointsLease.text(for: schema)
        attend = EmbeddedSQL.checkpointsAttend.text(for: schema)
        leave = EmbeddedSQL.checkpointsLeave.text(for: schema)
        releaseOwn = EmbeddedSQL.checkpointsReleaseOwn.text(for: schema)
        notify = EmbeddedSQL.checkpointsNotify.text(for: schema)
        hold = EmbeddedSQL.checkpointsHold.text(for: schema)
        create = EmbeddedSQL.checkpointsCreate.text(for: schema)
        list = EmbeddedSQL.checkpointsList.text(for: schema)
        delete = EmbeddedSQL.checkpointsDelete.text(for: schema)
    }
}
