import Foundation
import PBXSimulator
import Testing
import YeastarProtocol

@testable import YeastarClient

@Suite("Tokens", .serialized, .timeLimit(.minutes(4)))
struct TokenKeeperTests {
    @Test func `are reused after an unclean stop, and removed after a clean one`() async throws {
        try await PBXSimulator.withRunning { simulator in
            try await QuickClient.withFolder { folder in
                let file = folder + "/calls.sqlite.tokens"
                let settings = try QuickClient.settings(simulator, tokenFile: file)
                let unclean = try QuickClient.client(settings)
                _ = try await unclean.systemInformation()
                let mode = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int
                #expect(mode == 0o600)
                let text = try String(contentsOfFile: file, encoding: .utf8)
                #expect(!text.contains(simulator.configuration.clientSecret))
                // As after a kill: the mark of a process that is gone.
                try text.replacing(/"holders":\[[^\]]*\]/, with: #""holders":["1.0.1"]"#)
                    .write(toFile: file, atomically: true, encoding: .utf8)
                let next = try QuickClient.client(settings)
                _ = try await next.systemInformation()
                #expect(simulator.statistics.tokensIssued == 1)
                await next.close()
                #expect(!FileManager.default.fileExists(atPath: file))
                #expect(simulator.statistics.tokensAlive == 0)
            }
        }
    }

    @Test func `are shared, and revoked only by the last who uses them`() async throws {
        try await PBXSimulator.withRunning { simulator in
            try await QuickClient.withFolder { folder in
                let settings = try QuickClient.settings(simulator, tokenFile: folder + "/calls.sqlite.tokens")
                let first = try QuickClient.client(settings)
                let second = try QuickClient.client(settings)
                async let one = first.systemInformation()
                async let two = second.systemInformation()
                _ = try await (one, two)
                #expect(simulator.statistics.tokensIssued == 1)
                await second.close()
                #expect(simulator.statistics.tokensAlive == 1)
                _ = try await first.systemInformation()
                await first.close()
                #expect(simulator.statistics.tokensAlive == 0)
            }
        }
    }

    @Test func `of several PBXs stand in one file`() async throws {
        try await PBXSimulator.withRunning { simulator in
            try await QuickClient.withFolder { folder in
                var settings = try QuickClient.settings(simulator, tokenFile: folder + "/calls.sqlite.tokens")
                let north = try QuickClient.client(settings)
                settings.name = "south"
                let south = try QuickClient.client(settings)
                async let one = north.systemInformation()
                async let two = south.systemInformation()
                _ = try await (one, two)
                #expect(simulator.statistics.tokensIssued == 2)
                await north.close()
                #expect(FileManager.default.fileExists(atPath: folder + "/calls.sqlite.tokens"))
                await south.close()
                #expect(try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty)
            }
        }
    }

    @Test(
        "are made anew when only renewing them fails",
        arguments: [
            SimulatorFaults.RESTFailure.internalError, .overloaded, .htmlPage, .badGateway,
        ]
    )
    func failingRenewal(failure: SimulatorFaults.RESTFailure) async throws {
        try await PBXSimulator.withRunning { simulator in
            let client = try QuickClient.client(try QuickClient.settings(simulator))
            _ = try await client.systemInformation()
            simulator.expireTokens()
            simulator.changeFaults {
                $0.restFailure = failure
                $0.restFailurePaths = ["refresh_token"]
            }
            for _ in 1..<TokenKeeper.renewalAttempts {
                await #expect(throws: PBXError.self) { try await client.systemInformation() }
            }
            #expect(simulator.statistics.tokensIssued == 1)
            _ = try await client.systemInformation()
            #expect(simulator.statistics.tokensIssued == 2)
            #expect(simulator.statistics.requests["refresh_token"] == TokenKeeper.renewalAttempts)
            await client.close()
        }
    }

    @Test(arguments: [true, false])
    func `are replaced once when they expired, and the request is repeated`(refreshTokensToo: Bool) async throws {
        try await PBXSimulator.withRunning { simulator in
            let client = try QuickClient.client(try QuickClient.settings(simulator))
            _ = try await client.systemInformation()
            simulator.expireTokens(refreshTokensToo: refreshTokensToo)
            _ = try await client.systemInformation()
            #expect(simulator.statistics.tokensIssued == 2)
            #expect(simulator.statistics.requests["get_token"] == (refreshTokensToo ? 2 : 1))
            await client.close()
        }
    }

