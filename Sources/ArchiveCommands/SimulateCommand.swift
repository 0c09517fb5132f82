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
            """
    )

    @Option(help: ArgumentHelp("The port on 127.0.0.1; 0 takes any free one.", valueName: "port"))
    var port = 8088

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
        guard history >= 0, days > 0, callsPerMinute >= 0, blast >= 0, tokenLife > 0, faultEvery > 0 else {
            throw OperatorError(.usage, "numbers of calls, days and seconds must be positive.")
        }
        var configuration = SimulatorConfiguration()
        configuration.port = port
        configuration.usesTLS = !plaintext
        configuration.timeZone = timeZone
        configuration.accessTokenLife = .seconds(tokenLife)
        let scenarios = try scenario.map(readScenario)
        for scenario in scenarios { configuration.directory.add(scenario) }
        let simulator: PBXSimulator
        do {
            simulator = try await PBXSimulator.bind(configuration)
        } catch {
            throw OperatorError(.unavailable, "cannot listen on 127.0.0.1:\(port): \(error). Choose another --port.")
        }
        for fault in fault { fault.apply(to: simulator) }
        if history > 0 { _ = simulator.addHistory(count: history, days: days, seed: seed) }
        let files = try SimulatorFiles(simulator, in: directory)
        try context.output(instructions(simulator, files))

        let service = SimulatorService(
            simulator: simulator,
            callsPerMinute: callsPerMinute,
            blast: blast,
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
            try target.write(simulator.truthJSON() + "\n")
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

    private func instructions(_ simulator: PBXSimulator, _ files: SimulatorFiles) -> String {
        let trust = files.authorityPath.map { " --tls-ca-file \($0)" } ?? ""
        return """
            A simulated PBX listens on \(simulator.baseURL). Archive it from another terminal with
              callarchive ingest --database calls.sqlite --pbx-url \(simulator.baseURL) \\
                --client-id \(simulator.configuration.clientID) --client-secret-file \(files.secretPath)\(trust)
            Stop it with Ctrl-C.

            """
    }
}

/// Runs the simulated PBX with new calls and striking faults until a graceful shutdown.
struct SimulatorService: Service {
    let simulator: PBXSimulator
    let callsPerMinute: Int
    let blast: Int
    let scenarios: [ScenarioScript]
    let seed: UInt64
    let strikes: [SimulatorFault]
    let strikeEvery: Duration

    func run() async throws {
        await cancelWhenGracefulShutdown {
            await withTaskGroup(of: Void.self) { group in
                group.addTask { try? await simulator.run() }
                if blast > 0 { group.addTask { try? await sendBlast() } }
                if !scenarios.isEmpty { group.addTask { try? await playScenarios() } }
                if callsPerMinute > 0 { group.addTask { try? await playCalls() } }
                if !strikes.isEmpty { group.addTask { try? await strike() } }
                await group.next()
                group.cancelAll()
            }
        }
        simulator.shutdown()
    }

    private func sendBlast() async throws {
        let events = simulator.prepareBlast(events: blast)
        while try await !simulator.waitForSubscription() {}
        _ = try await simulator.blast(events)
        // The service goes on, so that the socket stays open until everything is read.
        try await Task.sleep(for: .seconds(86_400))
    }

    private func playScenarios() async throws {
        while try await !simulator.waitForSubscription() {}
        try await simulator.play(scenarios)
        // What was played stays there to be asked for.
        try await Task.sleep(for: .seconds(86_400))
    }

    private func playCalls() async throws {
        var minute: UInt64 = 0
        while !Task.isCancelled {
            try await simulator.playLiveCalls(count: callsPerMinute, over: .seconds(60), seed: seed &+ minute, speed: 1)
            minute += 1
        }
    }

    private func strike() async throws {
        var next = 0
        while true {
            try await Task.sleep(for: strikeEvery)
            strikes[next % strikes.count].strike(simulator)
            next += 1
        }
    }
}
