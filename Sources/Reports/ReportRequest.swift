public import Foundation

/// What somebody wants to know: one report's period, filters and limits.
public struct ReportRequest: Sendable {
    public var range: DateRange
    /// One zone for days and local text; `nil`: each PBX's own local time.
    public var timeZone: TimeZone?
    public var filter: ReportFilter
    public var options: ReportOptions
    /// Extensions by the name of their group, from the configuration.
    public var groups: [String: [String]]
    /// The most rows to print; `nil`: all.
    public var limit: Int?
    /// Unix seconds.
    public var now: Int64
    /// What the report is about, such as the ID of `report call ID`.
    public var subject: String?
    /// Whether to print the frames behind each line.
    public var showsFrames: Bool

    public init(
        range: DateRange = .everything,
        timeZone: TimeZone? = nil,
        filter: ReportFilter = ReportFilter(),
        options: ReportOptions = ReportOptions(),
        groups: [String: [String]] = [:],
        limit: Int? = nil,
        now: Int64,
        subject: String? = nil,
        showsFrames: Bool = false
    ) {
        self.range = range
        self.timeZone = timeZone
        self.filter = filter
        self.options = options
        self.groups = groups
        self.limit = limit
        self.now = now
        self.subject = subject
        self.showsFrames = showsFrames
    }
}
