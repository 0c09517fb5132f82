import Foundation
import PBXSimulator
import Testing

@Suite("History")
struct HistoryTests {
    private static func rows(_ answer: TestClient.Answer) -> Int {
        answer.body.components(separatedBy: "\"timestamp\":").count - 1
    }

    @Test
    func `pages join to the whole, each row once`() async throws {
        try await PBXSimulator.withRunning { pbx in
            let client = TestClient(pbx: pbx)
            let token = try await client.token()
            let added = pbx.addHistory(count: 300, days: 10, seed: 1)
            var identifiers: Set<String> = []
            var seen = 0
            for page in 1...20 {
                let answer = try await client.request("cdr/list?access_token=\(token)&page=\(page)&page_size=100")
                #expect(answer.value("total_number") == String(added))
                let found = answer.body.matches(of: /"new_id":"([0-9A-F]{8}-[0-9A-F]{8})"/).map { String($0.output.1) }
                seen += found.count
                identifiers.formUnion(found)
                if found.count < 100 { break }
            }
            #expect(seen == added)
            #expect(identifiers.count == added)
            #expect(identifiers == Set(pbx.truth.calls.flatMap { $0.legs.map(\.historyID) }))
        }
    }

    @Test
    func `a search finds what started in its window`() async throws {
        try await PBXSimulator.withRunning { pbx in
            let client = TestClient(pbx: pbx)
            let token = try await client.token()
            pbx.addHistory(count: 200, days: 5, seed: 2)
            let starts = pbx.truth.calls.flatMap { $0.legs.map(\.startedAt) }.sorted()
            let (low, high) = (starts[50], starts[150])
            let expected = starts.count { (low...high).contains($0) }
            let answer = try await client.request(
                "cdr/search?access_token=\(token)&start_time=\(low)&end_time=\(high)"
            )
            #expect(Self.rows(answer) == expected)
            #expect(answer.value("total_number") == String(expected))
        }
    }

    @Test(arguments: [
        (SimulatorConfiguration.SearchTimeForm.both, "1768471200", 0, 1),
        (.both, "15%2F01%2F2026%2011%3A00%3A00%20AM", 0, 1), (.epochOnly, "1768471200", 0, 1),
        (.epochOnly, "15%2F01%2F2026%2011%3A00%3A00%20AM", 40_002, 0), (.displayOnly, "1768471200", 40_002, 0),
        (.displayOnly, "15%2F01%2F2026%2011%3A00%3A00%20AM", 0, 1), (.displayOnlySilently, "1768471200", 0, 0),
        (.epochOnlySilently, "15%2F01%2F2026%2011%3A00%3A00%20AM", 0, 0),
        (.both, "2026-01-15%2011%3A00%3A00", 40_002, 0),
    ])
    func `search times are taken in the forms set`(
        form: SimulatorConfiguration.SearchTimeForm,
        time: String,
        code: Int,
        rows: Int
    ) async throws {
        var configuration = SimulatorConfiguration()
        configuration.searchTimeForm = form
        try await PBXSimulator.withRunning(configuration) { pbx in
            pbx.addCall(.internalBusy, seed: 1, startedAt: 1_768_471_200)
            let client = TestClient(pbx: pbx)
            let token = try await client.token()
            let answer = try await client.request(
                "cdr/search?access_token=\(token)&start_time=\(time)&end_time=\(time)"
            )
            #expect(answer.code == code)
            #expect(Self.rows(answer) == rows)
        }
    }

    @Test
    func `a live call is in the live query until its end, and in the history from then on`() async throws {
        try await PBXSimulator.withRunning { pbx in
            let client = TestClient(pbx: pbx)
            let token = try await client.token()
            #expect(
                try await client.request("call/query?access_token=\(token)").body
                    == #"{"errcode":0,"errmsg":"SUCCESS"}"#
            )
            async let playing: Void = pbx.play(.single(.outboundUnanswered, seed: 3), speed: 20)
            var live = ""
            while !live.contains("\"data\":[") {
                live = try await client.request("call/query?access_token=\(token)").body
            }
            #expect(live.contains("\"member_status\":\"RING\""))
            #expect(pbx.statistics.historyRows == 0)
            try await playing
            #expect(pbx.statistics.historyRows == 1)
            #expect(try await client.request("call/query?access_token=\(token)").value("data") == nil)
            let truth = try #require(pbx.truth.calls.first)
            #expect(truth.isLive)
            #expect(abs(truth.endedAt - Int(Date().timeIntervalSince1970)) <= 2)
        }
    }

    @Test
    func `legacy rows have an id, new ones a new_id`() async throws {
        var configuration = SimulatorConfiguration()
        configuration.legacyShare = 0.25
        try await PBXSimulator.withRunning(configuration) { pbx in
            let client = TestClient(pbx: pbx)
            let token = try await client.token()
            let all = pbx.addHistory(count: 100, days: 30, seed: 5)
            let legacy = try await client.request("cdr/list?access_token=\(token)&from=legacy")
            let new = try await client.request("cdr/list?access_token=\(token)&from=new")
            #expect(Self.rows(legacy) + Self.rows(new) == all)
            #expect(legacy.body.components(separatedBy: "{\"id\":").count - 1 == Self.rows(legacy))
            #expect(!legacy.body.contains("new_id"))
            #expect(!new.body.contains("{\"id\":"))
        }
    }

    @Test
    func `a page size above the limit is a parameter error`() async throws {
        try await PBXSimulator.withRunning { pbx in
            let client = TestClient(pbx: pbx)
            let token = try await client.token()
            #expect(try await client.request("cdr/list?access_token=\(token)&page_size=10001").code == 40_002)
        }
    }

    @Test
    func `the truth is one JSON document with every leg`() async throws {
        let pbx = try await PBXSimulator.bind()
        defer { pbx.shutdown() }
        let rows = pbx.addHistory(count: 50, days: 2, seed: 9, endingAt: 1_768_471_200)
        let object = try JSONSerialization.jsonObject(with: Data(pbx.truthJSON().utf8)) as? [String: [[String: Any]]]
        let calls = try #require(object?["calls"])
        #expect(calls.count == 50)
        #expect(calls.reduce(0) { $0 + (($1["legs"] as? [Any])?.count ?? 0) } == rows)
        let again = try await PBXSimulator.bind()
        defer { again.shutdown() }
        again.addHistory(count: 50, days: 2, seed: 9, endingAt: 1_768_471_200)
        #expect(again.truth == pbx.truth)
    }
}
