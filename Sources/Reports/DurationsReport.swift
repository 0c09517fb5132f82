import CallColumns
import GRDB

/// How long people talk: answered calls in bands of two minutes.
struct DurationsReport: Report {
    let name = "durations"
    let abstract = "Answered calls by length of conversation, in bands of two minutes"
    let lens = Lens.call
    let parameters = ReportParameter.callFilters.union([.period, .limit])

    let columns = [
        Column("band", "minutes"),
        Column("from_seconds", "from", .seconds, for: .machines),
        Column("to_seconds", "to", .seconds, for: .machines),
        Column("calls", "calls", .count, metric: "talk_bands"),
        Column("share", "share", .ratio, metric: "share_of_all"),
        Column("inbound", "inbound", .count, metric: "talk_bands"),
        Column("outbound", "outbound", .count, metric: "talk_bands"),
        Column("internal", "internal", .count, metric: "talk_bands"),
        Column("talk_seconds", "talk", .seconds, metric: "talk_time"),
    ]

    let charts = [
        Chart.histogram(
            "Answered calls by minutes of talk",
            label: "band",
            series: ["inbound", "outbound", "internal"]
        )
    ]

    /// The last band has no end.
    private static let bandSeconds: Int64 = 120
    private static let bandCount: Int64 = 6
    private static let directions = ["inbound", "outbound", "internal"]

    private struct Band {
        var calls: Int64 = 0
        var byDirection = [Int64](repeating: 0, count: directions.count)
        var talkSeconds: Int64 = 0
    }

    func run(in context: ReportContext) throws {
        var bands = [Band](repeating: Band(), count: Int(Self.bandCount))
        var unknown = 0
        try CallScan([.talkSeconds, .direction, .outcome], in: context).visit(begunIn: context.period) { block, calls in
            let (talks, directions, outcomes) = (block[.talkSeconds], block[.direction], block[.outcome])
            for call in calls where outcomes.raw(call) == CallWords.answered {
                guard let talk = talks[call] else {
                    unknown += 1
                    continue
                }
                let place = Int(min(max(0, talk) / Self.bandSeconds, Self.bandCount - 1))
                bands[place].calls += 1
                bands[place].talkSeconds += talk
                if let direction = directions[call], 0..<3 ~= direction {
                    bands[place].byDirection[Int(direction)] += 1
                }
            }
        }
        let total = bands.reduce(0) { $0 + $1.calls }
        context.writer.totalRows = bands.count
        for (index, band) in bands.enumerated() {
            guard try context.writer.append(bounds(of: Int64(index)) + cells(of: band, total: total)) else { break }
        }
        if unknown > 0 { context.writer.note("Answered calls whose talk nothing tells are in no band: \(unknown).") }
        try CallsWithoutStart.note(in: context)
    }

    private func bounds(of index: Int64) -> [Cell] {
        let start = index * Self.bandSeconds
        let isLast = index == Self.bandCount - 1
        let label = isLast ? "\(start / 60)+" : "\(start / 60)–\(start / 60 + 2)"
        return [.text(label), .integer(start), isLast ? .null : .integer(start + Self.bandSeconds)]
    }

    private func cells(of band: Band, total: Int64) -> [Cell] {
        [.integer(band.calls), .share(band.calls, of: total)] + band.byDirection.map(Cell.integer)
            + [.integer(band.talkSeconds)]
    }
}
