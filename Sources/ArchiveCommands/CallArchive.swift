public import ArgumentParser
import Foundation
import Logging

/// The root of the command tree.
public struct CallArchive: AsyncParsableCommand {
    /// The program's version, also in `User-Agent`.
    public static let version = "0.8.1"

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
        if let name = unknownCommand(inHelp: arguments) {
            context.errorOutput("callarchive: there is no command \(name). See `callarchive --help`.")
            return ExitStatus.usage.rawValue
        }
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
            return present(error, of: arguments, in: context)
        }
    }

    /// The command that help is asked for, where there is none: the argument parser shows the help of the program instead.
    private static func unknownCommand(inHelp arguments: [String]) -> String? {
        guard arguments.first == "help" else { return nil }
        var commands = configuration.subcommands
        for name in arguments.dropFirst() where !name.hasPrefix("-") && name != "help" && !commands.isEmpty {
            guard let command = commands.first(where: { $0.configuration.commandName == name }) else { return name }
            commands = command.configuration.subcommands
        }
        return nil
    }

    /// Shows what the argument parser says: help on standard output, a complaint as one line.
    private static func present(_ error: any Error, of arguments: [String], in context: CommandContext) -> Int32 {
        let code = exitCode(for: error)
        guard !code.isSuccess else {
            try? context.output(fullMessage(for: error) + "\n")
            return code.rawValue
        }
        guard code == .validationFailure else {
            context.errorOutput("callarchive: \(error)")
            return ExitStatus.data.rawValue
        }
        let complaint =
            negativeNumber(in: arguments, error) ?? message(for: error).split(separator: "\n").joined(separator: " ")
        context.errorOutput("callarchive: \(OperatorError.sentence(complaint)) See `callarchive --help`.")
        return ExitStatus.usage.rawValue
    }

    /// What is wrong with `--limit -1`: the argument parser takes -1 for an option, and the value to be missing.
    private static func negativeNumber(in arguments: [String], _ error: any Error) -> String? {
        guard let option = message(for: error).firstMatch(of: #/^Missing value for '(--[a-z-]+)/#)?.1,
            let index = arguments.firstIndex(of: String(option)), index + 1 < arguments.count,
            let number = Int(arguments[index + 1])
        else { return nil }
        return "\(option) takes no negative number such as \(number)"
    }
}

/// A command that reaches the outside world only through a ``CommandContext``.
protocol ContextualCommand: AsyncParsableCommand {
    nonisolated(nonsending) func run(in context: CommandContext) async throws
}

extension ContextualCommand {
    func run() async throws { try await run(in: .process) }
}
