import GRDB
import Testing

@testable import Reports

/// Holds the queries on queues, agents and routing to the indexes they were written for.
@Suite("Query plans of queues, agents and routing")
struct RoutingPlanTests {
    private static let period: ReportPeriod = {
        let day = CivilTime(seconds: at("2026-03-16", offset: 0))
        return ReportPeriod(from: day, to: CivilTime(seconds: day.seconds + 86_400), zone: nil)
    }()

    private static let queries: [(String, @Sendable (ReportFilter) -> SQL)] = [
        ("queues", { GroupVisits.query(.queue, period, $0) }),
        ("ring groups", { GroupVisits.query(.ringGroup, period, $0) }),
        ("transfers", { TransferChains.query(period, $0) }),
        ("routing", { RoutingReport.query(period, $0) }), ("satisfaction", { SatisfactionReport.query(period, $0) }),
    ]

    private func plan(_ query: SQL) throws -> [String] {
        try TestArchive().database.read { db in
            try Row.fetchAll(db.makeStatement(literal: "EXPLAIN QUERY PLAN \(literal: query)")).map { $0["detail"] }
        }
    }

    @Test("rows are found by their time and never sorted", arguments: queries.map(\.0))
    func bounded(name: String) throws {
        let query = try #require(Self.queries.first { $0.0 == name }?.1)
        var filter = ReportFilter()
        for pbx in [[], ["paris"]] {
            filter.pbx = pbx
            filter.queue = pbx.isEmpty ? nil : "6400"
            let plan = try plan(query(filter))
            let byTime = plan.contains { $0.contains("_started (started_at>? AND started_at<?)") }
            #expect(byTime, "\(plan)")
            #expect(!plan.contains { $0.contains("TEMP B-TREE") && !$0.contains("DISTINCT") }, "\(plan)")
            // Of answers to surveys, few among all calls, each is looked at.
            let scans = plan.filter { $0.hasPrefix("SCAN") && $0 != "SCAN CONSTANT ROW" }
            #expect(
                scans.allSatisfy { name == "satisfaction" && $0.hasPrefix("SCAN s USING INDEX survey_result") },
                "\(plan)"
            )
        }
    }

    @Test func `stages of a call are found by their call`() throws {
        let query = GroupVisits.query(.ringGroup, Self.period, ReportFilter())
        let plan = try plan(query).joined(separator: "; ")
        for alias in ["r", "x", "a"] { #expect(plan.contains("SEARCH \(alias) USING"), "\(plan)") }
        #expect(plan.contains("INDEX leg_call (call=?"))
    }
}
