import PBXSimulator
import Testing

@Suite("Tokens")
struct TokenTests {
    @Test
    func `the eighth login is granted, the ninth meets the cap`() async throws {
        try await PBXSimulator.withRunning { pbx in
            let client = TestClient(pbx: pbx)
            for _ in 1...8 { #expect(try await client.logIn().code == 0) }
            let ninth = try await client.logIn()
            #expect(ninth.status == 200)
            #expect(ninth.code == 60_002)
            #expect(pbx.statistics.mostTokensAlive == 8)
            #expect(pbx.statistics.violations["more than 2 tokens alive"] == 6)
        }
    }

    @Test
    func `five wrong secrets block the address, right ones included`() async throws {
        try await PBXSimulator.withRunning { pbx in
            let client = TestClient(pbx: pbx)
            for _ in 1...5 { #expect(try await client.logIn(secret: "wrong").code == 1) }
            let blocked = try await client.logIn()
            #expect(blocked.code == 70_004)
            #expect(blocked.value("block_expire_time").flatMap { Int($0) } ?? 0 > 1_700_000_000)
            pbx.unblockAddress()
            #expect(try await client.logIn().code == 0)
        }
    }

    @Test
    func `a refresh replaces both tokens and frees the old slot`() async throws {
        try await PBXSimulator.withRunning { pbx in
            let client = TestClient(pbx: pbx)
            let first = try await client.logIn()
            let refresh = try #require(first.value("refresh_token"))
            let second = try await client.request("refresh_token", body: "{\"refresh_token\":\"\(refresh)\"}")
            #expect(second.code == 0)
            #expect(second.value("refresh_token") != refresh)
            let again = try await client.request("refresh_token", body: "{\"refresh_token\":\"\(refresh)\"}")
            #expect(again.code == 10_004)
            let old = try #require(first.value("access_token"))
            #expect(try await client.request("call/query?access_token=\(old)").code == 10_004)
            #expect(pbx.statistics.tokensAlive == 1)
        }
    }

    @Test
    func `a revoked token and an expired one are both 10004`() async throws {
        try await PBXSimulator.withRunning { pbx in
            let client = TestClient(pbx: pbx)
            let token = try await client.token()
            #expect(try await client.request("del_token?access_token=\(token)").code == 0)
            #expect(try await client.request("system/information?access_token=\(token)").code == 10_004)
            let other = try await client.token()
            #expect(try await client.request("system/information?access_token=\(other)").code == 0)
            pbx.expireTokens()
            #expect(try await client.request("system/information?access_token=\(other)").code == 10_004)
        }
    }

    @Test
    func `a request without User-Agent is refused and noted`() async throws {
        try await PBXSimulator.withRunning { pbx in
            let client = TestClient(pbx: pbx)
            let answer = try await client.request("get_token", body: "{}", userAgent: nil)
            #expect(answer.code == 10_005)
            #expect(pbx.statistics.violations["no User-Agent"] == 1)
        }
    }
}
