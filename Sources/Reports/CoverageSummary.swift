/// How complete the archive is for a period: the line that every report carries.
public struct CoverageSummary: Hashable, Sendable {
    /// Seconds of the period that have passed, summed over the PBXs.
    public var periodSeconds: Int64 = 0
    /// Of these, those with the feed connected or since reconciled with the PBX's history.
    public var coveredSeconds: Int64 = 0
    /// Gaps of the period that wait for their repair.
    public var openGaps = 0
    /// Gaps of the period that nothing can repair.
    public var unrepairableGaps = 0
    /// Days of the period whose legs were counted on both sides and agreed.
    public var completeDays = 0
    /// Days on which the counts differ.
    public var partialDays = 0
    /// Days not compared yet.
    public var unprovenDays = 0
    /// Frames received in the period that could not be mapped.
    public var quarantinedFrames = 0

    public init() {}

    /// From 0 to 1; `nil` when nothing of the period has passed.
    public var share: Double? {
        periodSeconds > 0 ? Double(coveredSeconds) / Double(periodSeconds) : nil
    }

    /// The line for people.
    public var sentence: String {
        let covered =
            share == nil
            ? "Coverage: nothing of the period has passed yet"
            : "Coverage: \(FigureText.percent(coveredSeconds, of: periodSeconds)) of the period with the feed connected "
                + "or since reconciled (\(DurationText.clock(coveredSeconds)) of \(DurationText.clock(periodSeconds)))"
        var gaps = openGaps == 1 ? "1 gap open" : "\(openGaps) gaps open"
        if unrepairableGaps > 0 { gaps += ", \(unrepairableGaps) beyond repair" }
        let days = "days \(completeDays) complete, \(partialDays) partial, \(unprovenDays) unproven"
        let frames = quarantinedFrames == 1 ? "1 frame" : "\(quarantinedFrames) frames"
        return "\(covered); \(gaps); \(days); \(frames) quarantined."
    }
}

/// Whether every day of a period is complete, for `report coverage --check`.
public struct CoverageCheck: Hashable, Sendable {
    public let days: Int
    public let completeDays: Int
    /// One sentence: what is short, or that nothing is.
    public let sentence: String

    public var isComplete: Bool { days > 0 && completeDays == days }
}
