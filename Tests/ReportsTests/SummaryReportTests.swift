import Foundation
import Reports
import Testing

@Suite("report summary")
struct SummaryReportTests {
    private let small: SmallArchive

    init() throws { small = try SmallArchive() }

    @Test func `today's calls by direction and outcome`() throws {
        let csv = try small.archive.run("summary", small.request()).text
        #expect(
            csv == """
                direction,calls,answered,voicemail,abandoned,no_answer,busy,failed,live,missed,answer_rate,talk_seconds,\
                mean_talk_seconds,mean_wait_seconds,previous_calls,change\r
                inbound,4,1,1,1,0,0,0,1,2,0.333333,3605,3605,20,1,3\r
                outbound,2,1,0,0,1,0,0,0,0,0.5,125,125,8,0,\r
                internal,1,0,0,0,0,1,0,0,0,0,0,,,0,\r
                total,7,2,1,1,1,1,0,1,2,0.333333,3730,1865,14,1,6\r

                """
        )
    }

    @Test func `people see both parts of every ratio, and a dash for nothing to divide by`() throws {
        let text = try small.archive.run("summary", small.request(), .table, width: 80).text
        #expect(
            text == """
                summary: 2026-03-16, local time of each PBX

                                  inbound     outbound    internal        total
                calls                   4            2           1            7
                answered                1            1           0            2
                voicemail               1            0           0            1
                abandoned               1            0           0            1
                no answer               0            1           0            1
                busy                    0            0           1            1
                failed                  0            0           0            0
                still live              1            0           0            1
                missed                  2            0           0            2
                answer rate   33.3% (1/3)  50.0% (1/2)  0.0% (0/1)  33.3% (2/6)
                talk              1:00:05         2:05        0:00      1:02:10
                mean talk         1:00:05         2:05           –        31:05
                mean wait            0:20         0:08           –         0:14
                calls before            1            0           0            1
                change            +300.0%            –           –      +600.0%

                The period before is 2026-03-15 00:00:00 until 2026-03-15 12:00:00.
                Counted are calls: a caller's whole journey, once, however many phones rang.
                calls: Callers' whole journeys that began in the period; transfers and queues do
                  not multiply them.
                answered: Calls that a person answered; an IVR, a queue or voicemail is none.
                outcome: How a call ended for its caller: answered by a person, voicemail,
                  abandoned in a queue, no answer, busy, or failed.
                abandoned: Inbound calls that reached a queue and ended before a person answered
                  anywhere.
                still live: Calls of the period that have not ended; they have no outcome yet
                  and are in no rate.
                missed: Inbound calls that no person answered, voicemail included.
                answer rate: Answered calls out of all calls that have ended; without any there
                  is no rate.
                talk: Conversation with people, counted once though the PBX repeats it on
                  several records.
                mean talk: Talk time shared out over answered calls.
                mean wait: Average speed of answer: the wait of answered calls, shared out over
                  them.
                change: How many more calls than in the period before, which is as long; whole
                  months compare with whole months, and a period that goes on with as much of
                  the one before.
                Coverage: 99.3% of the period with the feed connected or since reconciled
                  (11:55:00 of 12:00:00); 1 gap open; days 0 complete, 0 partial, 1 unproven; 1
                  frame quarantined.

                """
        )
    }

    @Test(
        "hourly sums and single calls agree",
        arguments: [
            ("2026-03-15", "2026-03-16"), ("2026-03-16T08:15", "2026-03-16T09:30"),
            ("2026-03-16T08:00", "2026-03-16T08:20:01"), ("2026-03-15T09:00:01", "2026-03-16T10:00"),
        ],
        [nil, "Europe/Paris", "Asia/Kolkata"]
    )
    func sums(period: (String, String), zone: String?) throws {
        var request = try small.request(from: period.0, to: period.1)
        request.timeZone = try zone.map { try DateRange.zone(named: $0) }
        let fast = try small.archive.run("summary", request).text
        // A filter that lets everything pass makes it look at each call.
        try small.archive.execute("UPDATE call SET did = '0140'")
        request.filter.did = "0140"
        #expect(try small.archive.run("summary", request).text == fast)
    }

    @Test func `the two hours of an autumn night are kept apart`() throws {
        let archive = try TestArchive()
        try archive.insert("pbx", ["id": 1, "name": "paris", "time_zone": "Europe/Paris"])
        for (id, offset) in [(1, 7200), (2, 3600)] {
            try archive.insert(
                "call",
                [
                    "id": id, "pbx": 1, "call_id": "\(id)", "state": "ended", "utc_offset": offset,
                    "started_at": at("2026-10-25 02:30:00", offset: Int64(offset)), "direction": "outbound",
                    "outcome": "busy", "missed": 0, "duration_seconds": 1,
                ]
            )
        }
        try archive.sumHours()
        let paris = try DateRange.zone(named: "Europe/Paris")
        let now = at("2026-10-26")
        func total(_ from: String, _ to: String, _ zone: TimeZone?) throws -> Int? {
            let range = try DateRange.parse(from: from, to: to, now: now, zone: paris)
            let request = ReportRequest(range: range, timeZone: zone, now: now)
            return try archive.rows("summary", request).last?["calls"] as? Int
        }
        #expect(try total("2026-10-25", "2026-10-25", nil) == 2)
        #expect(try total("2026-10-25T02:00", "2026-10-25T03:00", paris) == 2)
        #expect(try total("2026-10-25T00:00", "2026-10-25T01:00", .gmt) == 1)
    }

    @Test func `without a beginning there is no period before`() throws {
        let rows = try small.archive.rows("summary", small.request(from: nil, to: nil))
        #expect(rows.count == 4)
        #expect(rows.last?["calls"] as? Int == 8)
        #expect(rows.last?["previous_calls"] is NSNull)
    }

    @Test func `a call of unknown start is told, not dropped in silence`() throws {
        try small.archive.insert("call", ["pbx": 1, "call_id": "x", "state": "live"])
        let outcome = try small.archive.run("summary", small.request()).outcome
        #expect(outcome.notes.contains("1 call of unknown start belongs to no period and is not counted."))
    }
}
