/// The different texts of a block: columns name them by their place.
public struct TextList {
    /// Each text as UTF-8 after its length in four bytes, little-endian: as a block keeps them.
    private let bytes: [UInt8]
    /// Where each ends.
    private let ends: [Int]

    private static let lengthBytes = 4

    /// How many there are.
    public var count: Int { ends.count }

    /// The text at a place that a column of the same block names; empty when a damaged file names one that is not there.
    ///
    /// It is made when it is asked for, because a report needs few of a block's texts.
    public subscript(place: Int64) -> String {
        guard let place = Int(exactly: place), ends.indices.contains(place) else { return "" }
        let start = (place == 0 ? 0 : ends[place - 1]) + Self.lengthBytes
        return String(decoding: bytes[start..<ends[place]], as: UTF8.self)
    }

    /// Whether one of them is wanted.
    func contains(where isWanted: (String) -> Bool) -> Bool {
        ends.indices.contains { isWanted(self[Int64($0)]) }
    }

    init(_ texts: [String] = []) {
        var bytes: [UInt8] = []
        ends = texts.map { text in
            withUnsafeBytes(of: UInt32(text.utf8.count).littleEndian) { bytes.append(contentsOf: $0) }
            bytes.append(contentsOf: text.utf8)
            return bytes.count
        }
        self.bytes = bytes
    }

    // MARK: - Bytes

    func encoded() -> [UInt8] { bytes }

    /// Reads what ``encoded()`` gave; `nil` when it is anything else.
    init?(bytes source: UnsafeRawBufferPointer) {
        var ends: [Int] = []
        var end = 0
        while end < source.count {
            guard end + Self.lengthBytes <= source.count else { return nil }
            let length = UInt32(littleEndian: source.loadUnaligned(fromByteOffset: end, as: UInt32.self))
            end += Self.lengthBytes + Int(length)
            guard end <= source.count else { return nil }
            ends.append(end)
        }
        (bytes, self.ends) = (Array(source), ends)
    }
}
