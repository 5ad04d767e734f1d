internal import Misas

/// Brings what waits in a queue to a collector.
struct SignalExporter<Item: Sendable>: Sendable {
    let name: String
    let queue: BatchQueue<Item>
    let transport: Transport
    let encode: @Sendable ([Item]) throws -> [UInt8]
    let report: FailureReport

    /// Sends batches until the queue is closed and empty, or the task is cancelled.
    func run() async {
        while !queue.isClosed, !Task.isCancelled {
            await queue.waitForBatch()
            await sendAll()
        }
    }

    private func sendAll() async {
        while !Task.isCancelled {
            let batch = queue.take()
            if batch.isEmpty { return }
            await send(batch)
        }
    }

    private func send(_ batch: [Item]) async {
        let outcome: Transport.Outcome
        do {
            let body = try encode(batch)
            outcome = await transport.send(body) { queue.count { $0.retries += 1 } }
        } catch {
            outcome = .failed("it could not be encoded: \(String(describing: type(of: error)))")
        }
        switch outcome {
        case .taken(let rejected):
            let rejected = min(rejected, batch.count)
            queue.count { counts in
                counts.exported += batch.count - rejected
                counts.droppedFailed += rejected
            }
            if rejected > 0 { report.failed(name, rejected, "the collector has not taken them") }
        case .failed(let reason):
            queue.count { $0.droppedFailed += batch.count }
            report.failed(name, batch.count, reason)
        }
    }
}
