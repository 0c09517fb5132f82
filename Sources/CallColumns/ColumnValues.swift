/// The values of one column of a block, in the order of its rows.
public struct ColumnValues: Sendable {
    /// What stands for NULL; no time, count or place is that low.
    @inlinable public static var null: Int64 { .min }

    @usableFromInline var values: [Int64]

    /// Takes the values as they are, ``null`` among them.
    public init(_ values: [Int64]) {
        self.values = values
    }

    @inlinable public var count: Int { values.count }

    @inlinable public subscript(row: Int) -> Int64? {
        let value = values[row]
        return value == Self.null ? nil : value
    }

    /// The value, or ``null``.
    @inlinable public func raw(_ row: Int) -> Int64 { values[row] }

    /// Whether a value is there and not 0.
    @inlinable public func isTrue(_ row: Int) -> Bool { values[row] != 0 && values[row] != Self.null }

    // MARK: - Bytes

    /// The values as bytes.
    ///
    /// How many bytes each has, the lowest value, then each value's distance from it and 1, or 0 for NULL; little-endian. Where all values are the same, none follows; where no number holds a distance, the values themselves do.
    func encoded() -> [UInt8] {
        let known = values.lazy.filter { $0 != Self.null }
        let lowest = known.min() ?? Self.null
        let (distance, overflows) = (known.max() ?? Self.null).subtractingReportingOverflow(lowest)
        let isConstant = !overflows && distance == 0 && (lowest == Self.null || !values.contains(Self.null))
        let width = overflows || distance == .max ? Self.plain : isConstant ? 0 : Self.width(of: UInt64(distance) + 1)
        var bytes: [UInt8] = [UInt8(width)]
        let length = min(width, 8)
        bytes.reserveCapacity(Self.headerLength + values.count * length)
        bytes.append(contentsOf: withUnsafeBytes(of: lowest.littleEndian, Array.init))
        for value in values where width > 0 {
            let number =
                width == Self.plain
                ? UInt64(bitPattern: value) : value == Self.null ? 0 : UInt64(value - lowest) + 1
            for byte in 0..<length { bytes.append(UInt8(truncatingIfNeeded: number >> UInt64(8 * byte))) }
        }
        return bytes
    }

    /// Reads what ``encoded()`` gave for so many values; `nil` when it is anything else.
    init?(bytes: UnsafeRawBufferPointer, count: Int) {
        guard bytes.count >= Self.headerLength else { return nil }
        let width = Int(bytes[0])
        let lowest = Int64(littleEndian: bytes.loadUnaligned(fromByteOffset: 1, as: Int64.self))
        guard bytes.count == Self.headerLength + min(width, 8) * count else { return nil }
        switch width {
        case 0: values = [Int64](repeating: lowest, count: count)
        case 1: values = Self.values(bytes, UInt8.self, lowest, count)
        case 2: values = Self.values(bytes, UInt16.self, lowest, count)
        case 4: values = Self.values(bytes, UInt32.self, lowest, count)
        case 8: values = Self.values(bytes, UInt64.self, lowest, count)
        case Self.plain:
            values = (0..<count).map { row in
                Int64(littleEndian: bytes.loadUnaligned(fromByteOffset: Self.headerLength + 8 * row, as: Int64.self))
            }
        default: return nil
        }
    }

    private static let headerLength = 9
    /// Instead of a width: the values as they are.
    private static let plain = 9

    private static func width(of number: UInt64) -> Int {
        switch number {
        case ...0xFF: 1
        case ...0xFFFF: 2
        case ...0xFFFF_FFFF: 4
        default: 8
        }
    }

    private static func values<Number: FixedWidthInteger & UnsignedInteger>(
        _ bytes: UnsafeRawBufferPointer,
        _: Number.Type,
        _ lowest: Int64,
        _ count: Int
    ) -> [Int64] {
        [Int64](unsafeUninitializedCapacity: count) { buffer, filled in
            for row in 0..<count {
                let offset = headerLength + row * MemoryLayout<Number>.size
                let number = Number(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: Number.self))
                // Wrapping, because a damaged file may hold anything.
                buffer[row] = number == 0 ? null : lowest &+ Int64(truncatingIfNeeded: number) &- 1
            }
            filled = count
        }
    }
}
