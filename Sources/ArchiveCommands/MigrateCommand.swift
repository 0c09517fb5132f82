import ArchiveStore
import ArgumentParser

/// `callarchive migrate`: brings a file's schema up to date.
struct MigrateCommand: ContextualCommand {
    static let configuration = CommandConfiguration(
        commandName: "migrate",
        abstract: "Brings an archive's schema up to date; ingest does so by itself.",
        discussion: "  $ callarchive migrate --database calls.sqlite --check"
    )

    @OptionGroup var archive: DatabaseOption

    @Flag(help: "Only say whether the file is up to date; exit 1 when it is not.")
    var check = false

    func run(in context: CommandContext) async throws {
        let path = try archive.path(in: context)
        let state = try SchemaState(path: path)
        if state.isCurrent {
            try context.output("\(path) has schema \(state.fileVersion), which is current.\n")
            return
        }
        guard !check else {
            try context.output("\(path) has schema \(state.fileVersion); this program has \(state.currentVersion).\n")
            throw ExitCode(ExitStatus.checkFailed.rawValue)
        }
        _ = try ArchiveWriter(path: path, description: .current)
        try context.output("\(path) now has schema \(state.currentVersion); it had \(state.fileVersion).\n")
    }
}
