import Foundation
import PBXSimulator
import Testing

@Suite("Event socket")
struct EventSocketTests {
    private static let acknowledgement = "{\"errcode\":0,\"errmsg\":\"SUCCESS\"}"

    @Test
    func `a subscription is acknowledged and a heartbeat answered`() async throws {
        try await PBXSimulator.withRunning { pbx in
            try await TestClient(pbx: pbx).withSocket { socket in
                try await socket.subscribe([30_011, 30_012])
                #expect(try await socket.texts { _ in true } == [Self.acknowledgement])
                try await socket.send("heartbeat")
                #expect(try await socket.texts { _ in true } == ["heartbeat response"])
            }
            #expect(try await pbx.waitUntil { $0.socketsOpen == 0 })
        }
    }

    @Test(arguments: [true, false])
    func `a played call reaches the subscriber with topics chosen only`(usesTLS: Bool) async throws {
        var configuration = SimulatorConfiguration()
        configuration.usesTLS = usesTLS
        configuration.fragmentBytes = 100
        try await PBXSimulator.withRunning(configuration) { pbx in
            try await TestClient(pbx: pbx).withSocket { socket in
                try await socket.subscribe([30_011, 30_012])
                _ = try await socket.texts { $0 == Self.acknowledgement }
                #expect(try await pbx.waitForSubscription())
                try await pbx.play(.single(.queueAnswered, seed: 7), speed: 400)
                pbx.send(text: "end")
                let texts = try await socket.texts { $0 == "end" }
                #expect(texts.count { $0.contains("\"type\":30012,") } == 3)
                #expect(texts.count { $0.contains("\"type\":30011,") } >= 5)
                #expect(!texts.contains { $0.contains("\"type\":30008,") })
                let call = try #require(pbx.truth.calls.first)
                #expect(texts.dropLast().allSatisfy { $0.contains(call.callID) })
            }
        }
    }

    @Test
    func `events that share the write of the handshake come first`() async throws {
        var configuration = SimulatorConfiguration()
        configuration.eventsWithHandshake = 3
        configuration.eventsBeforeAcknowledgement = 2
        try await PBXSimulator.withRunning(configuration) { pbx in
            try await TestClient(pbx: pbx).withSocket { socket in
                try await socket.subscribe([30_008])
                let texts = try await socket.texts { $0 == Self.acknowledgement }
                #expect(texts.count == 6)
                #expect(texts.prefix(5).allSatisfy { $0.contains("\"type\":30008,") })
            }
        }
    }

    @Test
    func `an empty topic list silently ends all events`() async throws {
        try await PBXSimulator.withRunning { pbx in
            try await TestClient(pbx: pbx).withSocket { socket in
                try await socket.subscribe([30_011])
                try await socket.subscribe([])
                let texts = try await socket.texts { _ in pbx.statistics.violations["empty topic_list"] == 1 }
                #expect(texts.allSatisfy { $0 == Self.acknowledgement })
                #expect(try await pbx.waitUntil { $0.sockets.first?.topics.isEmpty == true })
                pbx.send(EventFrame(type: 30_011, message: "{}"))
                #expect(pbx.statistics.eventsLost == 1)
            }
        }
    }

    @Test
    func `a list with a refused topic is refused as a whole`() async throws {
        try await PBXSimulator.withRunning { pbx in
            pbx.faults.refusedTopics = [30_039]
            try await TestClient(pbx: pbx).withSocket { socket in
                try await socket.subscribe([30_011, 30_039])
                #expect(try await socket.texts { _ in true }.first?.contains("\"errcode\":40002") == true)
                #expect(pbx.statistics.sockets.first?.topics == [])
            }
        }
    }

    @Test
    func `a silent socket is closed at the idle limit`() async throws {
        var configuration = SimulatorConfiguration()
        configuration.idleLimit = .milliseconds(150)
        try await PBXSimulator.withRunning(configuration) { pbx in
            try await TestClient(pbx: pbx).withSocket { socket in
                let texts = try await socket.texts { _ in false }
                #expect(texts == [])
            }
        }
    }

