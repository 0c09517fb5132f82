import GRDB

/// What each extension did: legs by direction and result, talk, and ringings.
struct ExtensionsReport: Report {
    let name = "extensions"
    let abstract = "Each extension: legs by direction and result, talk time, ringings answered and missed"
    let lens = Lens.leg
    let parameters = ReportParameter.callFilters.union([.period, .limit])

    let columns =
        [
            Column("extension", "extension", .party),
            Column("extension_name", "name", rank: 3),
        ] + Self.figures

    /// The columns of ``ExtensionTally/cells(knowsOffers:)``.
    static let figures =
        [
            Column("legs", "legs", .count, metric: "legs"),
            Column("answered", "answered", .count, metric: "answered_legs"),
            Column("missed", "missed", .count, metric: "missed_legs"),
            Column("busy", "busy", .count, metric: "busy_legs", rank: 5),
            Column("voicemail", "voicemail", .count, metric: "voicemail_legs", rank: 6),
            Column("answer_rate", "answer rate", .ratio, metric: "leg_answer_rate", rank: 4),
            Column("talk_seconds", "talk", .seconds, metric: "leg_talk_time"),
            Column("mean_talk_seconds", "mean", .seconds, metric: "mean_leg_talk_time", rank: 1),
            Column("longest_talk_seconds", "longest", .seconds, metric: "longest_leg_talk_time", rank: 2),
            Column("offers", "offers", .count, metric: "offers", rank: 7),
            Column("offers_answered", "offers answered", .count, metric: "answered_offers", rank: 9),
            Column("offers_missed", "offers missed", .count, metric: "missed_offers", rank: 8),
        ]
        + ExtensionTally.directions.flatMap { direction in
            ExtensionTally.results.map { result in
                Column("\(direction)_\(result)", "\(direction) \(result)", .count, metric: "\(result)_legs", rank: 20)
            }
        }

    func run(in context: ReportContext) throws {
        let sums = try ExtensionFacts(in: context).sums()
        let ringings = try RingingKnowledge(in: context.database)
        context.writer.totalRows = sums.count
        let hasSeveralPBXs = sums.lazy.map(\.key).hasSeveralPBXs
        for (key, tally) in sums {
            let label = key.label(amongSeveralPBXs: hasSeveralPBXs)
            guard
                try context.writer.append(
                    [.text(label), .optional(tally.name)] + tally.cells(knowsOffers: ringings.exists)
                )
            else { break }
        }
        ringings.note(in: context)
    }
}
