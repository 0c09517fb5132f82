import ArchiveStore
import ArgumentParser

/// The archive that a command reads.
struct DatabaseOption: ParsableArguments {
    @Option(help: ArgumentHelp("The archive (or set CALLARCHIVE_DATABASE).", valueName: "file"))
    var database: String?

    /// The archive's path: the flag, else the environment, else the configuration file, where the command has one.
    ///
    /// - Throws: ``OperatorError`` when none was named.
    func path(in context: CommandContext, settings: SettingsFile = SettingsFile()) throws -> String {
        let path = database ?? context.environment["CALLARCHIVE_DATABASE"] ?? settings.values["database"]
        guard let path, !path.isEmpty else {
            throw OperatorError(
                .configuration,
                "no archive was named. Add --database FILE, or set CALLARCHIVE_DATABASE."
            )
        }
        return path
    }
}
