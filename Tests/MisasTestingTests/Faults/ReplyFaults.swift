import Misas
import MisasTesting

/// Reply stores that break their promises.
enum ReplyFaults {
    static let all = [
        StoreFault(
            "A reply store that records a second reply without a word",
            in: "A reply is recorded once, and the second is refused with the first",
            expected: "ReplyStoreError: the command c was already replied to",
            found: "()"
        ) { PatchedStores { $0.replies = RefusesNothing(base: $0.replies) } },
        StoreFault(
            "A reply store that forgets no reply",
            in: "An expired reply counts as absent, and can be removed",
            expected: "nil",
            found: "StoredReply("
        ) { PatchedStores { $0.replies = ForgetsNothing(base: $0.replies) } },
    ]

    private struct RefusesNothing: ReplyStoreWrapper {
        let base: any ReplyStore

        func record(
            _ data: [UInt8],
            as key: String,
            fingerprint: String,
            retention: Duration
        ) async throws(ReplyStoreError) {
            do {
                try await base.record(data, as: key, fingerprint: fingerprint, retention: retention)
            } catch .alreadyRecorded {
                return
            }
        }
    }

    private struct ForgetsNothing: ReplyStoreWrapper {
        let base: any ReplyStore

        func record(
            _ data: [UInt8],
            as key: String,
            fingerprint: String,
            retention: Duration
        ) async throws(ReplyStoreError) {
            try await base.record(data, as: key, fingerprint: fingerprint, retention: .seconds(1_000_000))
        }
    }
}
