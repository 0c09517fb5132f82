import Foundation
import PBXSimulator
import TestSupport

/// Strikes a simulated PBX and the real ingester with the faults of a plan.
struct SoakRun: Sendable {
    /// What was measured on the way.
    struct Figures: Sendable {
        var strikes: [SoakFault: Int] = [:]
        var memoryKilobytes = 0
        /// From the start of a process to its subscription, while other faults struck.
        var subscribed: [Duration] = []

        mutating func merge(_ other: Figures) {
            strikes.merge(other.strikes, uniquingKeysWith: +)
            memoryKilobytes = max(memoryKilobytes, other.memoryKilobytes)
            subscribed += other.subscribed
        }
    }

    /// Too small for any commit, large enough for the state file of the tokens.
    private static let fileLimit = 32 * 1024

    let simulator: PBXSimulator
    let archive: String
    let options: IngestProcess.Options
    let clock: SoakClock?

    /// Runs the whole plan.
    ///
    /// - Returns: What was measured; nothing is wrong any more, and no ingester runs.
    func run(_ plan: SoakPlan) async throws -> Figures {
        let figures = try await withThrowingTaskGroup(of: Figures.self) { group in
            group.addTask { try await strikeProcess(plan.lanes[.process] ?? []) }
            group.addTask { try await strikeSimulator(plan.lanes[.network] ?? []) }
            group.addTask { try await strikeSimulator(plan.lanes[.events] ?? []) }
            return try await group.reduce(into: Figures()) { $0.merge($1) }
        }
        simulator.faults = SimulatorFaults()
        return figures
    }

    /// Starts an ingester.
    func start() throws -> IngestProcess { try IngestProcess(simulator, archive: archive, options: options) }

    /// Starts an ingester and waits until the PBX has subscribed it.
    ///
    /// - Returns: The process, and how long it took; `nil` when the time was up.
    func startSubscribed(within limit: Duration) async throws -> (IngestProcess, Duration?) {
        let before = simulator.statistics.socketsEver
        let began = ContinuousClock.now
        let process = try start()
        let isSubscribed = try await simulator.waitUntil(within: limit) { statistics in
            statistics.sockets.contains { $0.number > before && $0.subscriptions > 0 }
        }
        return (process, isSubscribed ? .now - began : nil)
    }

    // MARK: The ingester

    private func strikeProcess(_ strikes: [SoakPlan.Strike]) async throws -> Figures {
        var figures = Figures()
        var process = try start()
        defer { process.kill() }
        for strike in strikes {
            // The schedule itself: nothing is waited for.
            try await Task.sleep(for: strike.pause)
            figures.strikes[strike.fault, default: 0] += 1
            figures.memoryKilobytes = max(figures.memoryKilobytes, process.memoryHighWaterKilobytes)
            switch strike.fault {
            case .kill:
                process.kill()
                try await Task.sleep(for: strike.hold)
                // Every other one may be struck again before it is subscribed.
                let limit: Duration = strike.draw.isMultiple(of: 2) ? .seconds(3) : .zero
                let (next, duration) = try await startSubscribed(within: limit)
                process = next
                if let duration { figures.subscribed.append(duration) }
            case .freeze:
                process.freeze()
                try await Task.sleep(for: strike.hold)
                process.thaw()
            case .diskFull:
                _ = try process.limitFiles(toBytes: Self.fileLimit)
                try await Task.sleep(for: strike.hold)
                _ = try process.limitFiles(toBytes: nil)
            case .clockStep:
                try clock?.step(bySeconds: Int(truncatingIfNeeded: strike.draw % 7_200) - 3_600)
                try await Task.sleep(for: strike.hold)
                try clock?.step(bySeconds: 0)
            default: break
            }
            guard process.isRunning else {
                throw SoakFailure("the ingester ended by itself after: \(strike.fault.rawValue)")
            }
        }
        figures.memoryKilobytes = max(figures.memoryKilobytes, process.memoryHighWaterKilobytes)
        return figures
    }

    // MARK: The PBX

    private func strikeSimulator(_ strikes: [SoakPlan.Strike]) async throws -> Figures {
        var figures = Figures()
        for strike in strikes {
            try await Task.sleep(for: strike.pause)
            figures.strikes[strike.fault, default: 0] += 1
            begin(strike)
            try await Task.sleep(for: strike.hold)
            end(strike.fault)
        }
        return figures
    }

    private func begin(_ strike: SoakPlan.Strike) {
        let fault = strike.fault
        switch fault {
        case .drop: simulator.dropSockets()
        case .reset: simulator.resetConnections()
        case .expiry: simulator.expireTokens(refreshTokensToo: strike.draw.isMultiple(of: 2))
        case .restart: simulator.restart()
        default: break
        }
        simulator.changeFaults { faults in
            switch fault {
            case .mute: faults.isMute = true
            case .deaf: faults.isDeaf = true
            case .restart: faults.isOffline = true
            case .badGateway: faults.restFailure = .badGateway
            case .html: faults.restFailure = .htmlPage
            case .internalError: faults.restFailure = .internalError
            case .overloaded: faults.restFailure = .overloaded
            case .truncated: faults.restFailure = .truncatedJSON
            case .slow: faults.answerDelay = .milliseconds(300)
            case .duplicate: faults.duplicatePercent = 30
            case .reorder: faults.reorderWindow = 6
            case .lose: faults.losePercent = 30
            case .odd:
                faults.oddities = Set(SimulatorFaults.Oddity.allCases)
                faults.oddityEvery = 3
            default: break
            }
        }
    }

    private func end(_ fault: SoakFault) {
        simulator.changeFaults { faults in
            switch fault {
            case .mute: faults.isMute = false
            case .deaf: faults.isDeaf = false
            case .restart: faults.isOffline = false
            case .badGateway, .html, .internalError, .overloaded, .truncated: faults.restFailure = nil
            case .slow: faults.answerDelay = .zero
            case .duplicate: faults.duplicatePercent = 0
            case .reorder: faults.reorderWindow = 0
            case .lose: faults.losePercent = 0
            case .odd: faults.oddities = []
            default: break
            }
        }
    }
}

/// Why a soak can't go on.
struct SoakFailure: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}

/// The wall clock of the ingester, which can be stepped where Debian's `faketime` is installed.
struct SoakClock: Sendable {
    let environment: [String: String]
    private let file: URL

    /// A clock that keeps its offset in a file of a folder; `nil` without the library.
    init?(in folder: URL) throws {
        let libraries = ["x86_64", "aarch64"].map { "/usr/lib/\($0)-linux-gnu/faketime/libfaketimeMT.so.1" }
        guard let library = libraries.first(where: FileManager.default.fileExists) else { return nil }
        file = folder.appending(path: "clock")
        environment = [
            "LD_PRELOAD": library, "FAKETIME_TIMESTAMP_FILE": file.path(percentEncoded: false),
            "FAKETIME_NO_CACHE": "1", "FAKETIME_DONT_FAKE_MONOTONIC": "1",
        ]
        try step(bySeconds: 0)
    }

    func step(bySeconds seconds: Int) throws {
        try Data("\(seconds < 0 ? "" : "+")\(seconds)\n".utf8).write(to: file, options: .atomic)
    }
}
