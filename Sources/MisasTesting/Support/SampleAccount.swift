import Misas

/// A document of the scenarios.
struct SampleAccount: JSONCodable, Equatable {
    static let owner = Field<SampleAccount, String>("owner")
    static let balance = Field<SampleAccount, Int>("balance")
    static let note = Field<SampleAccount, String>("note")

    let owner: String
    let balance: Int
    let note: String?

    init(
        owner: String,
        balance: Int,
        note: String?
    ) {
        self.owner = owner
        self.balance = balance
        self.note = note
    }

    init(from reader: inout JSONReader) {
        self.owner = reader.member("owner")
        self.balance = reader.member("balance")
        self.note = reader.optionalMember("note")
    }

    func encode(to writer: inout JSONWriter) {
        writer.member("owner", owner)
        writer.member("balance", balance)
        writer.optionalMember("note", note)
    }
}
