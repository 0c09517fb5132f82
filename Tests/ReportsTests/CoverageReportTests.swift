import Foundation
import GRDB
import Reports
import Testing

@Suite("report coverage")
struct CoverageReportTests {
    private let small: SmallArchive

    init() throws { small = try SmallArchive() }

    @Test func `a row for each day, the newest first, whether the ledger has it or not`() throws {
        let run = try small.archive.run("coverage", small.request(from: "2026-03-14", to: "2026-03-20"))
        #expect(
            run.text == """
                pbx,local_date,status,connected_seconds,gap_seconds,gaps,open_gaps,pbx_legs,archive_legs,\
                quarantined_frames\r
                paris,2026-03-16,unproven,42599,600,2,1,,,1\r
                paris,2026-03-15,complete,86400,0,0,0,1,1,0\r
                paris,2026-03-14,unproven,,,0,0,,,0\r

                """
        )
        #expect(
            run.outcome.notes == [
                "Gap on paris: 2026-03-16 07:00:00 to 2026-03-16 07:05:00 (5:00), connection lost, pending."
            ]
        )
        #expect(run.outcome.check?.isComplete == false)
        #expect(
            run.outcome.check?.sentence == "2 of 3 days are not complete; the first is 2026-03-14 on paris."
        )
    }

    @Test func `gaps and quarantined frames count on every day that they touch`() throws {
        let archive = try TestArchive()
        try archive.insert("pbx", ["id": 1, "name": "paris", "time_zone": "Europe/Paris"])
        let gaps: [(String, String?, String)] = [
            ("2026-03-09 10:00:00", "2026-03-09 23:59:59", "pending"),
            ("2026-03-11 12:00:00", "2026-03-13 00:00:00", "pending"),
            ("2026-03-12 00:00:00", "2026-03-12 00:00:00", "repaired"), ("2026-03-14 00:00:00", nil, "pending"),
        ]
        for (id, gap) in gaps.enumerated() {
            try archive.insert(
                "gap",
                [
                    "id": id + 1, "pbx": 1, "began_ms": at(gap.0) * 1000 + 999, "ended_ms": gap.1.map { at($0) * 1000 },
                    "reason": "connection lost", "repair": gap.2,
                ]
            )
        }
        for (id, received) in [at("2026-03-12") * 1000 - 1, at("2026-03-12") * 1000, at("2026-03-15") * 1000]
            .enumerated()
        {
            try archive.insert(
                "frame",
                [
                    "id": id + 1, "pbx": 1, "origin": 0, "received_ms": received, "status": 3, "error": "no JSON",
                    "digest": Data([UInt8(id)]), "body": "{",
                ]
            )
        }
        let zone = try DateRange.zone(named: "Europe/Paris")
        let now = at("2026-03-20")
        let range = try DateRange.parse(from: "2026-03-10", to: "2026-03-14", now: now, zone: zone)
        let rows = try archive.rows("coverage", ReportRequest(range: range, now: now))
        func figures(_ name: String) -> [Int?] { rows.reversed().map { $0[name] as? Int } }
        #expect(figures("gaps") == [0, 1, 2, 1, 1])
        #expect(figures("open_gaps") == [0, 1, 1, 1, 1])
        #expect(figures("quarantined_frames") == [0, 1, 1, 0, 0])
    }

    @Test func `the share leaves out what no feed and no reconciliation covered`() throws {
        let coverage = try small.archive.run("coverage", small.request(from: "2026-03-14", to: "2026-03-16")).outcome
            .coverage
        // The 14th before the first connection, and the gap that is still open.
        #expect(coverage.periodSeconds == 60 * 3600)
        #expect(coverage.coveredSeconds == 60 * 3600 - 24 * 3600 - 300)
        #expect(coverage.openGaps == 1)
        #expect(coverage.completeDays == 1 && coverage.partialDays == 0 && coverage.unprovenDays == 2)
        #expect(coverage.quarantinedFrames == 1)
    }

    @Test func `a complete day covers its gaps, and a stopped archiver does not cover the time since`() throws {
        try small.archive.execute("UPDATE coverage_day SET complete = 1, pbx_legs = 1")
        #expect(try small.archive.run("coverage", small.request()).outcome.coverage.share == 1)
        try small.archive.execute("UPDATE coverage_day SET complete = 0")
        try small.archive.execute("UPDATE connection SET alive_ms = ?", [(small.now - 3600) * 1000])
        let coverage = try small.archive.run("coverage", small.request()).outcome.coverage
        #expect(coverage.coveredSeconds == 12 * 3600 - 300 - 3600)
        #expect(coverage.partialDays == 1)
    }

    @Test(
        "a day of the summer-time change is as long as it is",
        arguments: [("2026-03-29", 23), ("2026-03-30", 24), ("2026-10-25", 25)],
        ["Europe/Paris", nil]
    )
    func changes(day: (String, Int64), zone: String?) throws {
        let archive = try TestArchive()
        try archive.insert("pbx", ["id": 1, "name": "paris", "time_zone": zone])
        // Without a configured zone the calls of the days around tell the clock.
        let calls: [(String, Int64)] = [
            ("2026-03-28 12:00:00", 3600), ("2026-03-29 12:00:00", 7200), ("2026-10-24 12:00:00", 7200),
            ("2026-10-25 12:00:00", 3600),
        ]
        for (id, call) in calls.enumerated() {
            try archive.insert(
                "call",
                [
                    "id": id + 1, "pbx": 1, "call_id": "\(id)", "state": "live", "utc_offset": call.1,
                    "started_at": at(call.0, offset: call.1),
                ]
            )
        }
        let range = try DateRange.period(day.0, now: 0, zone: .gmt)
        let outcome = try archive.run("coverage", ReportRequest(range: range, now: at("2027-01-01"))).outcome
        #expect(outcome.coverage.periodSeconds == day.1 * 3600)
        #expect(outcome.coverage.coveredSeconds == 0)
        #expect(outcome.rowCount == 1)
    }

    @Test func `the check is about days that are over, unless today is asked for`() throws {
        let whole = try small.archive.run("coverage", small.request(from: nil, to: nil)).outcome.check
        #expect(whole?.isComplete == true)
        #expect(whole?.sentence == "All 1 days are complete.")
        #expect(try small.archive.run("coverage", small.request()).outcome.check?.isComplete == false)
        let yesterday = try small.request(from: "yesterday", to: "yesterday")
        #expect(try small.archive.run("coverage", yesterday).outcome.check?.isComplete == true)
        let future = try small.request(from: "2027-01-01", to: "2027-01-02")
        #expect(try small.archive.run("coverage", future).outcome.check?.isComplete == false)
        #expect(try small.archive.run("coverage", future).outcome.coverage.share == nil)
    }
}
