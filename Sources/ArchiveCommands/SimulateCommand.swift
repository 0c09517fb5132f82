import ArgumentParser
import Foundation
import Logging
import PBXSimulator
import ServiceLifecycle
import UnixSignals

/// `callarchive simulate`: a look-alike PBX to try everything on.
struct SimulateCommand: ContextualCommand {
    static let configuration = CommandConfiguration(
        commandName: "simulate",
        abstract: "Runs a simulated P-Series PBX on this machine, with faults on request.",
        discussion: """
            It prints the ingest command that archives it. Faults:
            \(SimulatorFault.help)

              $ callarchive simulate --port 8088 --history 500 --calls-per-minute 20
              $ callarchive simulate --fault duplicate --fault drop --fault-every 20

            A scenario file holds one scripted call: the frames and the rows of the
            history, word for word. Several play side by side as soon as a client has
            subscribed. Their calls keep the dates of the files, so their rows are in
            the history of those days; backfill fetches them.

              $ callarchive simulate --history 0 --calls-per-minute 0 \\
                  --scenario transfer-blind.txt pickup.txt

            Several PBXs listen on ports that follow each other, and share all other
            options. --config simulator.yaml of the folder archives them.
            """
    )

    @Option(help: ArgumentHelp("The port on 127.0.0.1; 0 takes any free one.", valueName: "port"))
    var port = 8088

    @Option(help: ArgumentHelp("So many PBXs.", valueName: "number"))
    var pbxs = 1

    @Flag(help: "Plain HTTP instead of TLS.")
    var plaintext = false

    @Option(help: ArgumentHelp("Finished calls in its history.", valueName: "calls"))
    var history = 200

    @Option(help: ArgumentHelp("Days that the history spans.", valueName: "days"))
    var days = 7

    @Option(help: ArgumentHelp("New calls a minute; 0 for none.", valueName: "calls"))
    var callsPerMinute = 12

    @Option(help: ArgumentHelp("The same seed gives the same calls.", valueName: "number"))
    var seed: UInt64 = 1

    @Option(help: ArgumentHelp("The PBX's zone.", valueName: "zone"))
    var timeZone = "Europe/Paris"

    @Option(help: ArgumentHelp("Life of an access token.", valueName: "seconds"))
    var tokenLife = 1800

    @Option(help: ArgumentHelp("A fault; may be repeated.", valueName: "name"))
    var fault: [SimulatorFault] = []

    @Option(help: ArgumentHelp("How often drop, reset, expire and restart strike.", valueName: "seconds"))
    var faultEvery = 30

    @Option(help: ArgumentHelp("Where the CA certificate and the client secret are put.", valueName: "folder"))
    var directory = "."

    @Option(help: ArgumentHelp("Once subscribed, send so many events as fast as they are taken.", valueName: "events"))
    var blast = 0

