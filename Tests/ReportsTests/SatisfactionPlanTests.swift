import GRDB
import Testing

@testable import Reports

@Suite("How satisfaction finds calls")
struct SatisfactionPlanTests {
    @Test(
        "the survey is known by its name, as LIKE knows it",
        arguments: [
            "Satisfaction Survey", "satisfaction survey (queue 6400)", "SATISFACTION SURVEY", "Satisfaction", "",
            "1001",
            "a Satisfaction Survey", "Satisfaction\u{0}Survey", "Satisfaction-Survey", "ſatisfaction survey",
            "Satisfaction Surve\u{301}y",
        ]
    )
    func names(callee: String) throws {
        let isSurvey = try TestArchive().database.read { db in
            try Bool.fetchOne(db, sql: "SELECT ? LIKE 'satisfaction survey%'", arguments: [callee])
        }
        #expect(SatisfactionReport.isSurvey(callee) == isSurvey)
    }

    @Test("calls are found by the answers, and never sorted", arguments: [[], ["paris"]])
    func bounded(pbx: [String]) throws {
        let day = CivilTime(seconds: at("2026-03-16", offset: 0))
        let period = ReportPeriod(from: day, to: CivilTime(seconds: day.seconds + 86_400), zone: nil)
        var filter = ReportFilter()
        filter.pbx = pbx
        filter.queue = pbx.isEmpty ? nil : "6400"
        let plan = try TestArchive().database.read { db in
            let query = SatisfactionReport.answersQuery(period, filter)
            return try Row.fetchAll(db.makeStatement(literal: "EXPLAIN QUERY PLAN \(literal: query)"))
                .map { $0["detail"] as String }
        }
        #expect(!plan.contains { $0.contains("TEMP B-TREE") && !$0.contains("DISTINCT") }, "\(plan)")
        // Of answers to surveys, few among all calls, each is looked at.
        let scans = plan.filter { $0.hasPrefix("SCAN") && $0 != "SCAN CONSTANT ROW" }
        #expect(scans.allSatisfy { $0.hasPrefix("SCAN s USING INDEX survey_result") }, "\(plan)")
    }
}
