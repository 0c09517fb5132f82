/// All reports.
public enum ReportCatalogue {
    /// In the order of `report --list`.
    public static let all: [any Report] = [
        SummaryReport(), CallsReport(), CallReport(), ExtensionsReport(),
        QueuesReport(), QueueWaitReport(), QueueActivityReport(), AgentsReport(), AgentSessionsReport(),
        RingGroupsReport(), IVRReport(),
        MissedReport(),
        TransfersReport(), RoutingReport(), SatisfactionReport(),
        CoverageReport(), DashboardReport(),
    ]

    /// The lines of `report --list`.
    public static var listing: String {
        let width = all.map { heading($0).count }.max() ?? 0
        return all.map { report in
            let head = heading(report)
            return head + String(repeating: " ", count: width - head.count + 2) + report.abstract + "\n"
        }.joined()
    }

    /// The report of a name.
    ///
    /// - Throws: A usage ``ReportError`` that suggests the nearest name.
    public static func report(named name: String) throws(ReportError) -> any Report {
        if let report = all.first(where: { $0.name == name }) { return report }
        let hint = NearestName.suggestion(for: name, among: all.map(\.name)).map { "Did you mean \($0)?" }
        throw .usage("there is no report named \(name): \(hint ?? "report --list shows them all.")")
    }

    private static func heading(_ report: any Report) -> String {
        report.subjectName.map { "\(report.name) \($0)" } ?? report.name
    }
}
