import Foundation
import Testing

@testable import Reports

@Suite("report trunks")
struct TrunksReportTests {
    @Test func `calls, attempts, talk, peak, occupancy and the busiest 60 minutes`() throws {
        let small = try SmallArchive()
        // Call 7 is sent on to a mobile by another trunk for its last hour, which fails.
        try small.archive.execute("UPDATE call SET leg_count = 2 WHERE id = 7")
        try small.archive.insert(
            "leg",
            [
                "call": 7, "leg": 2, "started_at": at("2026-03-16 10:00:25"), "duration_seconds": 3600,
                "dst_trunk": "sip-b", "disposition": "failed", "talk_seconds": 0, "event_cdr": Data("c7b".utf8),
            ]
        )
        // sip-a: calls 2, 3, 4, 6, 7, 8; out are 3 and 4. In use 30 + 20 + 133 + 40 + 3625 + 30 = 3878 s of 12 hours (now is
        // noon); the busiest hour is any within call 7, the first of which begins with it.
        #expect(
            try small.archive.run("trunks", small.request()).text == """
                trunk,calls,inbound,outbound,forwarded,answered,talk_seconds,mean_talk_seconds,asr,ner,failed,peak,peak_at,\
                peak_local,peak_seconds,in_use_seconds,erlang,busy_hour_erlang,busy_hour_at,busy_hour_local\r
                sip-a,6,4,2,0,2,3730,1865,0.5,1,0,1,1773644400,2026-03-16 08:00:00,3878,3878,0.089769,1,1773651600,\
                2026-03-16 10:00:00\r
                sip-b,1,0,0,1,0,0,,0,0,1,1,1773651625,2026-03-16 10:00:25,3600,3600,0.083333,1,1773651625,\
                2026-03-16 10:00:25\r

                """
        )
    }

    @Test("random calls give what counting each second gives", arguments: [1, 2, 3])
    func random(seed: UInt64) throws {
        let random = try RandomCalls(seed: seed)
        let rows = try random.archive.rows("trunks", random.request("2026-03-27", "2026-03-28"))
        #expect(rows.count == 6)
        for pbx in RandomCalls.pbxs {
            let offset: Int64 = pbx == "paris" ? 3600 : 0
            let window = at("2026-03-27", offset: offset)..<at("2026-03-29", offset: offset)
            let calls = random.calls.filter { $0.pbx == pbx }
            for trunk in ["sip-a", "sip-b", "sip-c"] {
                let row = try #require(rows.first { $0["trunk"] as? String == "\(trunk)@\(pbx)" })
                let own = calls.filter { $0.trunk == trunk }
                let forwarded = calls.filter { $0.forward?.trunk == trunk && $0.trunk != trunk }
                let spans =
                    own.map { $0.start..<$0.end } + forwarded.compactMap { $0.forward.map { $0.start..<$0.end } }
                let levels = ConcurrencyReportTests.secondBySecond(spans, in: window)
                #expect(row["peak"] as? Int64 == levels.max())
                #expect(row["in_use_seconds"] as? Int64 == levels.reduce(0, +))
                expectBusyHour(row, levels, from: window.lowerBound)
                let ownNew = own.filter { window.contains($0.start) }
                let forwardedNew = forwarded.filter { window.contains($0.start) }
                #expect(row["calls"] as? Int == ownNew.count + forwardedNew.count)
                #expect(row["forwarded"] as? Int == forwardedNew.count)
                let words =
                    ownNew.filter { $0.direction == "outbound" }.compactMap(\.outcome)
                    + forwardedNew.compactMap { $0.forward?.disposition }
                let failed = words.count { $0 == "failed" }
                #expect(row["failed"] as? Int == failed)
                let asr = row["asr"] as? Double
                let ner = row["ner"] as? Double
                if words.isEmpty {
                    #expect(asr == nil && ner == nil)
                } else {
                    #expect(abs((asr ?? 9) * Double(words.count) - Double(words.count { $0 == "answered" })) < 0.001)
                    #expect(abs((ner ?? 9) * Double(words.count) - Double(words.count - failed)) < 0.001)
                }
            }
        }
    }

    private func expectBusyHour(_ row: [String: Any], _ levels: [Int64], from start: Int64) {
        var sums: [Int64] = [0]
        for level in levels { sums.append((sums.last ?? 0) + level) }
        let hours = (0...(levels.count - 3600)).map { sums[$0 + 3600] - sums[$0] }
        let best = hours.max() ?? 0
        #expect(abs((row["busy_hour_erlang"] as? Double ?? 0) * 3600 - Double(best)) < 0.01)
        #expect(
            row["busy_hour_at"] as? Int64 == (best == 0 ? nil : hours.firstIndex(of: best).map { start + Int64($0) })
        )
    }
}
