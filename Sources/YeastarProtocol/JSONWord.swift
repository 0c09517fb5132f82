/// Eight bytes of a text, looked at together.
struct JSONWord {
    /// Bytes that are looked for, as the top bits of their places.
    ///
    /// The lowest is exact; those above it can be wrong, because the subtractions borrow.
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

    func places(of byte: UInt8) -> Places {
        let difference = bits ^ (Self.ones &* UInt64(byte))
        return (difference &- Self.ones) & ~difference & Self.tops
    }

    /// Quotes, backslashes and control characters.
    var specialPlaces: Places {
        let controls = (bits &- (Self.ones &* 0x20)) & ~bits & Self.tops
        return places(of: UInt8(ascii: "\"")) | places(of: UInt8(ascii: "\\")) | controls
    }

    /// How many bytes stand before the first of the places; 8 when there is none.
    func count(before places: Places) -> Int { places.trailingZeroBitCount / 8 }
}
