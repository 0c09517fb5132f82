import Foundation
import PBXSimulator
import Testing
import YeastarClient
import YeastarProtocol

@Suite("A session", .serialized, .timeLimit(.minutes(4)))
struct EventSessionTests {
    @Test func `keeps events that come with the handshake and before the acknowledgement`() async throws {
        var configuration = SimulatorConfiguration()
        configuration.eventsWithHandshake = 5
        configuration.eventsBeforeAcknowledgement = 3
        try await PBXSimulator.withRunning(configuration) { simulator in
            let events = try await QuickClient.run(try QuickClient.settings(simulator)) { recorder in
                await recorder.wait { $0.texts.count >= 9 && !$0.topics.isEmpty }
            }
            #expect(events.texts.filter { $0.contains(#""type""#) }.count == 8)
            #expect(events.texts.filter { $0.contains(#""errcode":0"#) }.count == 1)
            #expect(events.topics == [Subscription.allTopics])
            #expect(events.closings == [.stopped])
            let sequences = events.flatMap { event in
                guard case .frames(_, let number, _, let frames) = event else { return [Int64]() }
                return frames.indices.map { number + Int64($0) }
            }
            #expect(sequences == Array(1...9))
        }
    }

    @Test(arguments: [nil, 65_536, 1_000_000])
    func `reads a message of 16 MiB byte for byte`(fragmentBytes: Int?) async throws {
        var configuration = SimulatorConfiguration()
        configuration.fragmentBytes = fragmentBytes
        try await PBXSimulator.withRunning(configuration) { simulator in
            let text = #"{"type":30099,"msg":""# + String(repeating: "é", count: 8_388_590) + "\"}"
            let padded = text + String(repeating: " ", count: 16_777_216 - text.utf8.count)
            let events = try await QuickClient.run(try QuickClient.settings(simulator)) { recorder in
                await recorder.waitForSubscriptions(1)
                simulator.send(text: padded)
                simulator.send(text: "after")
                await recorder.wait { $0.texts.last == "after" }
            }
            #expect(events.texts.contains { $0.utf8.count == 16_777_216 && $0 == padded })
            #expect(events.closings == [.stopped])
        }
    }

    @Test(arguments: [nil, 1_000_000])
    func `gives up a message longer than 16 MiB, and comes back`(fragmentBytes: Int?) async throws {
        var configuration = SimulatorConfiguration()
        configuration.fragmentBytes = fragmentBytes
        try await PBXSimulator.withRunning(configuration) { simulator in
            let events = try await QuickClient.run(try QuickClient.settings(simulator)) { recorder in
                await recorder.waitForSubscriptions(1)
                simulator.send(text: String(repeating: "x", count: 16_777_217))
                await recorder.waitForSubscriptions(2)
            }
            #expect(events.closings.first == .protocolViolation)
        }
    }

    @Test(arguments: [nil, 10])
    func `gives up a frame with a reserved bit, and comes back`(fragmentBytes: Int?) async throws {
        var configuration = SimulatorConfiguration()
        configuration.fragmentBytes = fragmentBytes
        try await PBXSimulator.withRunning(configuration) { simulator in
            let events = try await QuickClient.run(try QuickClient.settings(simulator)) { recorder in
                await recorder.waitForSubscriptions(1)
                simulator.changeFaults { $0.setsReservedBit = true }
                simulator.send(text: "compressed by nobody")
                await recorder.wait { !$0.closings.isEmpty || $0.texts.contains { $0.contains("compressed") } }
                guard await !recorder.events.closings.isEmpty else { return }
                simulator.changeFaults { $0.setsReservedBit = false }
                await recorder.waitForSubscriptions(2)
            }
            #expect(events.closings.first == .protocolViolation)
            #expect(!events.texts.contains { $0.contains("compressed") })
        }
    }

    @Test func `is told of a connection before the PBX is asked for its events`() async throws {
        try await PBXSimulator.withRunning { simulator in
            _ = try await QuickClient.run(try QuickClient.settings(simulator)) { recorder in
                await recorder.hold()
                await recorder.wait { !$0.isEmpty }
                guard case .opened = await recorder.events.first else {
                    Issue.record("the first event is \(String(describing: await recorder.events.first))")
                    return await recorder.release()
                }
                // A subscription that was sent already would arrive soon.
                let isAsked = try await simulator.waitUntil(within: .milliseconds(300)) {
                    $0.sockets.contains { $0.subscriptions > 0 }
                }
                #expect(!isAsked)
                await recorder.release()
                await recorder.waitForSubscriptions(1)
            }
        }
    }

    @Test func `answers pings, and counts heartbeat answers without delivering them`() async throws {
        var configuration = SimulatorConfiguration()
        configuration.pingEvery = .milliseconds(50)
        try await PBXSimulator.withRunning(configuration) { simulator in
            var timings = QuickClient.quick
            timings.heartbeatInterval = .milliseconds(50)
            let events = try await QuickClient.run(try QuickClient.settings(simulator, timings: timings)) { recorder in
                let beats = try await simulator.waitUntil { ($0.sockets.first?.heartbeats ?? 0) >= 5 }
                #expect(beats)
                await recorder.wait { $0.aliveCount >= 3 }
            }
            #expect(!events.texts.contains { $0.contains("heartbeat") })
            #expect(events.closings == [.stopped])
            #expect(simulator.statistics.violations.isEmpty)
        }
    }

