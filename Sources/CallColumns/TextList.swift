/// The different texts of a block: columns name them by their place.
public final class TextList {
    private var texts: [String] = []
    private var places: [String: Int64] = [:]

    init() {}

    /// How many there are.
    public var count: Int { texts.count }

    /// The text at a place that a column of the same block names; empty when a damaged file names one that is not there.
    public subscript(place: Int64) -> String {
        texts.indices.contains(Int(truncatingIfNeeded: place)) ? texts[Int(truncatingIfNeeded: place)] : ""
    }

    /// Whether one of them is wanted.
    func contains(where isWanted: (String) -> Bool) -> Bool { texts.contains(where: isWanted) }

    /// The place of a text, which is added when it is new.
    func place(of text: String) -> Int64 {
        if let place = places[text] { return place }
        let place = Int64(texts.count)
        places[text] = place
        texts.append(text)
        return place
    }

    // MARK: - Bytes

    /// The texts as UTF-8, each after its length in four bytes, little-endian.
    func encoded() -> [UInt8] {
        var bytes: [UInt8] = []
        for text in texts {
            withUnsafeBytes(of: UInt32(text.utf8.count).littleEndian) { bytes.append(contentsOf: $0) }
            bytes.append(contentsOf: text.utf8)
        }
        return bytes
    }

    /// Reads what ``encoded()`` gave; `nil` when it is anything else.
    init?(bytes: UnsafeRawBufferPointer) {
        var offset = 0
        while offset < bytes.count {
            guard offset + 4 <= bytes.count else { return nil }
            let length = Int(UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self)))
            guard offset + 4 + length <= bytes.count else { return nil }
            let text = UnsafeRawBufferPointer(rebasing: bytes[(offset + 4)..<(offset + 4 + length)])
            texts.append(String(decoding: text, as: UTF8.self))
            offset += 4 + length
        }
    }
}
