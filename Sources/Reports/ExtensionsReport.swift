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

    /// Extensions of two PBXs may have the same number.
    private struct Key: Hashable {
        let pbx: String
        let number: String
    }

    func run(in context: ReportContext) throws {
        var tallies: [Key: ExtensionTally] = [:]
        try addLegs(to: &tallies, in: context)
        try addOffers(to: &tallies, in: context)
        let only = context.request.filter.extension
        let keys = tallies.keys.filter { only == nil || $0.number == only }
            .sorted { ($0.number.count, $0.number, $0.pbx) < ($1.number.count, $1.number, $1.pbx) }
        context.writer.totalRows = keys.count
        let hasSeveralPBXs = Set(keys.map(\.pbx)).count > 1
        for key in keys {
            guard let tally = tallies[key] else { continue }
            let label = hasSeveralPBXs ? "\(key.number)@\(key.pbx)" : key.number
            guard try context.writer.append([.text(label), .optional(tally.name)] + tally.cells) else { break }
        }
        context.writer.note("Columns named offers count ringings of phones; the PBX's live events alone tell them.")
    }

    private func addLegs(to tallies: inout [Key: ExtensionTally], in context: ReportContext) throws {
        let rows = try Row.fetchCursor(
            context.database.makeStatement(
                literal: """
                    SELECT l.pbx, l.caller, l.caller_name, l.callee, l.callee_name, l.callee_kind,
                        coalesce(l.direction, ''), coalesce(l.disposition, ''), coalesce(l.talk_seconds, 0)
                    FROM legs l
                    WHERE \(literal: context.period.condition(on: "l"))
                        AND \(literal: context.request.filter.legCondition)
                    ORDER BY l.started_at
                    """
            )
        )
        while let row = try rows.next() {
            let pbx: String = row[0]
            let direction: String = row[6]
            if direction == "outbound" || direction == "internal", let caller: String = row[1] {
                tallies[Key(pbx: pbx, number: caller), default: ExtensionTally()]
                    .addLeg(direction: direction, disposition: row[7], talkSeconds: row[8], name: row[2])
            }
            if (row[5] as String?) == "extension", let callee: String = row[3] {
                tallies[Key(pbx: pbx, number: callee), default: ExtensionTally()]
                    .addLeg(direction: direction, disposition: row[7], talkSeconds: row[8], name: row[4])
            }
        }
    }

    private func addOffers(to tallies: inout [Key: ExtensionTally], in context: ReportContext) throws {
        let rows = try Row.fetchCursor(
            context.database.makeStatement(
                literal: """
                    SELECT c.pbx, o.extension, coalesce(o.result, '')
                    FROM calls c JOIN offers o ON o.call = c.id
                    WHERE \(literal: context.period.condition(on: "c"))
                        AND \(literal: context.request.filter.callCondition)
                    """
            )
        )
        while let row = try rows.next() {
            tallies[Key(pbx: row[0], number: row[1]), default: ExtensionTally()].addOffer(result: row[2])
        }
    }
}
