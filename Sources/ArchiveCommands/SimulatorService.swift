import PBXSimulator
import ServiceLifecycle

/// Runs simulated PBXs with new calls and striking faults until a graceful shutdown.
struct SimulatorService: Service {
    let simulators: [PBXSimulator]
    let callsPerMinute: Int
    let blast: Int
    let blastPace: Int?
    let scenarios: [ScenarioScript]
    let seed: UInt64
    let strikes: [SimulatorFault]
    let strikeEvery: Duration

    func run() async throws {
        await cancelWhenGracefulShutdown {
            await withTaskGroup(of: Void.self) { group in
                for simulator in simulators { group.addTask { await run(simulator) } }
                await group.next()
                group.cancelAll()
            }
        }
        for simulator in simulators { simulator.shutdown() }
    }

    private func run(_ simulator: PBXSimulator) async {
        await withTaskGroup(of: Void.self) { group in
            group.addTask { try? await simulator.run() }
            if blast > 0 { group.addTask { try? await sendBlast(of: simulator) } }
            if !scenarios.isEmpty { group.addTask { try? await playScenarios(on: simulator) } }
            if callsPerMinute > 0 { group.addTask { try? await playCalls(on: simulator) } }
            if !strikes.isEmpty { group.addTask { try? await strike(simulator) } }
            await group.next()
            group.cancelAll()
        }
    }

    private func sendBlast(of simulator: PBXSimulator) async throws {
        let events = simulator.prepareBlast(events: blast, pace: blastPace)
        // Many that wait must not keep the machine busy with looking.
        while try await !simulator.waitForSubscription(within: .zero) { try await Task.sleep(for: .milliseconds(100)) }
        // The service goes on, so that the socket stays open until everything is read; and when its reader went away.
        _ = try? await simulator.blast(events)
        try await Task.sleep(for: .seconds(86_400))
    }

    private func playScenarios(on simulator: PBXSimulator) async throws {
        while try await !simulator.waitForSubscription() {}
        try await simulator.play(scenarios)
        // What was played stays there to be asked for.
        try await Task.sleep(for: .seconds(86_400))
    }

    private func playCalls(on simulator: PBXSimulator) async throws {
        var minute: UInt64 = 0
        while !Task.isCancelled {
            try await simulator.playLiveCalls(count: callsPerMinute, over: .seconds(60), seed: seed &+ minute, speed: 1)
            minute += 1
        }
    }

    private func strike(_ simulator: PBXSimulator) async throws {
        var next = 0
        while true {
            try await Task.sleep(for: strikeEvery)
            strikes[next % strikes.count].strike(simulator)
            next += 1
        }
    }
}
