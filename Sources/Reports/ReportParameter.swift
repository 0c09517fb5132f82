/// Something that a report can be told, named like its option.
public enum ReportParameter: String, Hashable, Sendable, CaseIterable {
    case period
    case pbx
    case `extension`
    case queue
    case trunk
    case did
    case direction
    case number
    case outcome
    case limit
    case raw
    case businessHours = "business-hours"
    case holidays
    case groupBy = "group-by"
    case compare
    /// The limit and the variant.
    case serviceLevel = "service-level"
    case shortAbandon = "short-abandon"
    case missed
    case abandon
    case within

    /// The filters on calls.
    public static let callFilters: Set<Self> = [
        .pbx, .extension, .queue, .trunk, .did, .direction, .number, .outcome, .businessHours, .holidays,
    ]

    var option: String { self == .period ? "--from" : "--\(rawValue)" }
}
