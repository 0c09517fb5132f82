import ArchiveStore
import ArgumentParser
import Ingest
import Logging
import ServiceLifecycle
import UnixSignals

/// `callarchive ingest`: archives until it is told to stop.
struct IngestCommand: ContextualCommand {
    static let configuration = CommandConfiguration(
        commandName: "ingest",
        abstract: "Archives one or more PBXs in the foreground, until SIGTERM or SIGINT.",
        discussion: """
            Every setting may also stand in the YAML file of --config, or in the environment as CALLARCHIVE_ and its name.
            A flag beats the environment, the environment beats the file; an entry of the file's list of PBXs beats both.

              $ callarchive ingest --database calls.sqlite \\
                  --pbx-url https://192.0.2.10:8088 --client-id ID \\
                  --client-secret-file secret --tls-fingerprint sha256:HEX
            """
    )

    @OptionGroup var options: IngestOptions
    @OptionGroup var log: LogOptions

    func run(in context: CommandContext) async throws {
        let settings = try options.settings(log, in: context)
        let logger = StandardErrorLog.logger(settings, in: context)
        let lock = try ArchiveLock(archive: settings.database)
        defer { withExtendedLifetime(lock) {} }
        let writer = try ArchiveWriter(path: settings.database, description: .current) { step, number, count in
            logger.notice(
                "bringing the archive up to date",
                metadata: ["step": "\(step)", "number": "\(number)", "of": "\(count)"]
            )
        }
        try await ReprocessNotice.log(writer, settings.feeds, logger)
        let notification = ServiceNotification(environment: context.environment)
        let ingester = Ingester(writer: writer, feeds: settings.feeds, logger: logger) {
            logger.info("archiving", metadata: ["pbxs": "\(settings.feeds.count)"])
            notification.ready()
        } onStop: {
            notification.stopping()
        }
        try await ingester.runUntilSignal()
    }
}

extension IngestOptions {
    /// Resolves these flags with the environment and the configuration file.
    func settings(_ log: LogOptions, in context: CommandContext) throws -> ArchiveSettings {
        let file = try SettingsFile(config: config, in: context)
        return try ArchiveSettings(
            flags: values.merging(log.values) { $1 },
            file: file,
            environment: context.environment
        )
    }
}

extension Ingester {
    /// Runs until SIGTERM or SIGINT, then stops in order.
    func runUntilSignal() async throws {
        let group = ServiceGroup(
            configuration: ServiceGroupConfiguration(
                services: [.init(service: self)],
                gracefulShutdownSignals: [.sigterm, .sigint],
                // The group's own log repeats what the command says of an error.
                logger: Logger(label: "callarchive.service") { _ in SwiftLogNoOpLogHandler() }
            )
        )
        try await group.run()
    }
}
