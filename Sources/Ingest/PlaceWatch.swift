import ArchiveStore

/// Looks from time to time whether the archive's file is still where it was opened.
struct PlaceWatch: Sendable {
    let inbox: Inbox
    // Short: a file that takes the place of this one gets its log as soon as somebody reads it.
    var interval = Duration.seconds(2)

    /// Runs until it is cancelled, the writer gives up, or the file is gone.
    ///
    /// - Returns: Why nothing can be archived any more; `nil` when it was told to stop, or whoever writes knows.
    func run() async -> ArchiveError? {
        do {
            while true {
                try await Task.sleep(for: interval)
                if let error = try await inbox.perform(Self.check) { return error }
            }
        } catch {
            return nil
        }
    }

    private static let check: @Sendable (ArchiveWriter) async throws(ArchiveError) -> ArchiveError? = { writer in
        guard try await !writer.isInPlace() else { return nil }
        return ArchiveError(
            .inputOutput,
            "cannot go on with \(writer.path)",
            reason: "the file was moved, replaced or deleted while it was open",
            advice: "All that was archived is in that file. Put it back before the next start, or a new one is begun."
        )
    }
}