    @Test
    func `expired tokens are told on the open socket`() async throws {
        try await PBXSimulator.withRunning { pbx in
            try await TestClient(pbx: pbx).withSocket { socket in
                try await socket.subscribe([30_011])
                _ = try await socket.texts { _ in true }
                pbx.expireTokens()
                #expect(try await socket.texts { _ in true } == ["{\"errcode\":10004,\"errmsg\":\"TOKEN EXPIRED\"}"])
            }
        }
    }

    @Test(arguments: [(false, false), (false, true), (true, false), (true, true)])
    func `a dropped socket ends in good order, a reset one with an error`(resets: Bool, usesTLS: Bool) async throws {
        var configuration = SimulatorConfiguration()
        configuration.usesTLS = usesTLS
        try await PBXSimulator.withRunning(configuration) { pbx in
            try? await TestClient(pbx: pbx).withSocket { socket in
                try await socket.subscribe([30_011])
                _ = try await socket.texts { _ in true }
                if resets { pbx.resetSockets() } else { pbx.dropSockets() }
                let texts = try await socket.texts { _ in false }
                #expect(texts == (resets ? [TestSocket.brokenMark] : []))
            }
            let isClosed = try await pbx.waitUntil { $0.socketsOpen == 0 }
            #expect(isClosed)
        }
    }

    @Test
    func `the PBX pings when it is told to`() async throws {
        var configuration = SimulatorConfiguration()
        configuration.pingEvery = .milliseconds(20)
        try await PBXSimulator.withRunning(configuration) { pbx in
            try await TestClient(pbx: pbx).withSocket { socket in
                let texts = try await socket.texts { _ in true }
                #expect(texts == [TestSocket.pingMark])
            }
        }
    }

    @Test
    func `a frame of sixteen mebibytes arrives whole`() async throws {
        try await PBXSimulator.withRunning { pbx in
            try await TestClient(pbx: pbx).withSocket { socket in
                try await socket.subscribe([30_011])
                _ = try await socket.texts { _ in true }
                #expect(try await pbx.waitForSubscription(to: [30_011]))
                pbx.send(bytes: [UInt8](repeating: 0x20, count: 16 << 20))
                #expect(try await socket.texts { _ in true }.first?.utf8.count == 16 << 20)
            }
        }
    }

    @Test
    func `a blast arrives complete, sixty to forty`() async throws {
        try await PBXSimulator.withRunning { pbx in
            try await TestClient(pbx: pbx).withSocket { socket in
                try await socket.subscribe([30_011, 30_012])
                _ = try await socket.texts { _ in true }
                #expect(try await pbx.waitForSubscription())
                async let outcome = pbx.blast(events: 2_000)
                var count = 0
                let texts = try await socket.texts { _ in
                    count += 1
                    return count == 2_000
                }
                let result = try await outcome
                #expect(result.frames == 2_000)
                #expect(texts.count { $0.contains("\"type\":30012,") } == 800)
                #expect(Set(texts).count == 2_000)
            }
        }
    }

    @Test
    func `a blast that is written while it is sent is complete, too, and at its pace`() async throws {
        try await PBXSimulator.withRunning { pbx in
            try await TestClient(pbx: pbx).withSocket { socket in
                try await socket.subscribe([30_011, 30_012])
                _ = try await socket.texts { _ in true }
                #expect(try await pbx.waitForSubscription())
                // Slices are of ten thousand.
                async let outcome = pbx.blast(events: 20_030, pace: 40_000)
                var count = 0
                let texts = try await socket.texts { _ in
                    count += 1
                    return count == 20_030
                }
                let result = try await outcome
                #expect(result.frames == 20_030)
                #expect(result.duration >= .milliseconds(450))
                #expect(texts.count { $0.contains("\"type\":30012,") } == 8_012)
                #expect(Set(texts).count == 20_030)
            }
        }
    }
}
