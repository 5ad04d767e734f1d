import Misas
import PostgresClient

/// How the status of a stream is stored.
enum StreamStatusForm {
    static func status(_ code: Int16) throws(PostgresError) -> StreamInfo.Status {
        switch code {
        case 0: .open
        case 1: .archived
        case 2: .deleted
        default: throw .unexpectedAnswer("a stream has the unknown status \(code)")
        }
    }
}
