import Foundation
import GRDB
import Testing

@testable import Reports

/// Around 29 March 2026, when clocks in Paris go from 02:00 to 03:00, which is at 01:00 UTC.
@Suite("Reports around a change of the clock")
struct ClockChangeTests {
    private let archive: TestArchive
    private let now = at("2026-04-15")
    private var id = 0

    init() throws { archive = try TestArchive() }

    private func add(pbx: String, zone: String?) throws {
        let id = pbx == "paris" ? 1 : 2
        try archive.insert("pbx", ["id": id, "name": pbx, "time_zone": zone])
    }

    /// A call from one time on to another on a clock ahead of UTC by an offset.
    private mutating func call(
        _ start: String,
        _ end: String,
        offset: Int64,
        pbx: Int = 1,
        _ direction: String = "inbound",
        _ number: String = "0611223344",
        _ outcome: String = "answered"
    ) throws {
        id += 1
        let isInbound = direction == "inbound"
        try archive.insert(
            "call",
            [
                "id": id, "pbx": pbx, "call_id": "\(id)", "state": "ended", "started_at": at(start, offset: offset),
                "utc_offset": offset, "ended_at": at(end, offset: offset), "direction": direction,
                "caller": isInbound ? number : "1001", "dialed": isInbound ? "0140" : number, "outcome": outcome,
                "missed": isInbound && outcome != "answered" ? 1 : 0, "trunk": pbx == 1 ? "sip-a" : "sip-b",
            ]
        )
    }

    private func addDay(_ date: String, from start: String, to end: String) throws {
        try archive.insert(
            "coverage_day",
            ["pbx": 1, "local_date": date, "start_seconds": at(start, offset: 0), "end_seconds": at(end, offset: 0)]
        )
    }

    private func request(_ from: String, _ to: String, zone: String? = nil) throws -> ReportRequest {
        var request = ReportRequest(range: try DateRange.parse(from: from, to: to, now: now, zone: .gmt), now: now)
        request.timeZone = try zone.map { try DateRange.zone(named: $0) }
        return request
    }

    // MARK: - Where a period begins and ends

    @Test("a period that begins on the day of the change, after it", arguments: ["Europe/Paris", nil])
    mutating func edge(zone: String?) throws {
        try add(pbx: "paris", zone: zone)
        try addDay("2026-03-28", from: "2026-03-27 23:00:00", to: "2026-03-28 23:00:00")
        try addDay("2026-03-29", from: "2026-03-28 23:00:00", to: "2026-03-29 22:00:00")
        try call("2026-03-28 12:00:00", "2026-03-28 12:01:00", offset: 3600)
        try call("2026-03-29 09:00:00", "2026-03-29 09:01:00", offset: 7200)
        try call("2026-03-29 10:30:00", "2026-03-29 10:40:00", offset: 7200)
        let request = try request("2026-03-29T10:00", "2026-03-29T14:00")
        let period = try #require(archive.rows("concurrency", request).first)
        #expect(period["peak_at"] as? Int64 == at("2026-03-29 10:30:00", offset: 7200))
        #expect(period["call_seconds"] as? Int == 600)
        let trunk = try #require(archive.rows("trunks", request).first)
        #expect(trunk["calls"] as? Int == 1 && trunk["in_use_seconds"] as? Int == 600)
        let half = try archive.run("durations", self.request("2026-03-29T00:00", "2026-03-29T12:00"))
        #expect(half.outcome.coverage.periodSeconds == 11 * 3600)
    }

    @Test func `an open gap is told by the clock of its time`() throws {
        try add(pbx: "paris", zone: "Europe/Paris")
        try addDay("2026-03-29", from: "2026-03-28 23:00:00", to: "2026-03-29 22:00:00")
        try archive.insert(
            "gap",
            [
                "pbx": 1, "began_ms": at("2026-03-29 00:30:00", offset: 0) * 1000,
                "ended_ms": at("2026-03-29 10:00:00", offset: 0) * 1000, "reason": "connection lost",
                "repair": "pending",
            ]
        )
        let notes = try archive.run("coverage", request("2026-03-29", "2026-03-29")).outcome.notes
        let text = "Gap on paris: 2026-03-29 01:30:00 to 2026-03-29 12:00:00 (9:30:00), connection lost, pending."
        #expect(notes.contains(text))
    }

    @Test("days that the ledger lacks lie between those that it has, else by the zone", arguments: [true, false])
    func days(hasZone: Bool) throws {
        try add(pbx: "paris", zone: hasZone ? "Europe/Paris" : nil)
        if !hasZone {
            try addDay("2026-03-28", from: "2026-03-27 23:00:00", to: "2026-03-28 23:00:00")
            try addDay("2026-03-29", from: "2026-03-28 23:00:00", to: "2026-03-29 22:00:00")
        }
        // From 00:10 to 00:40 on the 31st.
        try archive.insert(
            "gap",
            [
                "pbx": 1, "began_ms": at("2026-03-30 22:10:00", offset: 0) * 1000,
                "ended_ms": at("2026-03-30 22:40:00", offset: 0) * 1000, "reason": "connection lost",
                "repair": "repaired",
            ]
        )
        for from in ["2026-03-28", "2026-03-30"] {
            let rows = try archive.rows("coverage", request(from, "2026-03-31"))
            let dates = rows.filter { $0["gaps"] as? Int == 1 }.map { $0["local_date"] as? String }
            #expect(dates == ["2026-03-31"], "from \(from)")
        }
    }

