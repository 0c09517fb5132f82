import GRDB

/// The columns that reports on queues share, and the cells below them.
struct QueueFigures {
    static let parameters = ReportParameter.callFilters.union([
        .period, .limit, .serviceLevel, .shortAbandon, .abandon,
    ])

    static let columns =
        [
            Column("offered", "offered", .count, metric: "queue_offered"),
            Column("answered", "answered", .count, metric: "queue_answered"),
            Column("abandoned", "abandoned", .count, metric: "queue_abandoned"),
            Column("abandon_rate", "abandon rate", .ratio, metric: "abandon_rate", rank: 2),
            Column("service_level", "service level", .ratio, metric: "service_level"),
            Column("target_met", "target met", .flag, metric: "service_level_target", rank: 7),
            Column("asa_seconds", "mean wait", .seconds, metric: "queue_asa"),
            Column("p90_wait_seconds", "90th", .seconds, metric: "queue_asa", rank: 4),
            Column("max_wait_seconds", "longest", .seconds, metric: "queue_asa", rank: 3),
            Column("aht_seconds", "handling", .seconds, metric: "aht", rank: 1),
            Column("answer_rate", "answer rate", .ratio, metric: "queue_answer_rate", rank: 5),
            Column("short_abandons", "short", .count, metric: "short_abandons", rank: 8),
            Column("long_abandons", "long", .count, metric: "long_abandons", rank: 9),
            Column("left_unanswered", "left unanswered", .count, metric: "queue_left_unanswered", rank: 12),
            Column("never_answered", "answered nowhere", .count, metric: "queue_never_answered", rank: 13),
            Column("moved_on", "moved on", .count, metric: "queue_moved_on", rank: 11),
            Column("median_wait_seconds", "median", .seconds, metric: "queue_asa", rank: 10),
            Column("mean_wait_seconds", "mean wait of all", .seconds, metric: "queue_wait", rank: 14),
            Column("mean_abandon_seconds", "mean until abandoned", .seconds, metric: "abandon_wait", rank: 15),
            Column("max_abandon_seconds", "longest until abandoned", .seconds, metric: "abandon_wait", rank: 16),
            Column("asa_from_start_seconds", "mean wait from call start", .seconds, metric: "asa_from_start", rank: 17),
            Column("talk_seconds", "talk", .seconds, metric: "queue_talk", rank: 18),
        ]
        + ServiceLevel.Variant.allCases.map { variant in
            let words = variant.rawValue.replacing("-", with: " ")
            let name = "service_level_" + variant.rawValue.replacing("-", with: "_")
            return Column(name, "SL \(words)", .ratio, metric: "service_level_variants", for: .machines)
        }

    private let options: ReportOptions

    init(_ options: ReportOptions) {
        self.options = options
    }

    func cells(_ tally: QueueTally) -> [Cell] {
        let waits = tally.answeredWaits
        let abandons = tally.abandonedWaits
        return [
            .integer(tally.offered), .integer(tally.answered), .integer(tally.abandoned), tally.abandonRate,
            options.serviceLevel.cell(tally.level), tally.meetsTarget, waits.mean, .optional(waits.percentile(90)),
            .optional(waits.longest), .mean(tally.talkSeconds, of: tally.answered),
            .share(tally.answered, of: tally.offered), .integer(tally.level.shortAbandons),
            .integer(tally.longAbandons), .integer(tally.leftUnanswered), .integer(tally.neverAnswered),
            .integer(tally.movedOn), .optional(waits.percentile(50)), tally.allWaits.mean, abandons.mean,
            .optional(abandons.longest), tally.meanFromStart, .integer(tally.talkSeconds),
        ] + ServiceLevel.Variant.allCases.map(tally.serviceLevel)
    }

    /// Names the variants in force; without any visit says what would have to come from the PBX.
    func note(isEmpty: Bool, in context: ReportContext) throws {
        try noteLiveCalls(in: context)
        guard !isEmpty else {
            return context.writer.note(
                "No call reached a queue: a queue is known by the PBX's queue list or by its name in the call records."
            )
        }
        context.writer.note(
            "Service level within \(options.serviceLevel.seconds) seconds, variant "
                + "\(options.serviceLevel.variant.rawValue), target \(options.serviceLevel.targetPercent)%; short abandons "
                + "waited up to \(options.shortAbandonSeconds) seconds."
        )
        context.writer.note(
            options.abandoned == .queue
                ? "Abandoned means that the caller left this queue unanswered, wherever the call went then."
                : "Abandoned means that the caller left this queue unanswered and nobody answered elsewhere either."
        )
        context.writer.note(
            "Waits count from the entry into the queue. Handling time is talk with the holds in it; "
                + "the PBX does not tell wrap-up."
        )
    }

    /// Calls that live events saw in a queue, of which no record tells yet.
    private func noteLiveCalls(in context: ReportContext) throws {
        let count = try Int.fetchOne(
            context.database.makeStatement(
                literal: """
                    SELECT count(*) FROM call c
                    WHERE c.state = 'live' AND c.queue IS NOT NULL AND \(literal: context.period.exactCondition(on: "c"))
                        AND \(literal: context.request.filter.callCondition)
                        AND NOT EXISTS (SELECT 1 FROM leg l WHERE l.call = c.id AND l.leg > 0 AND l.callee_kind = 'queue')
                    """
            )
        )
        guard let count, count > 0 else { return }
        context.writer.note(
            count == 1
                ? "1 call that reached a queue is still live: it counts once its record has come."
                : "\(count) calls that reached a queue are still live: they count once their records have come."
        )
    }
}