    @Test(arguments: [true, false])
    func `hands over again and again without losing a frame`(keepsOldToken: Bool) async throws {
        var configuration = SimulatorConfiguration()
        configuration.accessTokenLife = .seconds(60)
        configuration.refreshKeepsOldToken = keepsOldToken
        configuration.expiryOnSocket = .closes
        try await PBXSimulator.withRunning(configuration) { simulator in
            var timings = QuickClient.quick
            timings.handOverFraction = 0.005
            let events = try await QuickClient.run(try QuickClient.settings(simulator, timings: timings)) { recorder in
                await recorder.waitForSubscriptions(1)
                var number = 0
                while await recorder.handOverCount < 3 {
                    number += 1
                    simulator.send(text: #"{"type":30011,"number":\#(number)}"#)
                    try await Task.sleep(for: .milliseconds(2))
                }
                let sent = number
                simulator.send(text: "last \(sent)")
                // The old socket may still be read when the new one has told the last; a lost frame ends in the time limit.
                await recorder.wait { events in
                    events.texts.contains { $0.hasPrefix("last") }
                        && Set(events.texts.filter { $0.contains("30011") }).count == sent
                }
            }
            #expect(events.waitings.isEmpty)
            #expect(Set(events.closings) == [.handedOver, .stopped])
            let statistics = simulator.statistics
            #expect(statistics.mostSocketsOpen <= 2)
            #expect(statistics.mostTokensAlive <= 2)
            #expect(statistics.violations.isEmpty)
        }
    }

    @Test func `hands over before a token of a few seconds ends, as the protocol asks`() async throws {
        var configuration = SimulatorConfiguration()
        configuration.accessTokenLife = .seconds(4)
        configuration.expiryOnSocket = .closes
        try await PBXSimulator.withRunning(configuration) { simulator in
            let events = try await QuickClient.run(try QuickClient.settings(simulator)) {
                await $0.waitForSubscriptions(2)
            }
            #expect(events.handOverCount == 1)
            #expect(events.waitings.isEmpty)
        }
    }

    @Test func `gets another token when the PBX says the token has expired`() async throws {
        try await PBXSimulator.withRunning { simulator in
            let events = try await QuickClient.run(try QuickClient.settings(simulator)) { recorder in
                await recorder.waitForSubscriptions(1)
                simulator.expireTokens(refreshTokensToo: true)
                await recorder.waitForSubscriptions(2)
            }
            #expect(events.closings.first == .tokenExpired)
            #expect(events.texts.contains { $0.contains("10004") })
        }
    }

    @Test(arguments: ["drop", "reset", "restart", "mute"])
    func `comes back after a loss`(fault: String) async throws {
        try await PBXSimulator.withRunning { simulator in
            var timings = QuickClient.quick
            timings.heartbeatInterval = .milliseconds(100)
            timings.answerLimit = .milliseconds(fault == "mute" ? 80 : 5_000)
            let events = try await QuickClient.run(try QuickClient.settings(simulator, timings: timings)) { recorder in
                await recorder.waitForSubscriptions(1)
                switch fault {
                case "drop": simulator.dropSockets()
                case "reset": simulator.resetSockets()
                case "restart": simulator.restart()
                default: simulator.changeFaults { $0.isMute = true }
                }
                await recorder.wait { !$0.waitings.isEmpty }
                simulator.changeFaults { $0.isMute = false }
                await recorder.waitForSubscriptions(2)
            }
            let expected: Set<PBXError.Code> = fault == "mute" ? [.missedHeartbeats] : [.pbxClosed, .network]
            #expect(events.closings.first.map(expected.contains) == true)
        }
    }

    @Test(arguments: [(30_039, 9), (30_013, 2)])
    func `asks for fewer topics where some are refused`(refused: Int, count: Int) async throws {
        try await PBXSimulator.withRunning { simulator in
            simulator.changeFaults { $0.refusedTopics = [refused] }
            let events = try await QuickClient.run(try QuickClient.settings(simulator)) {
                await $0.waitForSubscriptions(1)
            }
            #expect(events.topics.first?.count == count)
            #expect(events.topics.first?.contains(30_012) == true)
        }
    }

    @Test func `does not take a consumer that stands still for a dead PBX`() async throws {
        try await PBXSimulator.withRunning { simulator in
            var timings = QuickClient.quick
            timings.heartbeatInterval = .milliseconds(50)
            timings.answerLimit = .seconds(1)
            let events = try await QuickClient.run(try QuickClient.settings(simulator, timings: timings)) { recorder in
                await recorder.waitForSubscriptions(1)
                await recorder.hold()
                for number in 1...3_000 { simulator.send(text: #"{"type":30011,"number":\#(number)}"#) }
                // Far beyond two answer limits; heartbeats leave all the same.
                let beats = simulator.statistics.sockets.first?.heartbeats ?? 0
                let goesOn = try await simulator.waitUntil { ($0.sockets.first?.heartbeats ?? 0) >= beats + 45 }
                #expect(goesOn)
                await recorder.release()
                await recorder.wait { Array($0.suffix(2)).texts.contains { $0.contains(#""number":3000}"#) } }
            }
            #expect(events.closings == [.stopped])
            #expect(events.texts.filter { $0.contains("number") }.count == 3_000)
        }
    }

    @Test func `stops soon, and leaves neither socket nor token`() async throws {
        try await PBXSimulator.withRunning { simulator in
            let clock = ContinuousClock()
            let settings = try QuickClient.settings(simulator)
            let client = try QuickClient.client(settings)
            let recorder = FeedRecorder()
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await QuickClient.session(client).run { await recorder.take($0) } }
                await recorder.waitForSubscriptions(1)
                let began = clock.now
                group.cancelAll()
                try await group.waitForAll()
                await client.close()
                #expect(clock.now - began < .seconds(10))
            }
            #expect(try await simulator.waitUntil { $0.socketsOpen == 0 && $0.tokensAlive == 0 })
        }
    }
}
