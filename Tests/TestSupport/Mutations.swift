internal import Foundation

/// How many inputs a fuzzing test tries: a few in an ordinary run, as many as `MISAS_MUTATIONS` says in a long one.
public enum Mutations {
    /// The number of inputs.
    public static func count(ordinarily count: Int) -> Int {
        ProcessInfo.processInfo.environment["MISAS_MUTATIONS"].flatMap { Int($0) } ?? count
    }
}
