import KilledWriter
import Misas

/// What a program that is killed again and again has told.
struct WriterJournal {
    private(set) var answers: [WriterRequest: WriterAnswer] = [:]
    /// What was sent, and not answered.
    private(set) var inDoubt: Set<WriterRequest> = []
    /// What was answered otherwise when it was asked again.
    private(set) var contradictions: [WriterRequest] = []
    /// How many lines told of an answer.
    private(set) var progress = 0
    private var last: [Int: WriterRequest] = [:]

    mutating func note(_ line: WriterLine) {
        guard let answer = line.answer else {
            if answers[line.request] == nil { inDoubt.insert(line.request) }
            return
        }
        progress += 1
        inDoubt.remove(line.request)
        last[line.request.task] = line.request
        if let first = answers[line.request] {
            if answer.parts != first.parts || !answer.wasAlreadyStored { contradictions.append(line.request) }
        } else {
            answers[line.request] = answer
        }
    }

    /// What the next life sends first: what was answered last, whose answer is known, and what is in doubt.
    var pending: [WriterRequest] { Array(last.values) + Array(inDoubt) }

    /// How the stored events differ from what was told.
    func faults(in events: [RecordedEvent]) -> [String] {
        var faults = contradictions.map { "asked again, the answer to \($0) was another" }
        let stored = Dictionary(grouping: events, by: \.id)
        for (id, events) in stored where events.count > 1 {
            faults.append("event \(id) is stored \(events.count) times")
        }
        for (request, answer) in answers {
            for (part, told) in zip(request.parts, answer.parts) {
                let first = told.lastVersion - Int64(part.ids.count) + 1
                let found = part.ids.compactMap { stored[$0]?.first }
                if found.map(\.version.rawValue) != Array(first...told.lastVersion)
                    || found.contains(where: { $0.stream.description != part.stream })
                    || found.first?.position.rawValue != told.firstPosition
                    || found.last?.position.rawValue != told.lastPosition
                {
                    faults.append("the answer to \(request) was \(answer), and stored is \(found)")
                }
                if let expected = part.expected, first != expected + 1 {
                    faults.append("\(part.stream) was to be at \(expected), and the append began at \(first)")
                }
            }
        }
        for (stream, events) in Dictionary(grouping: events, by: \.stream)
        where events.map(\.version.rawValue) != Array(1...Int64(events.count)) {
            faults.append("stream \(stream) has holes")
        }
        let sent = Set((Array(answers.keys) + Array(inDoubt)).flatMap { $0.parts.flatMap(\.ids) })
        let foreign = Set(stored.keys).subtracting(sent)
        if !foreign.isEmpty { faults.append("\(foreign.count) events are stored that were never sent") }
        return faults
    }
}
