import Foundation
import GRDB
import Testing

@testable import Reports

/// Holds the queries to the indexes they were written for: on ten million calls a scan or a sort would take minutes.
@Suite("Query plans")
struct QueryPlanTests {
    private let small: SmallArchive
    private let period: ReportPeriod

    init() throws {
        small = try SmallArchive()
        let day = CivilTime(seconds: at("2026-03-16", offset: 0))
        period = ReportPeriod(from: day, to: CivilTime(seconds: day.seconds + 86_400), zone: nil)
    }

    private func plan(_ query: SQL) throws -> String {
        try small.archive.database.read { db in
            try Row.fetchAll(db.makeStatement(literal: "EXPLAIN QUERY PLAN \(literal: query)"))
                .map { $0["detail"] as String }.joined(separator: "; ")
        }
    }

    @Test("calls are found by their time and never sorted", arguments: [[], ["paris"], ["paris", "lyon"]])
    func calls(pbx: [String]) throws {
        var filter = ReportFilter()
        filter.pbx = pbx
        let plan = try plan(
            """
            SELECT id FROM call c WHERE \(literal: period.condition(on: "c")) AND \(literal: filter.callCondition)
            ORDER BY started_at DESC, id DESC
            """
        )
        #expect(plan.contains("INDEX call_started (started_at>? AND started_at<?)"))
        #expect(!plan.contains("TEMP B-TREE") && !plan.contains("SCAN"))
    }

    @Test func `legs are found by their time, and offers by their calls`() throws {
        var filter = ReportFilter()
        filter.extension = "1001"
        let legs = try plan(
            """
            SELECT l.id FROM leg l CROSS JOIN call c ON c.id = l.call
            WHERE \(literal: period.condition(on: "l")) AND \(literal: filter.callCondition)
            ORDER BY l.started_at
            """
        )
        #expect(legs.contains("INDEX leg_started (started_at>? AND started_at<?)"))
        #expect(!legs.contains("TEMP B-TREE") && !legs.contains("SCAN"))
        let offers = try plan(
            "SELECT o.id FROM call c JOIN offer o ON o.call = c.id WHERE \(literal: period.condition(on: "c"))"
        )
        #expect(offers.contains("call_started") && offers.contains("offer_call (call=?)"))
    }

    @Test func `live calls and quarantined frames have indexes of their own`() throws {
        let live = try plan(
            "SELECT id FROM call c WHERE c.state = 'live' AND \(literal: period.exactCondition(on: "c"))"
        )
        #expect(live.contains("call_live"))
        let frames = try small.archive.database.read { db in
            try Row.fetchAll(
                db,
                sql: "EXPLAIN QUERY PLAN SELECT count(*) \(CoverageMeter.quarantinedSQL)",
                arguments: [1, 2, 3]
            )
            .map { $0["detail"] as String }.joined(separator: "; ")
        }
        #expect(frames.contains("frame_problem (status=?"))
    }

    /// Runs something with the context of a report on a filter.
    private func withContext<Value>(_ filter: ReportFilter = ReportFilter(), _ body: (ReportContext) throws -> Value)
        throws -> Value
    {
        try small.archive.database.read { db in
            let heading = ReportHeading(
                name: "plan",
                lens: .call,
                layout: .rows,
                period: period,
                columns: [],
                coverage: CoverageSummary(),
                definitions: []
            )
            let renderer = RenderOptions(format: .csv, width: nil, usesColor: false).renderer(
                to: ChunkedOutput { _ in }
            )
            return try body(
                ReportContext(
                    database: db,
                    request: ReportRequest(filter: filter, now: small.now),
                    period: period,
                    writer: ReportWriter(renderer: renderer, heading: heading, limit: nil),
                    now: period.to
                )
            )
        }
    }

    @Test(
        "hourly sums are found by their PBX and their hours, and never sorted",
        arguments: [.hours, .outcomes] as [HourlyCalls.Detail]
    )
    func hourlySums(detail: HourlyCalls.Detail) throws {
        let day = try plan(HourlyCalls.query(detail, 1, 0..<86_400, ReportFilter()))
        let hours = "(local_date,local_hour)>(?,?) AND (local_date,local_hour)<(?,?)"
        #expect(day == "SEARCH h USING PRIMARY KEY (pbx=? AND \(hours))")
        let month = try plan(HourlyCalls.query(detail, 1, 0..<(30 * 86_400), ReportFilter()))
        #expect(month == "SEARCH h USING PRIMARY KEY (pbx=? AND local_date>? AND local_date<?)")
    }
}
