import ArchiveStore

/// Keeps the archive's columns for reports complete, in small steps between what the feeds bring.
struct CallBlockKeeper: Sendable {
    let inbox: Inbox
    /// How often to look for calls that have no block yet.
    var interval = Duration.seconds(60)
    /// Between two steps, so that a large file which has no blocks at all does not keep the writer from the feeds.
    var pause = Duration.milliseconds(50)

    /// Runs until it is cancelled or the writer gives up.
    func run() async {
        do {
            while true {
                try await Task.sleep(for: interval)
                while try await makeBlock() { try await Task.sleep(for: pause) }
            }
        } catch {
            // Blocks are a copy: whoever has to know that the writer gave up, knows.
        }
    }

    private func makeBlock() async throws(ArchiveError) -> Bool {
        try await inbox.perform { (writer) async throws(ArchiveError) in try await writer.makeCallBlocks(atMost: 1) }
            > 0
    }
}
