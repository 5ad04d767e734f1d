import Misas

/// Ten events go to a stream, one by one, each for the version that its writer knows.
func append(_ events: any EventStore, clients: Int, seconds: Double) async throws {
    let run = UInt32.random(in: 0 ... .max)
    try await Load.run(clients: clients, seconds: seconds) { client, turn in
        let stream = try StreamName("bench.account-\(run)-\(client)-\(turn / 10)")
        let expected: ExpectedVersion = turn % 10 == 0 ? .noStream : .version(StreamVersion(Int64(turn % 10)))
        try await events.append([SampleEvent.event(turn)], to: stream, expecting: expected)
    }
}

/// Each batch is a stream of its own.
func appendBatches(_ events: any EventStore, of size: Int, clients: Int, seconds: Double) async throws {
    let run = UInt32.random(in: 0 ... .max)
    try await Load.run(clients: clients, seconds: seconds) { client, turn in
        let stream = try StreamName("bench.account-\(run)-\(client)-\(turn)")
        try await events.append((0..<size).map(SampleEvent.event), to: stream, expecting: .noStream)
    }
}

/// Fills streams of ten events each, numbered from 1, five hundred of them at a time.
func fill(_ events: any EventStore, streams: Int) async throws {
    let together = 500
    for first in stride(from: 1, through: streams, by: together) {
        let numbers = first..<min(first + together, streams + 1)
        for turn in 0..<10 {
            let expected: ExpectedVersion = turn == 0 ? .noStream : .version(StreamVersion(Int64(turn)))
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in numbers {
                    let stream = try StreamName("bench.account-\(number)")
                    group.addTask {
                        try await events.append([SampleEvent.event(number)], to: stream, expecting: expected)
                    }
                }
                try await group.waitForAll()
            }
        }
    }
    print(#"{"events": \#(streams * 10)}"#)
}
