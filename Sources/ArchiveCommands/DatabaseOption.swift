import ArchiveStore
import ArgumentParser

/// The archive that a command reads.
struct DatabaseOption: ParsableArguments {
    @Option(help: ArgumentHelp("The archive (or set CALLARCHIVE_DATABASE).", valueName: "file"))
    var database: String?

    /// The archive's path.
    ///
    /// - Throws: ``OperatorError`` when none was named.
    func path(in context: CommandContext) throws -> String {
        guard let path = database ?? context.environment["CALLARCHIVE_DATABASE"], !path.isEmpty else {
            throw OperatorError(
                .configuration,
                "no archive was named. Add --database FILE, or set CALLARCHIVE_DATABASE."
            )
        }
        return path
    }
}
