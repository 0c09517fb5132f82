import PBXSimulator
import Testing

@Suite("Handshake and token life on a socket")
struct HandshakeTests {
    @Test
    func `a plain GET is 400, a handshake without a valid token is refused`() async throws {
        try await PBXSimulator.withRunning { pbx in
            let client = TestClient(pbx: pbx)
            let plain = try await client.request("subscribe?access_token=none")
            #expect(plain.status == 400)
            await #expect(throws: (any Error).self) {
                try await client.withSocket(token: "none") { socket in try await socket.texts { _ in true } }
            }
            #expect(pbx.statistics.socketsEver == 0)
        }
    }

    @Test(arguments: [SimulatorConfiguration.ExpiryOnSocket.sendsExpired, .closes])
    func `a token that expires is announced on its socket`(
        expiry: SimulatorConfiguration.ExpiryOnSocket
    ) async throws {
        var configuration = SimulatorConfiguration()
        configuration.accessTokenLife = .seconds(2)
        configuration.expiryOnSocket = expiry
        try await PBXSimulator.withRunning(configuration) { pbx in
            try await TestClient(pbx: pbx).withSocket { socket in
                let texts = try await socket.texts { _ in expiry == .sendsExpired }
                #expect(texts == ["{\"errcode\":10004,\"errmsg\":\"TOKEN EXPIRED\"}"])
            }
        }
    }

    @Test
    func `a mute PBX keeps the socket and says nothing`() async throws {
        try await PBXSimulator.withRunning { pbx in
            try await TestClient(pbx: pbx).withSocket { socket in
                try await socket.subscribe([30_011])
                _ = try await socket.texts { _ in true }
                pbx.faults.isMute = true
                try await socket.send("heartbeat")
                pbx.send(EventFrame(type: 30_011, message: "{}"))
                #expect(pbx.statistics.socketsOpen == 1)
                pbx.dropSockets()
                let texts = try await socket.texts { _ in false }
                #expect(texts == [])
            }
        }
    }

    @Test
    func `two sockets on one token are noted`() async throws {
        try await PBXSimulator.withRunning { pbx in
            let client = TestClient(pbx: pbx)
            let token = try await client.token()
            try await client.withSocket(token: token) { _ in
                try await client.withSocket(token: token) { _ in
                    let isNoted = try await pbx.waitUntil { $0.violations["two sockets on one token"] == 1 }
                    #expect(isNoted)
                }
            }
            #expect(pbx.statistics.mostSocketsOpen == 2)
        }
    }

    @Test
    func `a restart forgets tokens and breaks connections`() async throws {
        try await PBXSimulator.withRunning { pbx in
            let client = TestClient(pbx: pbx)
            try? await client.withSocket { socket in
                try await socket.subscribe([30_011])
                _ = try await socket.texts { _ in true }
                pbx.restart()
                _ = try await socket.texts { _ in false }
            }
            let isClosed = try await pbx.waitUntil { $0.socketsOpen == 0 && $0.tokensAlive == 0 }
            #expect(isClosed)
        }
    }
}
