import ArchiveStore
import ArgumentParser
import Foundation
import Ingest
import Logging
import PBXSimulator
import Reports
import ServiceLifecycle
import YeastarClient
import YeastarProtocol

/// `callarchive demo`: simulated PBX, archive and reports in one go.
struct DemoCommand: ContextualCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo",
        abstract: "Archives a simulated PBX for some seconds, prints reports, and leaves the file.",
        discussion: "  $ callarchive demo --database demo.sqlite"
    )

    @Option(help: ArgumentHelp("The archive to make; only an earlier demo's is replaced.", valueName: "file"))
    var database = "demo.sqlite"

    @Option(help: ArgumentHelp("Finished calls in the PBX's history.", valueName: "calls"))
    var history = 900

    @Option(help: ArgumentHelp("Calls to make live.", valueName: "calls"))
    var liveCalls = 14

    @Option(help: ArgumentHelp("The same seed gives the same calls.", valueName: "number"))
    var seed: UInt64 = 2026

    /// With the simulated PBX's serial number it tells a demo's archive from others.
    private static let pbxName = "demo"

    /// How long the live calls may take; they are as short as the simulator makes them.
    private static let patience = Duration.seconds(40)

    func run(in context: CommandContext) async throws {
        let lock = try ArchiveLock(archive: database)
        defer { withExtendedLifetime(lock) {} }
        try removeEarlierDemo()
        let progress = DemoProgress(context: context)
        progress.step("starting a simulated PBX")
        let simulator: PBXSimulator
        do {
            simulator = try await PBXSimulator.bind(SimulatorConfiguration())
        } catch {
            throw OperatorError(.unavailable, "cannot start the simulated PBX: \(OperatorError.sentence("\(error)"))")
        }
        let folder = FileManager.default.temporaryDirectory.appending(path: "callarchive-demo-\(getpid())")
        defer { try? FileManager.default.removeItem(at: folder) }
        let files = try SimulatorFiles(simulator, in: folder.path(percentEncoded: false))
        let rows = simulator.addHistory(count: history, days: 5, seed: seed)
        progress.step("it has \(rows) rows of history, listening on \(simulator.baseURL)")

        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await simulator.run() }
            try await archive(simulator, files: files, progress: progress)
            simulator.shutdown()
            try await group.waitForAll()
        }
        progress.step("archived and stopped")
        try compare(simulator.truth, in: context)
        try await printReports(in: context)
        try context.output(suggestions)
    }

    // MARK: Steps

    private func removeEarlierDemo() throws {
        guard FileManager.default.fileExists(atPath: database) else { return }
        // An archive of an earlier schema has calls that this program can't look at: it is not taken for a demo's either.
        let pbxs = try ArchiveStatus.read(try ArchiveReader(path: database), now: 0).feeds
        let serial = SimulatorConfiguration().serialNumber
        guard pbxs.allSatisfy({ $0.pbx == Self.pbxName && [nil, serial].contains($0.serial) }) else {
            throw OperatorError(
                .cannotCreate,
                "\(database) is no demo's archive: it belongs to \(pbxs.map(\.pbx).joined(separator: ", ")). "
                    + "Name another file."
            )
        }
        let file = ArchivePath.real(database)
        for suffix in ["", "-wal", "-shm", ".tokens"] { try? FileManager.default.removeItem(atPath: file + suffix) }
    }

    private func archive(_ simulator: PBXSimulator, files: SimulatorFiles, progress: DemoProgress) async throws {
        let writer = try ArchiveWriter(path: database, description: .current)
        let connection = PBXSettings(
            name: Self.pbxName,
            address: try PBXAddress(simulator.baseURL),
            clientID: simulator.configuration.clientID,
            clientSecret: Secret(simulator.configuration.clientSecret),
            trust: files.authorityPath.map(TLSTrust.certificateFile) ?? .system,
            tokenFile: ArchivePath.tokens(of: database),
            version: CallArchive.version
        )
        let quiet = Logger(label: "callarchive") { _ in SwiftLogNoOpLogHandler() }
        let ingester = Ingester(
            writer: writer,
            feeds: [PBXFeedSettings(connection: connection, reconcileEvery: .seconds(5))],
            logger: quiet
        )
        let service = ServiceGroup(
            configuration: ServiceGroupConfiguration(services: [.init(service: ingester)], logger: quiet)
        )
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await service.run() }
            group.addTask { try await watch(simulator, counters: ingester.counters, progress: progress) }
            progress.step("archiving its history and \(liveCalls) live calls over a TLS WebSocket")
            guard try await simulator.waitForSubscription() else {
                throw OperatorError(.unavailable, "the ingester did not subscribe to the simulated PBX.")
            }
            try await simulator.playLiveCalls(count: liveCalls, over: .seconds(8), seed: seed, speed: 12)
            let expected = simulator.truth.calls.count
            try await waitForCalls(expected)
            await service.triggerGracefulShutdown()
            try await group.next()
            group.cancelAll()
        }
    }

    private func watch(_ simulator: PBXSimulator, counters: IngestCounters, progress: DemoProgress) async throws {
        while !Task.isCancelled {
            let stored = counters.outcome.stored
            let statistics = simulator.statistics
            progress.update("\(statistics.eventsSent) live events sent, \(stored) frames archived")
            do { try await Task.sleep(for: .milliseconds(500)) } catch { return }
        }
    }

    /// Waits until the archive holds every call that ended.
    private func waitForCalls(_ expected: Int) async throws {
        let deadline = ContinuousClock.now + Self.patience
        let reader = try ArchiveReader(path: database)
        while ContinuousClock.now < deadline {
            let status = try ArchiveStatus.read(reader, now: Int64(Date().timeIntervalSince1970))
            if status.calls >= expected, status.feeds.allSatisfy({ $0.liveCalls == 0 && $0.reconciledAt != nil }) {
                return
            }
            try await Task.sleep(for: .milliseconds(200))
        }
    }

    private func compare(_ truth: GroundTruth, in context: CommandContext) throws {
        let status = try ArchiveStatus.read(
            try ArchiveReader(path: database),
            now: Int64(context.now().timeIntervalSince1970)
        )
        let legs = truth.calls.reduce(0) { $0 + $1.legs.count }
        try context.output(
            """
            The simulated PBX made \(truth.calls.count) calls with \(legs) legs; \
            the archive holds \(status.calls) calls with \(status.legs) legs.


            """
        )
    }

    private func printReports(in context: CommandContext) async throws {
        for arguments in [["summary"], ["extensions"], ["coverage"]] {
            let command = ["report"] + arguments + ["--database", database]
            try context.output("$ callarchive \(command.joined(separator: " "))\n")
            let status = await CallArchive.status(arguments: command, in: context)
            guard status == 0 else { throw ExitCode(status) }
            try context.output("\n")
        }
    }

    private var suggestions: String {
        """
        Ask \(database) yourself:
          sqlite3 \(database) "SELECT local_date, count(*), sum(missed) FROM calls GROUP BY local_date"
          sqlite3 \(database) "SELECT caller, started_local, wait_seconds FROM calls WHERE outcome = 'abandoned'"
          sqlite3 \(database) "SELECT question, sql FROM example_queries"

        """
    }
}

/// The demo's signs of life: a line a step, and on a terminal a line of figures that is rewritten.
struct DemoProgress {
    let context: CommandContext

    /// A step that stays to be read.
    func step(_ text: String) {
        context.progress?("")
        context.errorOutput("… \(text)")
    }

    /// A figure that changes.
    func update(_ text: String) { context.progress?("… \(text)") }
}
