import GRDB

/// Who is called and calls most: outside numbers, destinations, countries, or the own people who talk most.
struct TopReport: Report {
    /// What is ranked.
    enum Subject: String, CaseIterable {
        case numbers
        case destinations
        case countries
        case talkers
    }

    let name = "top"
    let abstract = "The most frequent: numbers, destinations, countries, or talkers"
    let lens = Lens.call
    let subjectName: String? = "WHAT"
    let subjectHint = "say numbers, destinations, countries, or talkers"
    let parameters = ReportParameter.callFilters.union([.period, .limit])

    let columns = [
        Column("party", "party", .party),
        Column("name", "name", rank: 3),
        Column("calls", "calls", .count, metric: "party_calls"),
        Column("share", "share", .ratio, metric: "share_of_all", rank: 2),
        Column("inbound", "inbound", .count, metric: "party_calls", rank: 4),
        Column("outbound", "outbound", .count, metric: "party_calls", rank: 4),
        Column("internal", "internal", .count, metric: "party_calls", rank: 5),
        Column("answered", "answered", .count, metric: "answered_calls", rank: 1),
        Column("talk_seconds", "talk", .seconds, metric: "party_talk_time"),
        Column("mean_talk_seconds", "mean talk", .seconds, metric: "mean_talk_time", rank: 2),
    ]

    let charts = [Chart.top("Most calls", label: "party", value: "calls")]

    func columns(for request: ReportRequest) -> [Column] {
        let title =
            switch Subject(rawValue: request.subject ?? "") {
            case .numbers: "number"
            case .destinations: "destination"
            case .countries: "country"
            case .talkers: "extension"
            case nil: "party"
            }
        return [Column("party", title, .party)] + columns.dropFirst()
    }

    func charts(for request: ReportRequest) -> [Chart] {
        request.subject == Subject.talkers.rawValue
            ? [.top("Most talk", label: "party", value: "talk_seconds")] : charts
    }

    /// Rows when no limit is given.
    private static let usualRows = 20

    func run(in context: ReportContext) throws {
        guard let subject = Subject(rawValue: context.request.subject ?? "") else {
            throw ReportError.usage(
                "report top can't rank \(SafeText.visible(context.request.subject ?? "")): \(subjectHint)."
            )
        }
        let parties = try TopParties(of: subject, in: context)
        let rows = try parties.ranked(atMost: context.request.limit ?? Self.usualRows, in: context.database)
        for row in rows {
            let tally = row.tally
            guard
                try context.writer.append([
                    .text(row.party), .optional(row.name), .integer(Int64(tally.calls)),
                    .share(Int64(tally.calls), of: parties.calls), .integer(Int64(tally.inbound)),
                    .integer(Int64(tally.outbound)), .integer(Int64(tally.internal)), .integer(Int64(tally.answered)),
                    .integer(tally.talkSeconds), .mean(tally.talkSeconds, of: Int64(tally.answered)),
                ])
            else { break }
        }
        context.writer.totalRows = parties.count
        if parties.unnamed > 0 { context.writer.note(Self.note(on: parties.unnamed, subject)) }
        try CallsWithoutStart.note(in: context)
    }

    private static func note(on count: Int64, _ subject: Subject) -> String {
        switch subject {
        case .numbers, .destinations: "Calls without a number are left out: \(count)."
        case .countries: "Calls whose number is in no international spelling are left out: \(count)."
        case .talkers: "Calls that no extension made or answered are left out: \(count)."
        }
    }
}
