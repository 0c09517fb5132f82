import CallColumns
import GRDB

/// What a report is told beyond its period and its filters; each has a customary value when it is not told.
public struct ReportOptions: Hashable, Sendable {
    /// Which stretches of time the rows are for; `nil`: as the report has them.
    public var bucket: TimeBucket?
    /// What to compare the period with; `nil`: as the report does.
    public var comparison: Comparison?
    public var serviceLevel = ServiceLevel()
    /// An abandoned call is short when its caller waited no longer.
    public var shortAbandonSeconds: Int64 = 5
    public var missed = MissedVariant.default
    public var abandoned = AbandonVariant.queue
    /// The window of reports that ask for something soon after a call; `nil`: as the report has it.
    public var withinSeconds: Int64?

    public init() {}

    /// The parameters that differ from what they are when nobody says anything.
    var parameters: Set<ReportParameter> {
        let usual = Self()
        var set: Set<ReportParameter> = []
        if bucket != usual.bucket { set.insert(.groupBy) }
        if comparison != usual.comparison { set.insert(.compare) }
        if serviceLevel != usual.serviceLevel { set.insert(.serviceLevel) }
        if shortAbandonSeconds != usual.shortAbandonSeconds { set.insert(.shortAbandon) }
        if missed != usual.missed { set.insert(.missed) }
        if abandoned != usual.abandoned { set.insert(.abandon) }
        if withinSeconds != usual.withinSeconds { set.insert(.within) }
        return set
    }

    /// What a row of `calls` must fulfil to be missed.
    func missedCondition(on alias: String) -> SQL {
        switch missed {
        case .default: "\(sql: alias).missed = 1"
        case .strict:
            """
            (\(sql: alias).missed = 1 AND \(sql: alias).outcome <> 'voicemail' AND NOT (\(sql: alias).outcome = 'abandoned'
                AND coalesce(\(sql: alias).wait_seconds, 0) <= \(shortAbandonSeconds)))
            """
        }
    }

    /// The same of the values of a call's columns.
    func isMissed(_ isMissed: Int64, outcome: Int64, waitSeconds: Int64) -> Bool {
        guard isMissed == 1 else { return false }
        switch (missed, outcome) {
        case (.default, _): return true
        case (.strict, CallWords.Outcome.voicemail), (.strict, ColumnValues.null): return false
        case (.strict, CallWords.Outcome.abandoned): return max(0, waitSeconds) > shortAbandonSeconds
        case (.strict, _): return true
        }
    }

    /// The definition of a metric as these options mean it.
    func applied(to metric: Metric) -> Metric {
        var metric = metric
        switch metric.name {
        case "service_level":
            metric.variant = serviceLevel.variant.rawValue
            metric.definition = serviceLevel.sentence
        case "short_abandons":
            metric.variant = "within-\(shortAbandonSeconds)-seconds"
            metric.definition = "Abandoned calls whose caller waited no longer than \(shortAbandonSeconds) seconds."
        case "missed_calls":
            metric.variant = missed.rawValue
            if missed == .strict {
                metric.definition = """
                    Inbound calls that no person answered (strict), without voicemail and without callers who gave up within \
                    \(shortAbandonSeconds) seconds.
                    """
            }
        case "change" where comparison == .sameLastYear:
            metric.variant = Comparison.sameLastYear.rawValue
            metric.definition =
                "How many more calls than on the same dates of the year before, so far as this period has gone."
        case "queue_abandoned":
            metric.variant = abandoned.rawValue
            if abandoned == .true {
                metric.definition =
                    "Calls that left the queue unanswered and that nobody answered elsewhere either (true)."
            }
        default: break
        }
        return metric
    }
}

/// What a period is compared with.
public enum Comparison: String, Hashable, Sendable, CaseIterable {
    /// The period before, as long.
    case previous
    /// The same dates of the year before.
    case sameLastYear = "same-last-year"
}

/// Which calls are missed.
public enum MissedVariant: String, Hashable, Sendable, CaseIterable {
    /// Inbound, and no person answered.
    case `default`
    /// The same without voicemail and without short abandons.
    case strict
}

/// Which calls a queue lost.
public enum AbandonVariant: String, Hashable, Sendable, CaseIterable {
    /// The caller left this queue before anybody of it answered.
    case queue
    /// Nobody answered the caller anywhere.
    case `true`
}
