package import Misas

/// Money that was put into an account: what the scenarios of processing append.
package struct Deposited: Event, Equatable {
    package var account: String
    package var amount: Int

    package init(account: String, amount: Int) {
        self.account = account
        self.amount = amount
    }

    package init(from reader: inout JSONReader) {
        account = reader.member("account")
        amount = reader.member("amount")
    }

    package func encode(to writer: inout JSONWriter) {
        writer.member("account", account)
        writer.member("amount", amount)
    }

    package static var wireName: String { "test.deposited" }

    /// The event as it is appended.
    package var new: NewEvent {
        get throws { try EventCodec.encode(self, metadata: EventMetadata()) }
    }
}

/// What a policy's command leads to.
package struct Noted: Event, Equatable {
    package var account: String
    package var amount: Int

    package init(account: String, amount: Int) {
        self.account = account
        self.amount = amount
    }

    package init(from reader: inout JSONReader) {
        account = reader.member("account")
        amount = reader.member("amount")
    }

    package func encode(to writer: inout JSONWriter) {
        writer.member("account", account)
        writer.member("amount", amount)
    }

    package static var wireName: String { "test.noted" }
}

/// The command that the scenarios' policy sends.
package struct Note: HandledCommand {
    package struct Emission: FreeStandingEmission {
        package let streamed: StreamedEvent
    }

    package enum Failure: HandlerFailure {
        case refused(NoteRefused)
        case unexpected(any Error)

        package var underlying: any Error {
            switch self {
            case .refused(let error): error
            case .unexpected(let error): error
            }
        }

        package init?(_ error: any Error) {
            guard let refused = error as? NoteRefused else { return nil }
            self = .refused(refused)
        }
    }

    package typealias Result = Int
    package var account: String
    package var amount: Int

    package init(account: String, amount: Int) {
        self.account = account
        self.amount = amount
    }

    package init(from reader: inout JSONReader) {
        account = reader.member("account")
        amount = reader.member("amount")
    }

    package func encode(to writer: inout JSONWriter) {
        writer.member("account", account)
        writer.member("amount", amount)
    }

    package static var wireName: String { "test.note" }
}

/// Why a note is not taken.
package struct NoteRefused: DomainError, Equatable {
    package init() {}
    package init(from reader: inout JSONReader) { reader.object() }
    package func encode(to writer: inout JSONWriter) { writer.object() }
    package static var wireName: String { "test.note_refused" }
    package static func message(of error: Self) -> String { "the note is not taken" }
}

/// A payment that will be due.
package struct PaymentDue: Prediction, Equatable {
    package var account: String
    package var number: Int

    package init(account: String, number: Int) {
        self.account = account
        self.number = number
    }

    package init(from reader: inout JSONReader) {
        account = reader.member("account")
        number = reader.member("number")
    }

    package func encode(to writer: inout JSONWriter) {
        writer.member("account", account)
        writer.member("number", number)
    }

    package static var wireName: String { "test.payment_due" }
    package static func key(of prediction: Self) -> String { "\(prediction.account)/\(prediction.number)" }
}

/// What a projection of the scenarios keeps of an account.
package struct Balance: JSONCodable, Equatable {
    package var total: Int
    package var count: Int
    /// Changes with the order of the events, so that one out of order is noticed.
    package var order: Int

    package init(total: Int = 0, count: Int = 0, order: Int = 0) {
        self.total = total
        self.count = count
        self.order = order
    }

    package init(from reader: inout JSONReader) {
        total = reader.member("total")
        count = reader.member("count")
        order = reader.member("order")
    }

    package func encode(to writer: inout JSONWriter) {
        writer.member("total", total)
        writer.member("count", count)
        writer.member("order", order)
    }

    package mutating func add(_ amount: Int) {
        total += amount
        count += 1
        order = (order &* 31 &+ amount) & 0xFFFF_FFFF
    }
}
