import FoundationEssentials
import Misas
import MisasTesting

/// Prediction stores that break their promises.
enum PredictionFaults {
    static let all = [
        StoreFault(
            "A prediction store that forgets partitions",
            in: "Within a partition one owner at a time sees to them, in order",
            expected: "14",
            found: "1234"
        ) { PatchedStores { $0.predictions = ForgetsPartitions(base: $0.predictions) } },
        StoreFault(
            "A prediction store that lets anybody end a claim",
            in: "An owner that lost its claim can end it in no way",
            expected: "PredictionStoreError: the claim on prediction test.reached/k is no longer valid",
            found: "()"
        ) { PatchedStores { $0.predictions = EndsAnyClaim(base: $0.predictions) } },
        StoreFault(
            "A prediction store that claims what is due a second too early",
            in: "A scheduled prediction can be found, and is claimed once it is due",
            expected: "nothing",
            found: "PredictionClaim"
        ) { PatchedStores { $0.predictions = ClaimsEarly(base: $0.predictions) } },
        StoreFault(
            "A prediction store that ends claims one by one",
            in: "Many claims end together, or none of them",
            expected: "cd",
            found: "c"
        ) { PatchedStores { $0.predictions = EndsOneByOne(base: $0.predictions) } },
        StoreFault(
            "A prediction store that renews a claim when another one of its partition is claimed",
            in: "A claim that has run out ends when another one of its partition is claimed",
            expected: "PredictionStoreError: the claim on prediction test.reached/second is no longer valid",
            found: "PredictionClaim"
        ) { PatchedStores { $0.predictions = RenewsAnyway(base: $0.predictions) } },
        StoreFault(
            "A prediction store that renews no claim that has run out",
            in: "A claim that has run out can be renewed while nobody claimed of its partition",
            expected: "no error",
            found: "PredictionStoreError: the claim on prediction test.reached/0 is no longer valid"
        ) { PatchedStores { $0.predictions = RenewsNothingLate(base: $0.predictions) } },
        StoreFault(
            "A prediction store that wakes no driver",
            in: "A driver that waits hears of an earlier prediction",
            expected: "an end within 0.3 seconds",
            found: "that it still waits",
            patience: .milliseconds(300)
        ) { PatchedStores { $0.predictions = WakesNobody(base: $0.predictions) } },
    ]

    private struct ForgetsPartitions: PredictionStoreWrapper {
        let base: any PredictionStore

        func schedule(_ prediction: NewPrediction) async throws(PredictionStoreError) -> Date? {
            var prediction = prediction
            prediction.partition = nil
            return try await base.schedule(prediction)
        }
    }

    private struct EndsAnyClaim: PredictionStoreWrapper {
        let base: any PredictionStore

        func complete(_ claim: PredictionClaim) async throws(PredictionStoreError) {
            _ = try await base.cancel(claim.identity)
        }
    }

    private struct ClaimsEarly: PredictionStoreWrapper {
        let base: any PredictionStore

        func claimDue(
            at date: Date,
            types: Set<String>?,
            limit: Int,
            by owner: String,
            for lease: Duration
        ) async throws(PredictionStoreError) -> [PredictionClaim] {
            try await base.claimDue(at: date.addingTimeInterval(1), types: types, limit: limit, by: owner, for: lease)
        }
    }

    private struct WakesNobody: PredictionStoreWrapper {
        let base: any PredictionStore

        func waitUntilScheduled(
            before date: Date?,
            types: Set<String>?
        ) async throws(PredictionStoreError) {
            // As long as the task is not cancelled.
            try? await Task.sleep(for: .seconds(3_600))
            throw .cancelled
        }
    }

    private struct EndsOneByOne: PredictionStoreWrapper {
        let base: any PredictionStore

        func complete(_ claims: [PredictionClaim]) async throws(PredictionStoreError) {
            for claim in claims { try await base.complete(claim) }
        }
    }

    private struct RenewsAnyway: PredictionStoreWrapper {
        let base: any PredictionStore

        func renew(
            _ claim: PredictionClaim,
            for lease: Duration
        ) async throws(PredictionStoreError) -> PredictionClaim {
            claim
        }
    }

    private struct RenewsNothingLate: PredictionStoreWrapper {
        let base: any PredictionStore

        func renew(
            _ claim: PredictionClaim,
            for lease: Duration
        ) async throws(PredictionStoreError) -> PredictionClaim {
            guard claim.expiresAt > Date() else { throw .claimLost(claim.identity) }
            return try await base.renew(claim, for: lease)
        }
    }
}
