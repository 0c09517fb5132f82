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

    /// The filters on calls.
    public static let callFilters: Set<Self> = [
        .pbx, .extension, .queue, .trunk, .did, .direction, .number, .outcome,
    ]

    var option: String { self == .period ? "--from" : "--\(rawValue)" }
}
