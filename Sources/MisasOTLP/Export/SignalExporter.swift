internal import Misas

/// Brings what waits in a queue to a collector.
struct SignalExporter<Item: Sendable>: Sendable {
    let name: String
    let queue: BatchQueue<Item>
    let transport: Transport
    let encode: @Sendable ([Item]) throws -> [UInt8]
    let report: FailureReport

    /// Sends batches until the queue is closed and empty, or the task is cancelled.
    ///
    /// What is left then is dropped, and counted.
    func run() async {
        var full = 0
        while !Task.isCancelled {
            // What was added before it was closed is sent too.
            let isLast = queue.isClosed
            if !isLast { await queue.waitForBatch() }
            await sendAll()
            tellFull(since: &full)
            if isLast { return }
        }
        let left = queue.takeAll().count
        tellFull(since: &full)
        queue.count { $0.droppedFailed += left }
        if left > 0 { report.failed(name, left, "there was no time left to send them") }
    }

    /// Says what was dropped since too much waited.
    private func tellFull(since told: inout Int) {
        let dropped = queue.counts.droppedFull
        if dropped > told { report.failed(name, dropped - told, "too much waited to be sent") }
        told = dropped
    }

    private func sendAll() async {
        while !Task.isCancelled {
            let batch = queue.take()
            if batch.isEmpty { return }
            await send(batch)
        }
    }

    private func send(_ batch: [Item]) async {
        let outcome = await transport.send(batch.count) {
            try encode(batch)
        } retried: {
            queue.count { $0.retries += 1 }
        }
        queue.count { $0.add(outcome) }
        if let reason = outcome.reason { report.failed(name, outcome.lost, reason) }
    }
}
