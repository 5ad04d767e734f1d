/// One step of the schema's history.
///
/// Once released it never changes.
struct Migration: Sendable {
    let number: Int32
    let name: String
    let template: SQLTemplate

    init(number: Int32, name: String, _ text: String) {
        self.number = number
        self.name = name
        template = SQLTemplate(text)
    }
}
