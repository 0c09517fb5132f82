import ArchiveStore
import ArgumentParser
import CallColumns

/// `callarchive migrate`: brings a file's schema up to date.
struct MigrateCommand: ContextualCommand {
    static let configuration = CommandConfiguration(
        commandName: "migrate",
        abstract: "Brings an archive's schema up to date; ingest does so by itself.",
        discussion: """
            It goes forward only, in steps that are each done whole or not at all; interrupted, it goes on at the next run.
            Keep a copy of the file if you may want to go back to the earlier version of the program:

              $ sqlite3 calls.sqlite ".backup before.sqlite"
              $ sqlite3 calls.sqlite "VACUUM INTO 'before.sqlite'"    (smaller, and slower)
              $ callarchive migrate --database calls.sqlite --check
              $ callarchive migrate --database calls.sqlite
            """
    )

    @OptionGroup var archive: DatabaseOption

    @Flag(help: "Only say what would be done; exit 1 when there is anything.")
    var check = false

    func run(in context: CommandContext) async throws {
        let path = try archive.path(in: context)
        let state = try SchemaState(path: path)
        guard !check else {
            try context.output(state.isCurrent ? Self.current(state, path) : Self.text(state, path))
            if !state.isCurrent { throw ExitCode(ExitStatus.checkFailed.rawValue) }
            return
        }
        do {
            try await bringUpToDate(path, in: context)
        } catch {
            // Columns for reports are all that a current file may lack.
            guard state.isCurrent, let told = OperatorError(error) else { throw error }
            try context.output(Self.current(state, path))
            guard told.status == .temporary else {
                throw OperatorError(told.status, "columns for reports are missing: \(told.message)")
            }
            context.errorOutput("callarchive: columns for reports are left to the ingester that has the file.")
            return
        }
        try context.output(Self.outcome(state, path))
    }

    private func bringUpToDate(_ path: String, in context: CommandContext) async throws {
        // An ingester of an earlier version would go on by the earlier schema.
        let lock = try ArchiveLock(archive: path)
        defer { withExtendedLifetime(lock) {} }
        let line = ProgressLine(context)
        defer { line.clear() }
        let writer = try ArchiveWriter(path: path, description: .current) { step, number, count in
            line.show("Step \(number) of \(count): \(step)")
        }
        try await makeBlocks(writer, line)
        await writer.close()
    }

    /// So that reports on a large file are quick at once; the ingester would need minutes for it.
    private func makeBlocks(_ writer: ArchiveWriter, _ line: ProgressLine) async throws {
        var count = 0
        while true {
            let made = try await writer.makeCallBlocks(atMost: 8)
            guard made > 0 else { break }
            count += made
            line.show("Columns for reports: \(count * Int(CallBlock.size)) calls")
        }
    }

    private static func current(_ state: SchemaState, _ path: String) -> String {
        "\(path) has schema \(state.fileVersion), which is current.\n"
    }

    private static func outcome(_ state: SchemaState, _ path: String) -> String {
        guard !state.isCurrent else { return current(state, path) }
        guard state.fileVersion == state.currentVersion else {
            return "\(path) now has schema \(state.currentVersion); it had \(state.fileVersion).\n"
        }
        let indexes = state.steps.count == 1 ? "1 index" : "\(state.steps.count) indexes"
        return "\(path) has schema \(state.currentVersion); \(indexes) built.\n"
    }

    private static func text(_ state: SchemaState, _ path: String) -> String {
        let megabytes = (state.neededBytes + 999_999) / 1_000_000
        let lines =
            ["\(path) has schema \(state.fileVersion); this program has \(state.currentVersion). To be done:"]
            + state.steps.map { "  \($0)" } + ["That needs about \(megabytes) MB of room on its disk."]
        return lines.joined(separator: "\n") + "\n"
    }
}