    @Option(help: ArgumentHelp("Send no more than so many of them a second.", valueName: "events"))
    var blastPace: Int?

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp("Scripted calls to play once a client has subscribed.", valueName: "file")
    )
    var scenario: [String] = []

    @Option(help: ArgumentHelp("At the end, write all that really happened to this file, as JSON.", valueName: "file"))
    var truth: String?

    func run(in context: CommandContext) async throws {
        guard TimeZone(identifier: timeZone) != nil else {
            throw OperatorError(.usage, "there is no time zone \(timeZone). Use an IANA name such as Europe/Paris.")
        }
        guard history >= 0, days > 0, callsPerMinute >= 0, blast >= 0, blastPace ?? 1 > 0, tokenLife > 0, faultEvery > 0
        else {
            throw OperatorError(.usage, "numbers of calls, events, days and seconds must be positive.")
        }
        guard (0...65_535).contains(port) else {
            throw OperatorError(.usage, "--port takes 0 to 65535, not \(port).")
        }
        guard (1...10_000).contains(pbxs), port == 0 || port + pbxs <= 65_536 else {
            throw OperatorError(.usage, "--pbxs takes 1 to 10000, and as many ports from --port on.")
        }
        guard pbxs == 1 || truth == nil else {
            throw OperatorError(.usage, "--truth tells of one PBX. Leave --pbxs out.")
        }
        let scenarios = try scenario.map(readScenario)
        let simulators = try await listen(scenarios)
        for simulator in simulators {
            for fault in fault { fault.apply(to: simulator) }
            if history > 0 { _ = simulator.addHistory(count: history, days: days, seed: seed) }
        }
        let files = try SimulatorFiles(simulators[0], in: directory)
        if pbxs > 1 { try files.writeSettings(of: simulators) }
        try context.output(instructions(simulators, files))

        let service = SimulatorService(
            simulators: simulators,
            callsPerMinute: callsPerMinute,
            blast: blast,
            blastPace: blastPace,
            scenarios: scenarios,
            seed: seed,
            strikes: fault.filter(\.isStrike),
            strikeEvery: .seconds(faultEvery)
        )
        let group = ServiceGroup(
            configuration: ServiceGroupConfiguration(
                services: [.init(service: service)],
                gracefulShutdownSignals: [.sigterm, .sigint],
                logger: Logger(label: "callarchive.service") { _ in SwiftLogNoOpLogHandler() }
            )
        )
        try await group.run()
        if let truth {
            let target = try OutputTarget(path: truth, context: context)
            try target.write(simulators[0].truthJSON() + "\n")
            try target.finish()
        }
    }

    private func readScenario(_ path: String) throws -> ScenarioScript {
        let text: String
        do {
            text = try String(contentsOf: URL(filePath: path), encoding: .utf8)
        } catch {
            throw OperatorError(
                .noInput,
                "cannot read the scenario \(path): \(error.localizedDescription) Name a scenario file."
            )
        }
        do {
            return try ScenarioScript(text, name: path)
        } catch {
            throw OperatorError(.data, "\(error)")
        }
    }

    /// The PBXs, on their ports, with one authority.
    private func listen(_ scenarios: [ScenarioScript]) async throws -> [PBXSimulator] {
        var configuration = SimulatorConfiguration()
        configuration.usesTLS = !plaintext
        configuration.timeZone = timeZone
        configuration.accessTokenLife = .seconds(tokenLife)
        for scenario in scenarios { configuration.directory.add(scenario) }
        var simulators: [PBXSimulator] = []
        for index in 0..<pbxs {
            configuration.port = port == 0 ? 0 : port + index
            configuration.serialNumber = "3630A\(7_654_321 + index)"
            // Ids that start apart, as those of PBXs with a life of their own.
            configuration.firstCounter = 1 + index * 1_999
            do {
                simulators.append(
                    try await PBXSimulator.bind(configuration, certificates: simulators.first?.certificates)
                )
            } catch {
                for simulator in simulators { simulator.shutdown() }
                throw OperatorError(
                    .unavailable,
                    "cannot listen on 127.0.0.1:\(configuration.port): \(OperatorError.sentence("\(error)")) "
                        + "Choose another --port."
                )
            }
        }
        return simulators
    }

    private func instructions(_ simulators: [PBXSimulator], _ files: SimulatorFiles) -> String {
        let first = simulators[0]
        guard simulators.count == 1 else {
            return """
                \(simulators.count) simulated PBXs listen on \(first.baseURL) and so on. Archive them from another terminal with
                  callarchive ingest --database calls.sqlite --config \(files.settingsPath)
                Stop them with Ctrl-C.

                """
        }
        let trust = files.authorityPath.map { " --tls-ca-file \($0)" } ?? ""
        return """
            A simulated PBX listens on \(first.baseURL). Archive it from another terminal with
              callarchive ingest --database calls.sqlite --pbx-url \(first.baseURL) \\
                --client-id \(first.configuration.clientID) --client-secret-file \(files.secretPath)\(trust)
            Stop it with Ctrl-C.

            """
    }
}
