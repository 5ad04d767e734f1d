internal import MisasCompiler

/// The hash of FIPS 180-4, by which the manifest knows whether a file is as it was written.
///
/// Our own, since the libraries that have it bring a hundred times as much to build; see `docs/Decisions.md`.
package struct SHA256 {
    /// The hash in hexadecimal digits.
    package static func text(of bytes: [UInt8]) -> String { state(of: bytes).map(\.hexadecimal).joined() }

    /// The 32 bytes of the hash.
    package static func digest(of bytes: [UInt8]) -> [UInt8] {
        state(of: bytes).flatMap { word in (0..<4).map { UInt8(truncatingIfNeeded: word >> (24 - 8 * $0)) } }
    }

    private static func state(of bytes: [UInt8]) -> [UInt32] {
        let whole = bytes.count / 64 * 64
        var rest = Array(bytes[whole...])
        rest.append(0x80)
        rest += repeatElement(0, count: (64 + 56 - rest.count % 64) % 64)
        let bits = UInt64(bytes.count) * 8
        rest += (0..<8).map { UInt8(truncatingIfNeeded: bits >> (56 - 8 * $0)) }
        var state = Self.start
        compress(bytes, upTo: whole, into: &state)
        compress(rest, upTo: rest.count, into: &state)
        return state
    }

    private static func compress(_ bytes: [UInt8], upTo end: Int, into state: inout [UInt32]) {
        var schedule = [UInt32](repeating: 0, count: 64)
        bytes.withUnsafeBytes { bytes in
            schedule.withUnsafeMutableBufferPointer { schedule in
                constants.withUnsafeBufferPointer { constants in
                    state.withUnsafeMutableBufferPointer { state in
                        var block = 0
                        while block < end {
                            compress(bytes, block, schedule, constants, state)
                            block = block &+ 64
                        }
                    }
                }
            }
        }
    }

    /// Takes one block in.
    ///
    /// Whole systems are hashed by debug builds of the compiler: there, what is written so is twenty times as fast as with
    /// ranges, tuples and functions.
    private static func compress(
        _ bytes: UnsafeRawBufferPointer,
        _ block: Int,
        _ schedule: UnsafeMutableBufferPointer<UInt32>,
        _ constants: UnsafeBufferPointer<UInt32>,
        _ state: UnsafeMutableBufferPointer<UInt32>
    ) {
        var index = 0
        while index < 16 {
            let word = bytes.loadUnaligned(fromByteOffset: block &+ index &* 4, as: UInt32.self)
            schedule[index] = word.bigEndian
            index = index &+ 1
        }
        while index < 64 {
            let early = schedule[index &- 15]
            let late = schedule[index &- 2]
            let first = (early &>> 7 | early &<< 25) ^ (early &>> 18 | early &<< 14) ^ early &>> 3
            let second = (late &>> 17 | late &<< 15) ^ (late &>> 19 | late &<< 13) ^ late &>> 10
            schedule[index] = schedule[index &- 16] &+ first &+ schedule[index &- 7] &+ second
            index = index &+ 1
        }
        var (a, b, c, d) = (state[0], state[1], state[2], state[3])
        var (e, f, g, h) = (state[4], state[5], state[6], state[7])
        index = 0
        while index < 64 {
            let second = (e &>> 6 | e &<< 26) ^ (e &>> 11 | e &<< 21) ^ (e &>> 25 | e &<< 7)
            let next = h &+ second &+ (e & f ^ ~e & g) &+ constants[index] &+ schedule[index]
            let first = (a &>> 2 | a &<< 30) ^ (a &>> 13 | a &<< 19) ^ (a &>> 22 | a &<< 10)
            let majority = a & b ^ a & c ^ b & c
            h = g
            g = f
            f = e
            e = d &+ next
            d = c
            c = b
            b = a
            a = next &+ first &+ majority
            index = index &+ 1
        }
        state[0] &+= a
        state[1] &+= b
        state[2] &+= c
        state[3] &+= d
        state[4] &+= e
        state[5] &+= f
        state[6] &+= g
        state[7] &+= h
    }

    /// The fractional parts of the square roots of the first eight primes.
    private static let start: [UInt32] = [
        0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19,
    ]

    /// Those of the cube roots of the first sixty-four.
    private static let constants: [UInt32] = [
        0x428a_2f98, 0x7137_4491, 0xb5c0_fbcf, 0xe9b5_dba5, 0x3956_c25b, 0x59f1_11f1, 0x923f_82a4, 0xab1c_5ed5,
        0xd807_aa98, 0x1283_5b01, 0x2431_85be, 0x550c_7dc3, 0x72be_5d74, 0x80de_b1fe, 0x9bdc_06a7, 0xc19b_f174,
        0xe49b_69c1, 0xefbe_4786, 0x0fc1_9dc6, 0x240c_a1cc, 0x2de9_2c6f, 0x4a74_84aa, 0x5cb0_a9dc, 0x76f9_88da,
        0x983e_5152, 0xa831_c66d, 0xb003_27c8, 0xbf59_7fc7, 0xc6e0_0bf3, 0xd5a7_9147, 0x06ca_6351, 0x1429_2967,
        0x27b7_0a85, 0x2e1b_2138, 0x4d2c_6dfc, 0x5338_0d13, 0x650a_7354, 0x766a_0abb, 0x81c2_c92e, 0x9272_2c85,
        0xa2bf_e8a1, 0xa81a_664b, 0xc24b_8b70, 0xc76c_51a3, 0xd192_e819, 0xd699_0624, 0xf40e_3585, 0x106a_a070,
        0x19a4_c116, 0x1e37_6c08, 0x2748_774c, 0x34b0_bcb5, 0x391c_0cb3, 0x4ed8_aa4a, 0x5b9c_ca4f, 0x682e_6ff3,
        0x748f_82ee, 0x78a5_636f, 0x84c8_7814, 0x8cc7_0208, 0x90be_fffa, 0xa450_6ceb, 0xbef9_a3f7, 0xc671_78f2,
    ]
}
