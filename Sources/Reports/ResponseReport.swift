import GRDB

/// How soon missed callers were spoken with.
struct ResponseReport: Report {
    let name = "response"
    let abstract = "How soon missed callers were spoken with, and how soon somebody tried"
    let lens = Lens.call
    let parameters = ReportParameter.callFilters.union([.period, .limit, .missed, .shortAbandon, .within])

    let columns = [
        Column("band", "after"),
        Column("from_seconds", "from", .seconds, for: .machines),
        Column("to_seconds", "to", .seconds, for: .machines),
        Column("missed_calls", "missed calls", .count, metric: "response_time"),
        Column("share", "share", .ratio, metric: "share_of_all"),
        Column("called_back", "called back", .count, metric: "called_back", rank: 1),
        Column("called_again", "called again", .count, metric: "called_again", rank: 1),
        Column("first_attempts", "first tries", .count, metric: "first_attempt", rank: 2),
        Column("mean_seconds", "mean", .seconds, metric: "response_time", rank: 3),
        Column("median_seconds", "median", .seconds, metric: "response_percentiles", rank: 3),
        Column("p90_seconds", "90%", .seconds, metric: "response_percentiles", rank: 3),
    ]

    let charts = [
        Chart.histogram(
            "Missed calls by time to the first answer",
            label: "band",
            series: ["called_back", "called_again"]
        )
    ]

    /// Upper bounds in seconds, not part of their bands; the last band has none.
    private static let bounds: [(label: String, seconds: Int64)] = [
        ("0–5 min", 300), ("5–15 min", 900), ("15–30 min", 1800), ("30–60 min", 3600), ("1–2 h", 7200),
        ("2–4 h", 14_400),
        ("4–8 h", 28_800), ("8–24 h", 86_400),
    ]

    private struct Band {
        var missed: Int64 = 0
        var calledBack: Int64 = 0
        var firstAttempts: Int64 = 0
    }

    func run(in context: ReportContext) throws {
        let within = context.request.options.withinSeconds
        var bands = [Band](repeating: Band(), count: Self.bounds.count + 2)
        /// How many calls had each response time.
        var times: [Int64: Int64] = [:]
        var withheld = 0
        let never = bands.count - 1
        try MissedCalls(in: context, withinSeconds: within).visit { call in
            guard call.caller != nil else {
                withheld += 1
                return true
            }
            func place(of start: Int64?) -> Int {
                guard let seconds = start.map({ $0 - call.startedAt }), seconds <= within ?? .max else { return never }
                return Self.bounds.firstIndex { seconds < $0.seconds } ?? Self.bounds.count
            }
            let band = place(of: call.later.contact?.startedAt)
            bands[band].missed += 1
            bands[place(of: call.later.firstAttemptAt)].firstAttempts += 1
            guard band != never, let contact = call.later.contact else { return true }
            if contact.isOutbound { bands[band].calledBack += 1 }
            times[contact.startedAt - call.startedAt, default: 0] += 1
            return true
        }
        try write(bands, times, in: context)
        context.writer.note(
            "A call counts by its first answered call with the same number, either way, "
                + (within.map { "within \(DurationText.clock($0))." } ?? "before the period's end.")
        )
        if withheld > 0 { context.writer.note("Missed calls without a number are left out: \(withheld).") }
        try CallsWithoutStart.note(in: context)
    }

    private func write(_ bands: [Band], _ times: [Int64: Int64], in context: ReportContext) throws {
        let total = bands.reduce(0) { $0 + $1.missed }
        for (index, band) in bands.enumerated() {
            let isNever = index == bands.count - 1
            let start = index == 0 ? 0 : Self.bounds[min(index, Self.bounds.count) - 1].seconds
            let label = isNever ? "never" : index < Self.bounds.count ? Self.bounds[index].label : "24 h and more"
            let isOpen = try context.writer.append([
                .text(label), isNever ? .null : .integer(start),
                index < Self.bounds.count ? .integer(Self.bounds[index].seconds) : .null, .integer(band.missed),
                .share(band.missed, of: total), isNever ? .null : .integer(band.calledBack),
                isNever ? .null : .integer(band.missed - band.calledBack), .integer(band.firstAttempts), .null, .null,
                .null,
            ])
            guard isOpen else { break }
        }
        let reached = bands.dropLast()
        let sum = times.reduce(0) { $0 + $1.key * $1.value }
        let sorted = times.sorted { $0.key < $1.key }
        _ = try context.writer.append([
            .text("all"), .null, .null, .integer(total), .share(total, of: total),
            .null, .null,
            .integer(reached.reduce(0) { $0 + $1.firstAttempts }), .mean(sum, of: reached.reduce(0) { $0 + $1.missed }),
            .optional(Self.percentile(50, of: sorted)), .optional(Self.percentile(90, of: sorted)),
        ])
        context.writer.totalRows = bands.count + 1
        let back = reached.reduce(0) { $0 + $1.calledBack }
        let again = reached.reduce(0) { $0 + $1.missed } - back
        context.writer.note("Called back were \(back), and \(again) were answered when they called again.")
    }

    /// The smallest value that at least so many percent do not exceed.
    static func percentile(_ percent: Int64, of counts: [(key: Int64, value: Int64)]) -> Int64? {
        let total = counts.reduce(0) { $0 + $1.value }
        var seen: Int64 = 0
        return counts.first { entry in
            seen += entry.value
            return seen * 100 >= total * percent
        }?.key
    }
}
