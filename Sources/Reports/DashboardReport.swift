import GRDB

/// The page of a Monday morning: other reports about one period, the week before when nothing else is asked for.
struct DashboardReport: Report {
    let name = "dashboard"
    let abstract = "One page of a period, last week unless told: what came, who was missed, how queues and trunks fared"
    let lens = Lens.mixed
    let columns: [Column] = []
    let parameters = ReportParameter.callFilters.union([
        .period, .groupBy, .compare, .serviceLevel, .shortAbandon, .missed, .abandon, .within,
    ])

    func range(for request: ReportRequest, at now: CivilTime, in database: Database) throws -> DateRange {
        guard request.range == .everything else { return request.range }
        let monday = now.date.adding(days: -now.date.weekday)
        return try DateRange(
            from: CivilTime(startOf: monday.adding(days: -7)),
            to: CivilTime(startOf: monday)
        )
    }

    func sections(for request: ReportRequest, of period: ReportPeriod) -> [ReportSection] {
        var common = request
        common.limit = nil
        common.options.bucket = nil
        var trend = common
        trend.options.bucket = request.options.bucket ?? Self.bucket(for: period)
        let lists: [(String, String, limit: Int?, charts: [Chart]?)] = [
            ("Callers still owed a call", "unreturned", 10, nil),
            ("Missed calls, the latest", "missed", 10, nil),
            ("Queues", "queues", nil, nil),
            ("Waits in queues", "queue-wait", nil, nil),
            ("Busiest extensions", "extensions", nil, [.top("Legs by extension", label: "extension", value: "legs")]),
            ("Trunks", "trunks", nil, nil),
            ("Calls at the same time", "concurrency", nil, nil),
            ("Coverage", "coverage", 14, nil),
        ]
        return [ReportSection("Overview", OverviewReport(), common), ReportSection("Trend", SummaryReport(), trend)]
            + Self.section("When calls come", "heatmap", common)
            + lists.flatMap { Self.section($0, $1, common, limit: $2, charts: $3) }
    }

    func run(in context: ReportContext) throws {}

    /// A report as a section; none when it can't be told what was asked for.
    private static func section(
        _ title: String,
        _ name: String,
        _ request: ReportRequest,
        limit: Int? = nil,
        charts: [Chart]? = nil
    ) -> [ReportSection] {
        guard let report = try? ReportCatalogue.report(named: name) else { return [] }
        var request = request
        request.limit = limit
        if report.lens == .archive {
            // What the archive holds does not depend on which calls are asked about.
            let pbx = request.filter.pbx
            request.filter = ReportFilter()
            request.filter.pbx = pbx
        }
        guard request.filter.parameters.isSubset(of: report.parameters) else { return [] }
        return [ReportSection(title, report, request, charts: charts)]
    }

    /// Stretches of which a period has neither too few nor too many to see a trend.
    private static func bucket(for period: ReportPeriod) -> TimeBucket {
        switch (period.to.seconds - period.from.seconds) / 86_400 {
        case ...2: .hour
        case ...100: .day
        case ...750: .week
        default: .month
        }
    }
}
