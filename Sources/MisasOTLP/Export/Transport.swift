internal import AsyncHTTPClient
internal import Misas
internal import NIOCore
internal import NIOHTTP1

#if canImport(FoundationEssentials)
    internal import FoundationEssentials
#else
    internal import Foundation
#endif

/// Sends one kind of telemetry to a collector: <https://opentelemetry.io/docs/specs/otlp/#otlphttp>.
struct Transport: Sendable {
    /// What has become of a batch.
    enum Outcome: Sendable, Equatable {
        /// The collector took it, but for so many items.
        case taken(rejected: Int)
        /// The collector did not take it and will not, or was not there for too long.
        case failed(String)
    }

    /// How long it is waited at least, and at most, before a batch is sent again.
    static let pauses = Duration.milliseconds(500)...Duration.seconds(5)

    let client: HTTPClient
    let signal: OTLPConfiguration.Signal
    let timeout: Duration
    /// How many items of a batch an answer says that the collector has not taken.
    let rejected: @Sendable (_ answer: [UInt8]) -> Int

    /// Sends a batch, again and again while the collector is away, until its time is over or the task is cancelled.
    func send(_ body: [UInt8], retried: () -> Void) async -> Outcome {
        let end = ContinuousClock.now + timeout
        var pause = Self.pauses.lowerBound
        while true {
            let attempt = await attempt(body)
            guard case .again(let reason, let wanted) = attempt else { return attempt.outcome }
            let wait = wanted ?? pause * Double.random(in: 0.5...1)
            guard ContinuousClock.now + wait < end, !Task.isCancelled else { return .failed(reason) }
            guard (try? await Task.sleep(for: wait)) != nil else { return .failed(reason) }
            pause = min(pause * 2, Self.pauses.upperBound)
            retried()
        }
    }

    private enum Attempt {
        case taken(rejected: Int)
        case refused(String)
        case again(String, after: Duration?)

        var outcome: Outcome {
            switch self {
            case .taken(let rejected): .taken(rejected: rejected)
            case .refused(let reason), .again(let reason, _): .failed(reason)
            }
        }
    }

    private func attempt(_ body: [UInt8]) async -> Attempt {
        var request = HTTPClientRequest(url: signal.endpoint)
        request.method = .POST
        request.headers.add(name: "content-type", value: "application/x-protobuf")
        request.headers.add(name: "user-agent", value: "misas-otlp/1.0.0")
        for (name, value) in signal.headers.reveal() { request.headers.replaceOrAdd(name: name, value: value) }
        request.body = .bytes(ByteBuffer(bytes: body))
        do {
            let limit = TimeAmount.nanoseconds(Int64(signal.timeout / .nanoseconds(1)))
            let response = try await client.execute(request, timeout: limit)
            let answer = try await response.body.collect(upTo: 1 << 20)
            switch response.status.code {
            case 200..<300: return .taken(rejected: rejected(Array(answer.readableBytesView)))
            case 429, 502, 503, 504:
                let seconds = response.headers.first(name: "retry-after").flatMap(Int.init)
                return .again("status \(response.status.code)", after: seconds.map { .seconds(min(max($0, 0), 60)) })
            default: return .refused("status \(response.status.code)")
            }
        } catch {
            // What the client says may hold the address, and with it a password.
            return .again(String(describing: type(of: error)), after: nil)
        }
    }
}
