/// A report that is part of a document of several.
public struct ReportSection: Sendable {
    public let title: String
    public let report: any Report
    /// What it is told, its filters and options being those that it takes.
    public let request: ReportRequest
    /// Pictures in place of the report's own; `nil`: its own.
    public let charts: [Chart]?

    init(_ title: String, _ report: any Report, _ request: ReportRequest, charts: [Chart]? = nil) {
        self.title = title
        self.report = report
        self.request = request.fitting(report)
        self.charts = charts
    }
}

extension ReportRequest {
    /// The request without the options that a report does not take.
    fileprivate func fitting(_ report: any Report) -> Self {
        var request = self
        let refused = options.parameters.subtracting(report.parameters)
        let usual = ReportOptions()
        for parameter in refused {
            switch parameter {
            case .groupBy: request.options.bucket = nil
            case .compare: request.options.comparison = nil
            case .serviceLevel: request.options.serviceLevel = usual.serviceLevel
            case .shortAbandon: request.options.shortAbandonSeconds = usual.shortAbandonSeconds
            case .missed: request.options.missed = usual.missed
            case .abandon: request.options.abandoned = usual.abandoned
            case .within: request.options.withinSeconds = nil
            default: break
            }
        }
        return request
    }
}
