import FoundationEssentials
import Misas
import MisasTesting
import Testing

@Suite("Version 7 UUIDs")
struct UUIDv7GeneratorTests {
    private func bytes(_ id: UUID) -> [UInt8] {
        withUnsafeBytes(of: id.uuid) { Array($0) }
    }

    @Test("An id has the version, the variant and the time that RFC 9562 gives it")
    func layout() {
        let id = bytes(UUIDv7Generator().next(microseconds: 0x0123_4567_89AB * 1_000 + 500))
        #expect(Array(id[0..<6]) == [0x01, 0x23, 0x45, 0x67, 0x89, 0xAB])
        #expect(id[6] >> 4 == 7)
        #expect(id[8] >> 6 == 0b10)
        // Half a millisecond is half of the 12 bits of fraction.
        #expect(Int(id[6] & 0xF) << 8 | Int(id[7]) == 0x800)
    }

    @Test("The time of an id can be given as a date")
    func date() {
        let id = bytes(UUIDv7Generator().next(at: Date(timeIntervalSince1970: 1.5)))
        #expect(Array(id[0..<6]) == [0, 0, 0, 0, 0x05, 0xDC])
    }

    @Test("Ids only grow, though the clock stands still, steps back or leaves what can be said")
    func monotonic() {
        let generator = UUIDv7Generator()
        var random = StoreRandom(seed: 7)
        var times = (0..<2_000).map { _ in Int64.random(in: 0...1_000, using: &random) }
        times += [Int64](repeating: 5_000_000, count: 2_000) + [0, -1, .min, 1_000, .max, .max, 0, .max]
        let ids = times.map { bytes(generator.next(microseconds: $0)) }
        #expect(zip(ids, ids.dropFirst()).allSatisfy { $0.lexicographicallyPrecedes($1) })
    }

    @Test("Ids made by several threads at once are all different, and grow for each")
    func threads() async {
        let ids = await race(8) { _ in (0..<5_000).map { _ in UUID.version7() } }
        #expect(Set(ids.joined()).count == 40_000)
        for own in ids {
            let bytes = own.map(self.bytes)
            #expect(zip(bytes, bytes.dropFirst()).allSatisfy { $0.lexicographicallyPrecedes($1) })
        }
    }

    @Test("Two generators do not give the same ids for the same time")
    func random() {
        let (first, second) = (UUIDv7Generator(), UUIDv7Generator())
        let ids = (0..<1_000).flatMap { [first.next(microseconds: $0), second.next(microseconds: $0)] }
        #expect(Set(ids).count == 2_000)
    }
}
