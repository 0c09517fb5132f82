/// Eight bytes of a text, looked at together.
struct JSONWord {
    /// Some of the eight bytes: the top bit of each is set; the first byte is the lowest.
    typealias Places = UInt64

    private static let ones: UInt64 = 0x0101_0101_0101_0101
    private static let tops: UInt64 = 0x8080_8080_8080_8080

    private let bits: UInt64

    init(_ start: UnsafePointer<UInt8>) {
        bits = UInt64(littleEndian: UnsafeRawPointer(start).loadUnaligned(as: UInt64.self))
    }

    func store(to target: UnsafeMutablePointer<UInt8>) {
        UnsafeMutableRawPointer(target).storeBytes(of: bits.littleEndian, as: UInt64.self)
    }

    /// Where a byte below 128 stands.
    func places(of byte: UInt8) -> Places { ~misses(of: byte) & Self.tops }

    /// Where a string ends or is wrong, if only quotes are escaped in it: quotes unless they are, other bytes if they are,
    /// and control characters.
    func stops(escaped: Places) -> Places {
        ~((misses(of: UInt8(ascii: "\"")) ^ escaped) & controlMisses) & Self.tops
    }

    /// The top bits are set where a byte does not stand: all other bits of the difference carry into them, unless there is none.
    private func misses(of byte: UInt8) -> Places {
        (((bits & ~Self.tops) ^ (Self.ones &* UInt64(byte))) &+ ~Self.tops) | bits
    }

    /// The top bits are set where no control character stands.
    private var controlMisses: Places { ((bits & ~Self.tops) &+ (Self.ones &* 0x60)) | bits }

    /// Where a byte stands first; higher places can be wrong, because the subtraction borrows.
    func firstPlace(of byte: UInt8) -> Places {
        let difference = bits ^ (Self.ones &* UInt64(byte))
        return (difference &- Self.ones) & ~difference & Self.tops
    }

    /// How many bytes stand before the first of some places; 8 when there is none.
    static func count(before places: Places) -> Int { places.trailingZeroBitCount &>> 3 }

    /// Those places that stand before a byte of the eight.
    static func places(_ places: Places, before byte: Int) -> Places { places & ((1 &<< UInt64(byte &* 8)) &- 1) }

    /// The places after some places, in the same word.
    static func following(_ places: Places) -> Places { places &<< 8 }

    /// The first place, when the last one of the word before is among its places.
    static func followingLast(_ places: Places) -> Places { places &>> 56 }
}
