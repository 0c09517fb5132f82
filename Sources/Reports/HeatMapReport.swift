import GRDB

/// When calls come: each weekday and hour, shared out over how often that weekday lies in the period.
struct HeatMapReport: Report {
    let name = "heatmap"
    let abstract = "Calls by weekday and hour, as a mean over the weekdays of the period"
    let lens = Lens.call
    let parameters = ReportParameter.callFilters.union([.period, .limit, .missed, .shortAbandon])

    let columns = [
        Column("weekday", "weekday"),
        Column("weekday_number", "weekday number", .number, for: .machines),
        Column("hour", "hour", .number),
        Column("calls", "calls", .count, metric: "calls"),
        Column("missed", "missed", .count, metric: "missed_calls"),
        Column("days", "days", .count, metric: "weekday_occurrences"),
        Column("mean_calls", "calls a day", .decimal, metric: "heat_map"),
        Column("mean_missed", "missed a day", .decimal, metric: "heat_map"),
    ]

    let charts = [
        Chart.heatMap("Calls by weekday and hour", row: "weekday", column: "hour", value: "mean_calls"),
        Chart.heatMap("Missed calls by weekday and hour", row: "weekday", column: "hour", value: "mean_missed"),
    ]

    func run(in context: ReportContext) throws {
        var calls = [Int64](repeating: 0, count: 7 * 24)
        var missed = calls
        try HourlyCalls(period: context.period, request: context.request, database: context.database).visitHours {
            let place = $0.hour.date.weekday * 24 + Int($0.hour.secondOfDay / 3600)
            calls[place] += $0.calls
            missed[place] += $0.missed
        }
        let occurrences = TimeBucket.occurrences(
            in: context.period,
            until: context.now,
            counting: context.request.filter.calendar
        )
        let hours = (0..<24).filter { hour in (0..<7).contains { calls[$0 * 24 + hour] > 0 } }
        guard let first = hours.first, let last = hours.last else { return try CallsWithoutStart.note(in: context) }
        let weekdays = (0..<7).filter { occurrences[$0] > 0 }
        context.writer.totalRows = weekdays.count * (last - first + 1)
        for weekday in weekdays {
            for hour in first...last {
                let place = weekday * 24 + hour
                _ = try context.writer.append([
                    .text(TimeBucket.weekdays[weekday]), .integer(Int64(weekday)), .integer(Int64(hour)),
                    .integer(calls[place]), .integer(missed[place]), .integer(occurrences[weekday]),
                    .share(calls[place], of: occurrences[weekday]), .share(missed[place], of: occurrences[weekday]),
                ])
            }
        }
        let left = [first > 0 ? "before \(first)" : nil, last < 23 ? "after \(last)" : nil].compactMap { $0 }
        if !left.isEmpty {
            context.writer.note(
                "Hours \(left.joined(separator: " and ")) are left out: no day of the period has a call then."
            )
        }
        try CallsWithoutStart.note(in: context)
    }
}
