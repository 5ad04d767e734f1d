/// What the failure of every store can say, so that what stands between a caller and a store can be written once.
public protocol StoreFailure: Error {
    /// What was given is refused, whatever the store holds.
    static func invalid(_ input: InvalidStoreInput) -> Self
    /// The store could not be asked, or did not answer.
    static func unavailable(_ reason: StoreUnavailable) -> Self
    /// The task was cancelled before the store did anything.
    static var cancelled: Self { get }
}

extension StoreError: StoreFailure {}
extension EventStoreError: StoreFailure {}

extension StoreFailure {
    /// Turns the refusal of an input into this failure.
    package static func checking(_ body: () throws(InvalidStoreInput) -> Void) throws(Self) {
        do throws(InvalidStoreInput) {
            try body()
        } catch {
            throw .invalid(error)
        }
    }
}