    @Test func `are never more than two, however often they are replaced`() async throws {
        var configuration = SimulatorConfiguration()
        configuration.accessTokenLife = .seconds(60)
        configuration.refreshKeepsOldToken = true
        try await PBXSimulator.withRunning(configuration) { simulator in
            var timings = QuickClient.quick
            timings.handOverFraction = 0
            let client = try QuickClient.client(try QuickClient.settings(simulator, timings: timings))
            for _ in 0..<6 { _ = try await client.systemInformation() }
            #expect(simulator.statistics.tokensIssued >= 6)
            #expect(simulator.statistics.mostTokensAlive <= 2)
            await client.close()
        }
    }

    @Test(arguments: [0, -5, 1_000_000_000_000_000_000])
    func `whose life is told as none are taken for usual ones`(seconds: Int) async throws {
        var configuration = SimulatorConfiguration()
        configuration.toldTokenLife = seconds
        try await PBXSimulator.withRunning(configuration) { simulator in
            _ = try await QuickClient.run(try QuickClient.settings(simulator)) { recorder in
                await recorder.waitForSubscriptions(1)
                await recorder.wait { $0.aliveCount >= 3 }
            }
            #expect(simulator.statistics.tokensIssued == 1)
            #expect(simulator.statistics.tokensAlive == 0)
        }
    }

    @Test func `that are said to end in a second are not renewed each second, and not left behind`() async throws {
        var configuration = SimulatorConfiguration()
        configuration.toldTokenLife = 1
        configuration.refreshKeepsOldToken = true
        try await PBXSimulator.withRunning(configuration) { simulator in
            var timings = QuickClient.quick
            timings.handOverFraction = 0
            timings.shortestRenewal = .milliseconds(300)
            let clock = ContinuousClock()
            let began = clock.now
            let events = try await QuickClient.run(try QuickClient.settings(simulator, timings: timings)) { recorder in
                await recorder.wait { $0.handOverCount >= 4 }
            }
            #expect(events.waitings.isEmpty)
            #expect(simulator.statistics.tokensIssued <= 1 + Int((clock.now - began) / .milliseconds(300)))
            #expect(simulator.statistics.mostTokensAlive <= 2)
            #expect(simulator.statistics.tokensAlive == 0)
        }
    }

    @Test func `that the PBX takes back at once are asked for less and less, and not left behind`() async throws {
        var configuration = SimulatorConfiguration()
        configuration.refreshKeepsOldToken = true
        try await PBXSimulator.withRunning(configuration) { simulator in
            simulator.changeFaults { $0.takesAcknowledgementBack = true }
            var timings = QuickClient.quick
            timings.backoffLimit = .seconds(60)
            let events = try await QuickClient.run(try QuickClient.settings(simulator, timings: timings)) { recorder in
                await recorder.wait { $0.waitings.count >= 6 }
            }
            #expect(events.waits.suffix(1).allSatisfy { $0 >= 0.16 }, "10 ms, doubled five times, less a half at most")
            #expect(simulator.statistics.tokensIssued <= 8)
            #expect(simulator.statistics.mostTokensAlive <= 2)
            #expect(simulator.statistics.tokensAlive == 0)
            #expect(simulator.statistics.violations.isEmpty)
        }
    }

    @Test func `are not asked for a third time with refused credentials, not even after a restart`() async throws {
        try await PBXSimulator.withRunning { simulator in
            try await QuickClient.withFolder { folder in
                var settings = try QuickClient.settings(simulator, tokenFile: folder + "/calls.sqlite.tokens")
                settings.clientSecret = Secret("wrong-secret-text")
                for _ in 0..<4 {
                    let client = try QuickClient.client(settings)
                    let error = await #expect(throws: PBXError.self) {
                        try await QuickClient.session(client).run { _ in }
                    }
                    #expect(error?.code == .credentials)
                    #expect(error?.message.contains("wrong-secret-text") == false)
                    await client.close()
                }
                #expect(simulator.statistics.requests["get_token"] == 2)
                settings.clientSecret = Secret(simulator.configuration.clientSecret)
                _ = try await QuickClient.client(settings).systemInformation()
            }
        }
    }

    @Test(arguments: ["address", "api"])
    func `are not asked for again where only a person can help`(cause: String) async throws {
        try await PBXSimulator.withRunning { simulator in
            simulator.changeFaults { faults in
                faults.forbidsAddress = cause == "address"
                faults.hasNoAPI = cause == "api"
            }
            let client = try QuickClient.client(try QuickClient.settings(simulator))
            let error = await #expect(throws: PBXError.self) { try await QuickClient.session(client).run { _ in } }
            #expect(error?.code == (cause == "address" ? .ipForbidden : .apiUnavailable))
            #expect(error?.isPermanent == true)
        }
    }
}
