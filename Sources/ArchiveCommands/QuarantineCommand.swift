import ArgumentParser

/// `callarchive quarantine`: what could not be mapped.
struct QuarantineCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "quarantine",
        abstract: "Shows frames that could not be mapped, and maps them again after an upgrade.",
        discussion: """
              $ callarchive quarantine list --database calls.sqlite
              $ callarchive quarantine show 4711 --database calls.sqlite
              $ callarchive quarantine retry --database calls.sqlite
            """,
        subcommands: [QuarantineListCommand.self, QuarantineShowCommand.self, QuarantineRetryCommand.self]
    )
}
