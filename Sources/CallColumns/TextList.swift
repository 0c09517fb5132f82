/// The different texts of a block: columns name them by their place.
public struct TextList {
    /// The texts as UTF-8, one after the other.
    private let bytes: [UInt8]
    /// Where each ends.
    private let ends: [Int]

    /// How many there are.
    public var count: Int { ends.count }

    /// The text at a place that a column of the same block names; empty when a damaged file names one that is not there.
    ///
    /// It is made when it is asked for, because a report needs few of a block's texts.
    public subscript(place: Int64) -> String {
        guard let place = Int(exactly: place), ends.indices.contains(place) else { return "" }
        return String(decoding: bytes[(place == 0 ? 0 : ends[place - 1])..<ends[place]], as: UTF8.self)
    }

    /// Whether one of them is wanted.
    func contains(where isWanted: (String) -> Bool) -> Bool {
        ends.indices.contains { isWanted(self[Int64($0)]) }
    }

    init(_ texts: [String] = []) {
        var bytes: [UInt8] = []
        ends = texts.map { text in
            bytes.append(contentsOf: text.utf8)
            return bytes.count
        }
        self.bytes = bytes
    }

    // MARK: - Bytes

    /// The texts as UTF-8, each after its length in four bytes, little-endian.
    func encoded() -> [UInt8] {
        var result: [UInt8] = []
        var start = 0
        for end in ends {
            withUnsafeBytes(of: UInt32(end - start).littleEndian) { result.append(contentsOf: $0) }
            result.append(contentsOf: bytes[start..<end])
            start = end
        }
        return result
    }

    /// Reads what ``encoded()`` gave; `nil` when it is anything else.
    init?(bytes source: UnsafeRawBufferPointer) {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(source.count)
        var ends: [Int] = []
        var offset = 0
        while offset < source.count {
            guard offset + 4 <= source.count else { return nil }
            let length = Int(UInt32(littleEndian: source.loadUnaligned(fromByteOffset: offset, as: UInt32.self)))
            offset += 4
            guard offset + length <= source.count else { return nil }
            bytes.append(contentsOf: UnsafeRawBufferPointer(rebasing: source[offset..<(offset + length)]))
            ends.append(bytes.count)
            offset += length
        }
        (self.bytes, self.ends) = (bytes, ends)
    }
}
