/// Gathers small pieces of text into chunks.
final class ChunkedOutput {
    private static let chunkBytes = 32 * 1024

    private let output: (String) throws -> Void
    private var pending: [UInt8] = []

    init(_ output: @escaping (String) throws -> Void) {
        self.output = output
        pending.reserveCapacity(Self.chunkBytes + 4096)
    }

    func write(_ text: String) throws { try write(bytes: text.utf8) }

    /// Takes a text as UTF-8.
    func write(bytes: some Collection<UInt8>) throws {
        try write { $0.append(contentsOf: bytes) }
    }

    /// Has a text appended as UTF-8 to what waits.
    func write(_ append: (inout [UInt8]) -> Void) throws {
        append(&pending)
        if pending.count >= Self.chunkBytes { try flush() }
    }

    func flush() throws {
        guard !pending.isEmpty else { return }
        defer { pending.removeAll(keepingCapacity: true) }
        try output(String(decoding: pending, as: UTF8.self))
    }
}
