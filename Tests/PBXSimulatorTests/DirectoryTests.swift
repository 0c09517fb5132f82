import Foundation
import PBXSimulator
import Testing

@Suite("Directory and system information")
struct DirectoryTests {
    @Test(arguments: [
        ("extension/list", "data", 12), ("trunk/list", "data", 2), ("queue/list", "queue_list", 2),
    ])
    func `a list has its key and all its rows`(path: String, key: String, count: Int) async throws {
        try await PBXSimulator.withRunning { pbx in
            let client = TestClient(pbx: pbx)
            let token = try await client.token()
            let answer = try await client.request("\(path)?access_token=\(token)")
            let object = try JSONSerialization.jsonObject(with: Data(answer.body.utf8)) as? [String: Any]
            #expect((object?[key] as? [Any])?.count == count)
            #expect(object?["total_number"] as? Int == count)
        }
    }

    @Test
    func `system information shows the display format and the clock`() async throws {
        var configuration = SimulatorConfiguration()
        configuration.dateFormat = .monthDayYear
        configuration.usesTwelveHours = false
        try await PBXSimulator.withRunning(configuration) { pbx in
            let client = TestClient(pbx: pbx)
            let token = try await client.token()
            let answer = try await client.request("system/information?access_token=\(token)")
            #expect(answer.value("system_date_format") == "MM/DD/YYYY")
            #expect(answer.value("system_time_format") == "HH:mm:ss")
            #expect(answer.value("sn") == "3630A7654321")
            #expect(answer.body.contains(/"system_time":"\d\d\/\d\d\/\d{4} \d\d:\d\d:\d\d"/))
        }
    }

    @Test(arguments: ["nothing/list", "/openapi/v2.0/cdr/list", "/"])
    func `an unknown path is 10001 with HTTP 200`(path: String) async throws {
        try await PBXSimulator.withRunning { pbx in
            let client = TestClient(pbx: pbx)
            let token = try await client.token()
            let answer = try await client.request("\(path)?access_token=\(token)")
            #expect(answer.status == 200)
            #expect(answer.code == 10_001)
        }
    }

    @Test(arguments: [
        (1_768_471_200, "2026-01-15 11:00:00"), (1_785_542_400, "2026-08-01 02:00:00"),
        (1_792_890_000, "2026-10-25 02:00:00"), (1_792_893_600, "2026-10-25 03:00:00"),
        (1_774_746_000, "2026-03-29 03:00:00"),
    ])
    func `local times follow the zone, daylight saving included`(epoch: Int, local: String) async throws {
        let pbx = try await PBXSimulator.bind()
        defer { pbx.shutdown() }
        let call = pbx.makeCall(.internalBusy, seed: 1, startedAt: epoch)
        #expect(call.frames.contains { $0.text.contains("\\\"time_start\\\":\\\"\(local)\\\"") })
    }
}
