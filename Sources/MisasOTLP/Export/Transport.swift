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
    struct Outcome: Sendable {
        /// How many items the collector has taken.
        let taken: Int
        /// How many it has not.
        let lost: Int
        /// Why; `nil` where none is lost.
        let reason: String?
    }

    /// How long it is waited at least, and at most, before a batch is sent again.
    static let pauses = Duration.milliseconds(500)...Duration.seconds(5)

    let client: HTTPClient
    let signal: OTLPConfiguration.Signal
    let timeout: Duration
    /// How many items of a batch an answer says that the collector has not taken.
    let rejected: @Sendable (_ answer: [UInt8]) -> Int

    /// Sends a batch, again and again while the collector is away, until its time is over or the task is cancelled.
    ///
    /// - Parameters:
    ///   - count: how many items the batch has.
    ///   - encode: writes it as it is sent.
    ///   - retried: called before it is sent again.
    func send(_ count: Int, _ encode: () throws -> [UInt8], retried: () -> Void) async -> Outcome {
        let answer: Answer
        do {
            answer = await send(try encode(), retried: retried)
        } catch {
            answer = .refused("they could not be encoded: \(String(describing: type(of: error)))")
        }
        switch answer {
        case .taken(let rejected):
            let lost = min(max(rejected, 0), count)
            let reason = lost == 0 ? nil : "the collector has not taken them"
            return Outcome(taken: count - lost, lost: lost, reason: reason)
        case .refused(let reason), .again(let reason, _): return Outcome(taken: 0, lost: count, reason: reason)
        }
    }

    private func send(_ body: [UInt8], retried: () -> Void) async -> Answer {
        let end = ContinuousClock.now + timeout
        var pause = Self.pauses.lowerBound
        while true {
            let answer = await attempt(body)
            guard case .again(_, let wanted) = answer else { return answer }
            let wait = wanted ?? pause * Double.random(in: 0.5...1)
            guard ContinuousClock.now + wait < end, !Task.isCancelled else { return answer }
            guard (try? await Task.sleep(for: wait)) != nil else { return answer }
            pause = min(pause * 2, Self.pauses.upperBound)
            retried()
        }
    }

    /// What came of one attempt.
    private enum Answer {
        /// The collector took the batch, but for so many items.
        case taken(rejected: Int)
        /// The batch was not taken, and will not be.
        case refused(String)
        /// The collector was not there, or had no time.
        case again(String, after: Duration?)
    }

    private func attempt(_ body: [UInt8]) async -> Answer {
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
        } catch let error as HTTPClientError {
            return .again(error.shortDescription, after: nil)
        } catch {
            // What it says may hold the address, and with it a password.
            return .again(String(describing: type(of: error)), after: nil)
        }
    }
}
