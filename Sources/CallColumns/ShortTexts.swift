/// Remembers the numbers of short texts that columns had last: most rows name one of few extensions, trunks and queues.
struct ShortTexts {
    private struct Slot {
        var bytes: (UInt64, UInt64) = (0, 0)
        /// The column and the length; 0: nothing is remembered here.
        var kind = 0
        var number: Int64 = 0
    }

    private var slots = [Slot](repeating: Slot(), count: 1 << Self.placeBits)
    private static let placeBits = 9
    private static let longest = 16

    /// The number of a text in a column, from memory or, where it is not there, from `find`.
    mutating func number(of text: UnsafeBufferPointer<UInt8>, in column: CallColumn, find: () -> Int64) -> Int64 {
        guard text.count <= Self.longest else { return find() }
        var bytes: (UInt64, UInt64) = (0, 0)
        withUnsafeMutableBytes(of: &bytes) { $0.copyBytes(from: text) }
        let kind = (Int(column.rawValue) + 1) << 8 | text.count
        // Multiplying by an odd number spreads what differs in the low bits over the high ones.
        let mixed = (bytes.0 ^ bytes.1 &* 0x9E37_79B9_7F4A_7C15 ^ UInt64(kind)) &* 0x9E37_79B9_7F4A_7C15
        let place = Int(mixed >> UInt64(64 - Self.placeBits))
        if slots[place].kind == kind, slots[place].bytes == bytes { return slots[place].number }
        let number = find()
        slots[place] = Slot(bytes: bytes, kind: kind, number: number)
        return number
    }
}
