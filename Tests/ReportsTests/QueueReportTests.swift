import Foundation
import GRDB
import Reports
import Testing

@Suite("reports queues, queue-wait, queue-activity")
struct QueueReportTests {
    private let queues: QueueArchive

    init() throws { queues = try QueueArchive() }

    /// A line of CSV as values by column.
    private func rows(_ report: String, _ request: ReportRequest) throws -> [[String: String]] {
        let lines = try queues.archive.run(report, request).text.split(separator: "\r\n")
            .map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
        guard let names = lines.first else { return [] }
        return lines.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(names, $0)) }
    }

    @Test func `each queue, and all of them`() throws {
        let csv = try queues.archive.run("queues", queues.request()).text
        #expect(
            csv == """
                queue,queue_name,offered,answered,abandoned,abandon_rate,service_level,target_met,asa_seconds,\
                p90_wait_seconds,max_wait_seconds,aht_seconds,answer_rate,short_abandons,long_abandons,\
                left_unanswered,never_answered,moved_on,median_wait_seconds,mean_wait_seconds,mean_abandon_seconds,\
                max_abandon_seconds,asa_from_start_seconds,talk_seconds,service_level_all,\
                service_level_without_short_abandons,service_level_without_abandons_within,\
                service_level_answered_only,service_level_abandons_within_met\r
                6400,Sales,6,2,4,0.6,0.166667,0,16,25,25,117,0.333333,1,3,4,3,1,7,21,23,40,23,233,0.166667,0.2,0.25,\
                0.5,0.5\r
                6401,Support,1,1,0,0,1,1,20,20,20,50,1,0,0,0,0,0,20,20,,,60,50,1,1,1,1,1\r
                total,,7,3,4,0.5,0.285714,0,17,25,25,94,0.428571,1,3,4,3,1,20,21,23,40,35,283,0.285714,0.333333,0.4,\
                0.666667,0.571429\r

                """
        )
    }

    @Test func `true abandons leave out the call that another queue answered`() throws {
        var request = try queues.request()
        request.options.abandoned = .true
        request.filter.queue = "6400"
        let row = try #require(try rows("queues", request).first)
        #expect(row["abandoned"] == "3" && row["long_abandons"] == "2" && row["abandon_rate"] == "0.4")
        #expect(row["left_unanswered"] == "4" && row["never_answered"] == "3")
        // 7 and 25 answered, 30, 4 and 18 abandoned.
        #expect(row["mean_wait_seconds"] == "17" && row["max_abandon_seconds"] == "30")
    }

    @Test(
        "the service level of each variant",
        arguments: [
            (ServiceLevel.Variant.all, "0.333333", "0"), (.withoutShortAbandons, "0.4", "0"),
            (.withoutAbandonsWithin, "0.666667", "1"), (.answeredOnly, "1", "1"), (.abandonsWithinMet, "0.833333", "1"),
        ]
    )
    func serviceLevel(variant: ServiceLevel.Variant, level: String, isMet: String) throws {
        var request = try queues.request()
        request.filter.queue = "6400"
        request.options.serviceLevel.seconds = 30
        request.options.serviceLevel.targetPercent = 60
        request.options.serviceLevel.variant = variant
        // Answered within: 7, 25 of 2. Abandoned within: 30, 4, 18 of 4; short: 4.
        let row = try #require(try rows("queues", request).first)
        #expect(row["service_level"] == level && row["target_met"] == isMet)
        #expect(try queues.archive.run("queues", request, .json).text.contains("variant \(variant.rawValue)"))
    }

    @Test func `queues compared with the day before`() throws {
        var request = try queues.request()
        request.options.comparison = .previous
        let rows = try rows("queues", request)
        // On Sunday one call waited three seconds in queue 6400.
        #expect(rows.map { $0["previous_offered"] } == ["1", "0", "1"])
        #expect(rows.map { $0["change"] } == ["5", "", "6"])
        #expect(rows.map { $0["previous_service_level"] } == ["1", "", "1"])
        #expect(
            try queues.archive.run("queues", request).outcome.notes.first?.hasPrefix(
                "The period before is 2026-03-15 00:00"
            ) == true
        )
    }

    @Test func `another short abandon`() throws {
        var request = try queues.request()
        request.filter.queue = "6400"
        request.options.shortAbandonSeconds = 18
        let row = try #require(try rows("queues", request).first)
        #expect(row["short_abandons"] == "2" && row["abandon_rate"] == "0.5")
    }

    @Test func `waits side by side`() throws {
        let csv = try queues.archive.run("queue-wait", queues.request()).text
        #expect(
            csv == """
                wait,above_seconds,up_to_seconds,answered,answered_share,abandoned,abandoned_share,answered_within,\
                mean_wait_seconds,mean_answered_wait_seconds\r
                0–10 s,,10,1,0.333333,1,0.25,0.142857,21,17\r
                10–20 s,10,20,1,0.333333,1,0.25,0.285714,21,17\r
                20–30 s,20,30,1,0.333333,1,0.25,0.428571,21,17\r
                30–60 s,30,60,0,0,1,0.25,0.428571,21,17\r
                60–120 s,60,120,0,0,0,0,0.428571,21,17\r
                120–300 s,120,300,0,0,0,0,0.428571,21,17\r
                >300 s,300,,0,0,0,0,0.428571,21,17\r

                """
        )
    }

    @Test(
        "queues by stretches of time",
        arguments: [
            (TimeBucket.hour, ["2026-03-16 09:00": "5", "2026-03-16 10:00": "2"]),
            (.day, ["2026-03-15": "1", "2026-03-16": "7"]), (.week, ["2026-W11": "1", "2026-W12": "7"]),
            (.weekday, ["Sunday": "1", "Monday": "7"]), (.month, ["2026-03": "8"]),
        ]
    )
    func activity(bucket: TimeBucket, offered: [String: String]) throws {
        var request = try queues.request(from: bucket == .hour ? "2026-03-16" : "2026-03-15")
        request.options.bucket = bucket
        let rows = try rows("queue-activity", request)
        let counts = rows.map { ($0[bucket.rawValue] ?? "", $0["offered"] ?? "") }.filter { $0.1 != "0" }
        #expect(Dictionary(uniqueKeysWithValues: counts) == offered)
        if bucket == .weekday {
            #expect(rows.first?["weekday"] == "Monday" && rows.first?["days"] == "1")
            #expect(rows.first?["offered_per_day"] == "7")
        }
    }

    @Test func `the hour that the clock shows twice is two hours`() throws {
        for (call, offset) in [(2, 7200), (3, 3600)] as [(Int, Int64)] {
            for table in ["call", "leg"] {
                try queues.archive.execute(
                    "UPDATE \(table) SET started_at = ?, utc_offset = ? WHERE \(table == "call" ? "id" : "call") = ?",
                    [at("2026-10-25 02:30:00", offset: offset), offset, call]
                )
            }
        }
        var request = try queues.request(from: "2026-10-25", to: "2026-10-25")
        request.now = at("2026-10-26 12:00:00")
        request.options.bucket = .hour
        let rows = try rows("queue-activity", request)
        #expect(rows.count == 25)
        let offered = rows.filter { $0["offered"] != "0" }.map {
            "\($0["hour"] ?? "") \($0["max_abandon_seconds"] ?? "")"
        }
        #expect(offered == ["2026-10-25 02:00 +02:00 30", "2026-10-25 02:00 +01:00 4"])
    }

    @Test func `a day without calls has no rates`() throws {
        let row = try #require(
            try rows("queue-activity", queues.request(from: "2026-03-14", to: "2026-03-15")).first
        )
        #expect(row["day"] == "2026-03-14" && row["offered"] == "0" && row["service_level"]?.isEmpty == true)
    }

    @Test func `a record without a duration may tell the wait itself, and one without anything tells nothing`() throws {
        let before = try queues.archive.run("queues", queues.request()).text
        try queues.archive.execute(
            "UPDATE leg SET duration_seconds = NULL, talk_seconds = NULL, queue_wait_seconds = 30 WHERE call = 2"
        )
        #expect(try queues.archive.run("queues", queues.request()).text == before)
        try queues.archive.execute("UPDATE leg SET queue_wait_seconds = NULL, disposition = NULL WHERE call = 2")
        let row = try #require(try rows("queues", queues.request()).first)
        #expect(row["offered"] == "6" && row["answered"] == "2" && row["abandoned"] == "3")
    }

    /// A record, or the ringing of a phone, beside call 6: 18 seconds in queue 6400, answered, without any talk.
    struct Answer: Sendable {
        var path: String?
        /// Seconds since the call's start.
        let rang: Int64
        let answered: Int64
        let ended: Int64?
        /// What the queue's `answered`, `abandoned`, `moved_on`, `asa_seconds` and `talk_seconds` are then.
        let figures: String
    }

    /// Without call 6: two answered after 7 and 25 seconds, with 233 seconds of talk; three lost.
    private func check(_ answer: Answer, _ table: String, _ values: [String: (any DatabaseValueConvertible)?]) throws {
        try queues.archive.insert(table, values.merging(["call": 6]) { _, new in new })
        try queues.archive.execute("UPDATE call SET leg_count = 2 WHERE id = 6 AND ? = 'leg'", [table])
        var request = try queues.request()
        request.filter.queue = "6400"
        let row = try #require(try rows("queues", request).first)
        let names = ["answered", "abandoned", "moved_on", "asa_seconds", "talk_seconds"]
        #expect(names.map { row[$0] ?? "" }.joined(separator: " ") == answer.figures)
    }

    @Test(
        "an answered record without talk: the agent's own record tells",
        arguments: [
            // The agent, when the queue's record ended; a second later by rounding; and long before.
            Answer(rang: 10, answered: 18, ended: 50, figures: "3 3 1 17 265"),
            Answer(rang: 10, answered: 19, ended: 50, figures: "3 3 1 17 264"),
            Answer(rang: 2, answered: 7, ended: 18, figures: "3 3 1 13 244"),
            // Another destination after the queue, and one that answered long after.
            Answer(rang: 18, answered: 25, ended: 30, figures: "2 4 2 16 233"),
            Answer(rang: 10, answered: 40, ended: 70, figures: "2 4 1 16 233"),
            // No conversation.
            Answer(rang: 10, answered: 18, ended: 18, figures: "2 4 1 16 233"),
        ]
    )
    func agentsRecord(answer: Answer) throws {
        let start = at("2026-03-16 10:30:00")
        let end = answer.ended ?? answer.answered
        try check(
            answer,
            "leg",
            [
                "leg": 2, "started_at": start + answer.rang, "utc_offset": 3600, "callee": "1001",
                "callee_kind": "extension",
                "direction": "inbound", "disposition": "answered", "duration_seconds": end - answer.rang,
                "talk_seconds": end - answer.answered,
            ]
        )
    }

    @Test(
        "an answered record without talk: else the agent's phone tells",
        arguments: [
            Answer(rang: 10, answered: 18, ended: 50, figures: "3 3 1 17 265"),
            Answer(path: "6200", rang: 2, answered: 20, ended: 50, figures: "3 3 1 17 263"),
            // The conversation goes on.
            Answer(rang: 10, answered: 18, ended: nil, figures: "3 3 1 17 233"),
            // Another destination after the queue, unless the queue itself rang it.
            Answer(rang: 18, answered: 25, ended: 30, figures: "2 4 1 16 233"),
            Answer(path: "6400", rang: 18, answered: 25, ended: 30, figures: "3 3 1 17 238"),
            // No conversation.
            Answer(path: "6400", rang: 10, answered: 18, ended: 18, figures: "2 4 1 16 233"),
        ]
    )
    func agentsPhone(answer: Answer) throws {
        let start = at("2026-03-16 10:30:00")
        try check(
            answer,
            "offer",
            [
                "extension": "1001", "path": answer.path, "rang_at": start + answer.rang,
                "answered_at": start + answer.answered, "ended_at": answer.ended.map { start + $0 },
                "result": "answered",
                "estimated": 0,
            ]
        )
    }

    @Test func `a call that waits in a queue right now is no figure yet, but said`() throws {
        try queues.archive.execute("UPDATE call SET state = 'live', outcome = NULL, ended_at = NULL WHERE id = 2")
        try queues.archive.execute("DELETE FROM leg WHERE call = 2")
        let result = try queues.archive.run("queues", queues.request())
        #expect(result.outcome.notes.first?.hasPrefix("1 call that reached a queue is still live") == true)
        #expect(result.text.contains("6400,Sales,5,"))
    }

    @Test("a leg of a queue that has no number is no visit", arguments: ["queues", "queue-wait", "queue-activity"])
    func unnumbered(report: String) throws {
        let before = try queues.archive.run(report, queues.request()).text
        try queues.archive.insert(
            "leg",
            [
                "call": 1, "leg": 9, "started_at": at("2026-03-16 09:02:00"), "utc_offset": 3600,
                "callee_kind": "queue",
                "disposition": "no_answer", "duration_seconds": 12, "talk_seconds": 0,
            ]
        )
        #expect(try queues.archive.run(report, queues.request()).text == before)
    }

    @Test("without a queue there are no rows of zeros", arguments: ["queues", "queue-wait", "queue-activity"])
    func empty(report: String) throws {
        let result = try queues.archive.run(report, queues.request(from: "2026-02-01", to: "2026-02-02"))
        #expect(result.outcome.rowCount == 0)
        #expect(result.outcome.notes.contains { $0.hasPrefix("No call reached a queue") })
    }
}
