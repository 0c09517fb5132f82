/// All reports.
public enum ReportCatalogue {
    /// In the order of `report --list`.
    public static let all: [any Report] = [
        SummaryReport(),
        CallsReport(),
        CallReport(),
        ExtensionsReport(),
        ExtensionActivityReport(),
        GroupsReport(),
        TrunksReport(),
        DIDReport(),
        QueuesReport(),
        QueueWaitReport(),
        QueueActivityReport(),
        AgentsReport(),
        AgentSessionsReport(),
        RingGroupsReport(),
        IVRReport(),
        MissedReport(),
        UnreturnedReport(),
        ResponseReport(),
        RepeatCallersReport(),
        HeatMapReport(),
        ConcurrencyReport(),
        TransfersReport(),
        RoutingReport(),
        DurationsReport(),
        TopReport(),
        SatisfactionReport(),
        AnomaliesReport(),
        CoverageReport(),
        GrowthReport(),
        DashboardReport(),
    ]

    /// Reports that one may expect, and why the archive has no data for them.
    public static let notProvided: [(name: String, reason: String)] = [
        ("accounting", "the PBX's events and history tell no costs: they need its rate tables"),
        ("callbacks", "the PBX's events and history tell nothing of callbacks that queues offer: see its own report"),
    ]

    /// The lines of `report --list`.
    public static var listing: String {
        let lines =
            all.map { (heading($0), $0.abstract) } + notProvided.map { ($0.name, "(not provided) \($0.reason)") }
        let width = lines.map(\.0.count).max() ?? 0
        return lines.map { head, text in
            head + String(repeating: " ", count: width - head.count + 2) + text + "\n"
        }.joined()
    }

    /// The report of a name.
    ///
    /// - Throws: A usage ``ReportError`` that suggests the nearest name, or says why there is none.
    public static func report(named name: String) throws(ReportError) -> any Report {
        if let report = all.first(where: { $0.name == name }) { return report }
        if let missing = notProvided.first(where: { $0.name == name }) {
            throw .usage("report \(name) is not provided: \(missing.reason).")
        }
        let hint = NearestName.suggestion(for: name, among: all.map(\.name)).map { "Did you mean \($0)?" }
        throw .usage("there is no report named \(name): \(hint ?? "report --list shows them all.")")
    }

    private static func heading(_ report: any Report) -> String {
        report.subjectName.map { "\(report.name) \($0)" } ?? report.name
    }
}
