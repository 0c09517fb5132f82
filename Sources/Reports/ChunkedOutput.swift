/// Gathers small pieces of text into chunks.
final class ChunkedOutput {
    private static let chunkBytes = 32 * 1024

    private let output: (String) throws -> Void
    private var pending = ""

    init(_ output: @escaping (String) throws -> Void) {
        self.output = output
        pending.reserveCapacity(Self.chunkBytes + 4096)
    }

    func write(_ text: String) throws {
        pending += text
        if pending.utf8.count >= Self.chunkBytes { try flush() }
    }

    func flush() throws {
        guard !pending.isEmpty else { return }
        defer { pending.removeAll(keepingCapacity: true) }
        try output(pending)
    }
}
