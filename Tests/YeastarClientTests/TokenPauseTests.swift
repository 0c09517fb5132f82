import Foundation
import PBXSimulator
import TestSupport
import Testing
import YeastarClient
import YeastarProtocol

@Suite("A login that the PBX wants to wait", .serialized, .timeLimit(.minutes(4)))
struct TokenPauseTests {
    @Test func `is not tried again before its time, not even after a restart`() async throws {
        var configuration = SimulatorConfiguration()
        configuration.tokenLimit = 0
        try await expectPause(configuration, code: .tokenLimit) { _ in }
    }

    @Test func `is not tried again while the address is blocked, not even after a restart`() async throws {
        var configuration = SimulatorConfiguration()
        configuration.loginFailureLimit = 1
        try await expectPause(configuration, code: .ipBlocked) { settings in
            // Somebody else at this address fails, and gets it blocked.
            var other = settings
            other.clientSecret = Secret("somebody-elses")
            other.tokenFile = nil
            let client = try QuickClient.client(other)
            _ = try? await client.systemInformation()
            await client.close()
        }
    }

    private func expectPause(
        _ configuration: SimulatorConfiguration,
        code: PBXError.Code,
        _ prepare: @escaping @Sendable (PBXSettings) async throws -> Void
    ) async throws {
        try await PBXSimulator.withRunning(configuration) { simulator in
            try await QuickClient.withFolder { folder in
                var timings = QuickClient.quick
                timings.tokenLimitRetry = .seconds(300)
                let file = folder + "/calls.sqlite.tokens"
                let settings = try QuickClient.settings(simulator, timings: timings, tokenFile: file)
                try await prepare(settings)
                let before = simulator.statistics.requests["get_token"] ?? 0
                for _ in 0..<4 {
                    let client = try QuickClient.client(settings)
                    let error = await #expect(throws: PBXError.self) { try await client.systemInformation() }
                    #expect(error?.code == code)
                    let seconds = error?.retryAfterSeconds
                    if simulator.statistics.requests["get_token"] == before + 1, let seconds {
                        #expect((200...601).contains(seconds))
                    }
                    await client.close()
                }
                #expect(simulator.statistics.requests["get_token"] == before + 1)
                let mode = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int
                #expect(mode == 0o600)
            }
        }
    }

    @Test func `reuses the token that it has while the PBX gives out no more`() async throws {
        var configuration = SimulatorConfiguration()
        configuration.tokenLimit = 1
        try await PBXSimulator.withRunning(configuration) { simulator in
            try await QuickClient.withFolder { folder in
                let file = folder + "/calls.sqlite.tokens"
                let settings = try QuickClient.settings(simulator, tokenFile: file)
                let unclean = try QuickClient.client(settings)
                _ = try await unclean.systemInformation()
                // As after a kill, with a refresh token that the PBX has forgotten.
                try String(contentsOfFile: file, encoding: .utf8)
                    .replacing(/"refresh":"[^"]*"/, with: #""refresh":"""#)
                    .replacing(/"holders":\[[^\]]*\]/, with: #""holders":["1.0.1"]"#)
                    .write(toFile: file, atomically: true, encoding: .utf8)
                var old = settings
                old.timings.handOverFraction = 0
                old.timings.tokenLimitRetry = .seconds(300)
                let next = try QuickClient.client(old)
                for _ in 0..<3 { _ = try await next.systemInformation() }
                #expect(simulator.statistics.tokensIssued == 1)
                #expect(simulator.statistics.requests["get_token"] == 2)
                await next.close()
            }
        }
    }

    @Test func `does not hold up another PBX that shares the file`() async throws {
        try await PBXSimulator.withRunning { dead in
            try await PBXSimulator.withRunning { sound in
                try await QuickClient.withFolder { folder in
                    let file = folder + "/calls.sqlite.tokens"
                    dead.changeFaults { $0.answerDelay = .seconds(3600) }
                    var timings = QuickClient.quick
                    timings.requestLimit = .seconds(20)
                    var waiting = try QuickClient.settings(dead, timings: timings, tokenFile: file)
                    waiting.name = "dead"
                    let first = try QuickClient.client(waiting)
                    let second = try QuickClient.client(try QuickClient.settings(sound, tokenFile: file))
                    await withTaskGroup(of: Void.self) { group in
                        group.addTask { _ = try? await first.systemInformation() }
                        // From now on the first asks, and holds what keeps others from asking for the same PBX.
                        let asks = try? await Condition.wait {
                            (try? String(contentsOfFile: file, encoding: .utf8))?.contains(#""leases":{"dead""#)
                                ?? false
                        }
                        #expect(asks == true)
                        let begin = ContinuousClock.now
                        await #expect(throws: Never.self) { _ = try await second.systemInformation() }
                        #expect(ContinuousClock.now - begin < .seconds(15))
                        group.cancelAll()
                    }
                    await second.close()
                    await first.close()
                    #expect(try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty)
                }
            }
        }
    }
}
