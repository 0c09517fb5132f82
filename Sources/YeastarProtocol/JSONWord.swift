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

    /// Where a byte below 128 stands: all bits but the top ones carry into it, unless they are none.
    func places(of byte: UInt8) -> Places {
        let difference = (bits & ~Self.tops) ^ (Self.ones &* UInt64(byte))
        return ~((difference &+ ~Self.tops) | bits) & Self.tops
    }

    /// Where a byte stands first; higher places can be wrong, because the subtraction borrows.
    func firstPlace(of byte: UInt8) -> Places {
        let difference = bits ^ (Self.ones &* UInt64(byte))
        return (difference &- Self.ones) & ~difference & Self.tops
    }

    /// Where control characters stand.
    var controlPlaces: Places { ~(((bits & ~Self.tops) &+ (Self.ones &* 0x60)) | bits) & Self.tops }

    /// How many bytes stand before the first of some places; 8 when there is none.
    static func count(before places: Places) -> Int { places.trailingZeroBitCount &>> 3 }

    /// Those places that stand before a byte of the eight.
    static func places(_ places: Places, before byte: Int) -> Places { places & ((1 &<< UInt64(byte &* 8)) &- 1) }

    /// The places after some places, in the same word.
    static func following(_ places: Places) -> Places { places &<< 8 }

    /// The first place, when the last one of the word before is among its places.
    static func followingLast(_ places: Places) -> Places { places &>> 56 }
}
