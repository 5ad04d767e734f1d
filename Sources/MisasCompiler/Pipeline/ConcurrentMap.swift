internal import Dispatch
internal import Synchronization

/// Applies a function to all items, on all cores at once, and gives the results in the order of the items.
///
/// The calling thread works too and waits for the others.
package func concurrentMap<Item: Sendable, Output: Sendable>(
    _ items: [Item],
    _ transform: @Sendable (Item) -> Output
) -> [Output] {
    guard items.count > 1 else { return items.map(transform) }
    let outputs = Mutex<[Output?]>(Array(repeating: nil, count: items.count))
    DispatchQueue.concurrentPerform(iterations: items.count) { index in
        let output = transform(items[index])
        outputs.withLock { $0[index] = output }
    }
    return outputs.withLock { $0.compactMap(\.self) }
}
