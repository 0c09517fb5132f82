public import ArgumentParser
import Foundation
import Logging

/// The root of the command tree.
public struct CallArchive: AsyncParsableCommand {
    /// The program's version, also in `User-Agent`.
    public static let version = "0.7.0"

    public static let configuration = CommandConfiguration(
        commandName: "callarchive",
        abstract: "Keeps every call of a Yeastar P-Series PBX in one SQLite file, proves it, and reports on it.",
        discussion: """
            Try it without a PBX:
              $ callarchive demo
            Archive a real one:
              $ callarchive ingest --config /etc/callarchive/callarchive.yaml
              $ callarchive report summary --from last-week
            """,
        version: version,
        groupedSubcommands: [
            CommandGroup(
                name: "Archiving",
                subcommands: [
                    IngestCommand.self, BackfillCommand.self, StatusCommand.self, QuarantineCommand.self,
                    ReprocessCommand.self, MigrateCommand.self,
                ]
            ),
            CommandGroup(name: "Reports", subcommands: [ReportCommand.self]),
            CommandGroup(name: "Trying it out", subcommands: [DemoCommand.self, SimulateCommand.self]),
        ]
    )

    public init() {}

    /// Parses the arguments and runs the command that they name.
    ///
    /// - Returns: The exit status. Results alone go to standard output; everything else goes to standard error.
    nonisolated(nonsending) public static func status(
        arguments: [String],
        in context: CommandContext
    ) async -> Int32 {
        do {
            var command = try parseAsRoot(arguments)
            if let command = command as? any ContextualCommand {
                try await command.run(in: context)
            } else {
                // Help, which the argument parser throws as the text to show.
                try command.run()
            }
            return ExitStatus.success.rawValue
        } catch let error as OutputClosed {
            guard !error.isBrokenPipe else { return ExitStatus.success.rawValue }
            context.errorOutput("callarchive: cannot write the results: \(String(cString: strerror(error.code))).")
            return ExitStatus.inputOutput.rawValue
        } catch let exit as ExitCode {
            return exit.rawValue
        } catch {
            if let error = OperatorError(error) {
                context.errorOutput("callarchive: \(error.message)")
                return error.status.rawValue
            }
            return present(error, in: context)
        }
    }

    /// Shows what the argument parser says: help on standard output, a complaint as one line.
    private static func present(_ error: any Error, in context: CommandContext) -> Int32 {
        let code = exitCode(for: error)
        guard !code.isSuccess else {
            try? context.output(fullMessage(for: error) + "\n")
            return code.rawValue
        }
        guard code == .validationFailure else {
            context.errorOutput("callarchive: \(error)")
            return ExitStatus.data.rawValue
        }
        let complaint = message(for: error).split(separator: "\n").joined(separator: " ")
        let sentence = complaint.hasSuffix(".") ? complaint : complaint + "."
        context.errorOutput("callarchive: \(sentence) See `callarchive --help`.")
        return ExitStatus.usage.rawValue
    }
}

/// A command that reaches the outside world only through a ``CommandContext``.
protocol ContextualCommand: AsyncParsableCommand {
    nonisolated(nonsending) func run(in context: CommandContext) async throws
}

extension ContextualCommand {
    func run() async throws { try await run(in: .process) }
}
