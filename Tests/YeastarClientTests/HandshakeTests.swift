import PBXSimulator
import Testing
import YeastarClient
import YeastarProtocol

@Suite("A handshake that fails", .serialized, .timeLimit(.minutes(4)))
struct HandshakeTests {
    @Test func `makes no request of its own while nothing listens`() async throws {
        try await PBXSimulator.withRunning { simulator in
            let events = try await QuickClient.run(try QuickClient.settings(simulator)) { recorder in
                await recorder.waitForSubscriptions(1)
                let before = simulator.statistics.requests
                simulator.changeFaults { $0.isOffline = true }
                simulator.dropSockets()
                await recorder.wait { $0.waitings.count >= 6 }
                simulator.changeFaults { $0.isOffline = false }
                await recorder.waitForSubscriptions(2)
                let requests = simulator.statistics.requests
                #expect(requests["get_token"] == before["get_token"])
                // At most one of each two that were hung up on asks why, and that one answered.
                #expect((requests["system/information"] ?? 0) - (before["system/information"] ?? 0) <= 1)
            }
            #expect(events.waitings.dropFirst().allSatisfy { $0.reason == .network || $0.reason == .connectionRefused })
        }
    }

    @Test func `asks why when the PBX answers with a refusal`() async throws {
        try await PBXSimulator.withRunning { simulator in
            let events = try await QuickClient.run(try QuickClient.settings(simulator)) { recorder in
                await recorder.waitForSubscriptions(1)
                simulator.expireTokens(refreshTokensToo: true, announces: false)
                simulator.dropSockets()
                await recorder.waitForSubscriptions(2)
            }
            // A PBX that refuses by hanging up is asked at the second time.
            #expect(
                [[.pbxClosed, .tokenExpired], [.pbxClosed, .network, .tokenExpired]].contains(
                    events.waitings.map(\.reason)
                )
            )
        }
    }

    @Test(arguments: ["Sec-WebSocket-Extensions": "permessage-deflate", "Sec-WebSocket-Protocol": "mqtt"])
    func `fails when the PBX agrees to what was not offered`(header: String, value: String) async throws {
        var configuration = SimulatorConfiguration()
        configuration.handshakeHeaders = [header: value]
        try await PBXSimulator.withRunning(configuration) { simulator in
            let events = try await QuickClient.run(try QuickClient.settings(simulator)) { recorder in
                await recorder.wait { !$0.waitings.isEmpty || !$0.topics.isEmpty }
            }
            #expect(events.waitings.first?.reason == .protocolViolation)
            #expect(events.topics.isEmpty)
        }
    }

    @Test func `tells a closed port from a network that fails`() async throws {
        let settings = try await PBXSimulator.withRunning { try QuickClient.settings($0) }
        let client = try QuickClient.client(settings)
        let error = await #expect(throws: PBXError.self) { try await client.systemInformation() }
        #expect(error?.code == .connectionRefused)
        await client.close()
    }
}
