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
            try Row.fetchAll(db, sql: "EXPLAIN QUERY PLAN " + CoverageMeter.quarantineSQL, arguments: [1, 2, 3])
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

    /// Queries over the calls of a period, which pass by their time.
    private static let timedQueries: [(String, @Sendable (ReportContext) -> SQL)] = [
        ("did", { DIDReport.query(for: $0) }),
        ("legs of extensions", { ExtensionFacts(context: $0).legQuery }),
        ("ringings of extensions", { ExtensionFacts(context: $0).offerQuery }),
    ]

    @Test("what passes in the order of time is never sorted", arguments: timedQueries.map(\.0), [nil, "sip-a"])
    func passes(name: String, trunk: String?) throws {
        var filter = ReportFilter()
        filter.trunk = trunk
        let query = try #require(Self.timedQueries.first { $0.0 == name }).1
        let plan = try plan(withContext(filter, query))
        #expect(plan.contains("_started (started_at>? AND started_at<?)"), "\(plan)")
        #expect(!plan.contains("TEMP B-TREE") && !plan.contains("SCAN"), "\(plan)")
    }

    @Test func `running calls are found by hours of their start, and live ones by an index of their own`() throws {
        let calls = try withContext {
            RunningCalls(database: $0.database, filter: $0.request.filter, stretch: 0..<1, now: 2)
        }
        let started = try plan(calls.query("c.pbx, c.trunk", "c.started_at >= 1 AND c.started_at < 2", inOrder: true))
        #expect(started.contains("call_started (started_at>? AND started_at<?)"))
        #expect(!started.contains("TEMP B-TREE") && !started.contains("SCAN"), "\(started)")
        #expect(try plan(calls.query("c.pbx", "c.state = 'live' AND +c.started_at < 1")).contains("call_live"))
        let unknown = try plan(calls.query("c.pbx", "c.local_date IS NULL AND c.state = 'ended' AND +c.started_at < 1"))
        #expect(unknown.contains("call_local_date (local_date=?)"), "\(unknown)")
    }

    @Test func `hourly sums are found by their PBX and their dates`() throws {
        let plan = try plan(HourlyCalls.query(0..<86_400, ReportFilter()))
        #expect(plan.contains("SEARCH h USING PRIMARY KEY (pbx=? AND local_date>? AND local_date<?)"), "\(plan)")
    }
}