    @Test mutating func `an hour before the first call since the change is told by the zone`() throws {
        try add(pbx: "paris", zone: "Europe/Paris")
        try call("2026-03-28 10:00:00", "2026-03-28 10:01:00", offset: 3600)
        // The first of the hours with all 40 minutes of it ends as the call does.
        try call("2026-03-29 04:40:00", "2026-03-29 05:20:00", offset: 7200)
        let row = try #require(archive.rows("trunks", request("2026-03-29", "2026-03-29")).first)
        #expect(row["busy_hour_at"] as? Int64 == at("2026-03-29 04:20:00", offset: 7200))
        #expect(row["busy_hour_local"] as? String == "2026-03-29 04:20:00")
    }

    // MARK: - Within

    @Test("seconds between calls are not those on the clock", arguments: [nil, "Europe/Paris"])
    mutating func within(zone: String?) throws {
        try add(pbx: "paris", zone: "Europe/Paris")
        // 23:40:00 hours apart.
        try call("2026-03-28 23:40:00", "2026-03-28 23:41:00", offset: 3600)
        try call("2026-03-30 00:20:00", "2026-03-30 00:21:00", offset: 7200)
        let again = try archive.rows("repeat-callers", request("2026-03-30", "2026-03-30", zone: zone))
        #expect(again.map { $0["repeats"] as? Int } == [1])
        #expect(again.map { $0["last_call"] as? Int } == [2])
        // Answered after 2:30:00 hours.
        try call("2026-03-28 23:50:00", "2026-03-28 23:51:00", offset: 3600, "inbound", "0799887766", "no_answer")
        try call("2026-03-29 03:20:00", "2026-03-29 03:21:00", offset: 7200, "outbound", "0799887766")
        var request = try request("2026-03-28", "2026-03-28", zone: zone)
        request.options.withinSeconds = 10_800
        #expect(try archive.rows("unreturned", request).isEmpty)
        #expect(try archive.rows("response", request).last?["median_seconds"] as? Int == 9000)
        request.options.withinSeconds = 8999
        #expect(try archive.rows("unreturned", request).map { $0["last_call"] as? Int } == [3])
    }

    @Test mutating func `a PBX whose day ended hours ago calls back in time`() throws {
        try add(pbx: "paris", zone: "Europe/Paris")
        try add(pbx: "new-york", zone: "America/New_York")
        let newYork: Int64 = -14_400
        try call("2026-03-16 23:50:00", "2026-03-16 23:51:00", offset: newYork, pbx: 2, "inbound", "0699", "no_answer")
        // Ten minutes later, which in Paris is the next day.
        try call("2026-03-17 05:00:00", "2026-03-17 05:01:00", offset: 3600, "outbound", "0699")
        // Tried in vain in Paris, within the hour after its day and not.
        try call("2026-03-16 13:00:00", "2026-03-16 13:01:00", offset: 3600, "inbound", "0799", "no_answer")
        try call("2026-03-17 00:59:59", "2026-03-17 01:01:00", offset: 3600, "outbound", "0799", "no_answer")
        try call("2026-03-17 01:00:00", "2026-03-17 01:01:00", offset: 3600, "outbound", "0799", "no_answer")
        var request = try request("2026-03-16", "2026-03-16")
        request.options.withinSeconds = 3600
        let rows = try archive.rows("unreturned", request)
        #expect(rows.map { $0["caller"] as? String } == ["0799"])
        #expect(rows.map { $0["attempts"] as? Int } == [1])
    }

    @Test mutating func `a call without an offset is of the period as UTC has it, and so are the seconds before it`()
        throws
    {
        try add(pbx: "new-york", zone: "America/New_York")
        try call("2026-03-15 19:50:00", "2026-03-15 19:51:00", offset: -14_400, pbx: 2)
        try call("2026-03-16 00:10:00", "2026-03-16 00:11:00", offset: 0, pbx: 2)
        try archive.execute("UPDATE call SET utc_offset = NULL WHERE id = 2")
        var request = try request("2026-03-16", "2026-03-16")
        request.options.withinSeconds = 3600
        #expect(try archive.rows("repeat-callers", request).map { $0["repeats"] as? Int } == [1])
    }

    // MARK: - Trunks

    @Test mutating func `what a trunk carried in another PBX's day alone is no row`() throws {
        try add(pbx: "paris", zone: "Europe/Paris")
        try add(pbx: "new-york", zone: "America/New_York")
        try call("2026-03-16 10:00:00", "2026-03-16 10:01:00", offset: 3600)
        try call("2026-03-15 20:30:00", "2026-03-15 20:40:00", offset: -14_400, pbx: 2)
        var request = try request("2026-03-16", "2026-03-16")
        #expect(try archive.rows("trunks", request).map { $0["trunk"] as? String } == ["sip-a"])
        request.limit = 1
        #expect(try archive.run("trunks", request).outcome.notes.allSatisfy { !$0.contains("more row") })
    }
}
