import CallColumns
import GRDB

/// What callers keyed in the survey after their calls.
struct SatisfactionReport: Report {
    let name = "satisfaction"
    let abstract = "Surveys after calls by queue and agent: mean score, response rate, distribution"
    let lens = Lens.call
    let parameters = ReportParameter.callFilters.union([.period, .limit])

    /// The digits of the PBX's own survey prompts; others are counted together.
    static let scores: [Int64] = [1, 2, 3, 4, 5]

    let columns =
        [
            Column("queue", "queue", .party),
            Column("agent", "agent", .party),
            Column("asked", "asked", .count, metric: "survey_asked"),
            Column("answers", "answers", .count, metric: "survey_answers"),
            Column("response_rate", "response rate", .ratio, metric: "survey_response_rate", rank: 1),
            Column("mean_score", "mean score", .decimal, metric: "satisfaction"),
        ]
        + scores.map { Column("score_\($0)", "\($0)", .count, metric: "survey_answers", rank: 2) } + [
            Column("other_scores", "other", .count, metric: "survey_answers", rank: 3)
        ]

    private struct Key: Hashable {
        let pbx: String
        let queue: String?
        let agent: String?
    }

    private struct Tally {
        var asked: Int64 = 0
        var answers: Int64 = 0
        /// Answers of one digit, and their sum; several digits answer several questions, of which nothing tells the scale.
        var scored: Int64 = 0
        var sum: Int64 = 0
        var counts = [Int64](repeating: 0, count: scores.count + 1)

        mutating func add(_ answer: String?) {
            asked += 1
            guard let answer else { return }
            answers += 1
            let score = Int64(answer)
            if let score, answer.utf8.count == 1 {
                scored += 1
                sum += score
            }
            counts[score.flatMap(SatisfactionReport.scores.firstIndex) ?? SatisfactionReport.scores.count] += 1
        }

        static func += (left: inout Self, right: Self) {
            left.asked += right.asked
            left.answers += right.answers
            left.scored += right.scored
            left.sum += right.sum
            for index in left.counts.indices { left.counts[index] += right.counts[index] }
        }

        /// The cells of a row; without any survey event nobody knows who answered.
        func cells(knowsAnswers: Bool) -> [Cell] {
            guard knowsAnswers else { return [.integer(asked)] + Array(repeating: .null, count: counts.count + 3) }
            return [.integer(asked), .integer(answers), .share(answers, of: asked), .share(sum, of: scored)]
                + counts.map(Cell.integer)
        }
    }

    func run(in context: ReportContext) throws {
        var tallies: [Key: Tally] = [:]
        let call = try RowPass(context.database, SQL(sql: Self.callSQL))
        try visitRecords(in: context) { id in
            _ = try call.row(of: id) { Self.add($0, to: &tallies) }
        }
        let answers = try RowPass(context.database, Self.answersQuery(context.period, context.request.filter))
        while let row = try answers.next() { Self.add(row, to: &tallies) }
        let first = try Int64.fetchOne(context.database, sql: "SELECT at FROM surveys ORDER BY id LIMIT 1")
        try write(tallies, knowsAnswers: first != nil, in: context)
        context.writer.note(
            "Asked are calls that reached the survey; which they are only the call records of the PBX's history tell. Of "
                + "several answers in one call the last counts."
        )
        FeedNote.add(
            first: first,
            "Answers to surveys",
            remedy: "Subscribe to event 30019 (Satisfaction Survey Feedback) and give a queue a survey.",
            in: context
        )
    }

    private static func add(_ row: RowPass, to tallies: inout [Key: Tally]) {
        tallies[Key(pbx: row[0], queue: row[1], agent: row[2]), default: Tally()].add(row[3])
    }

    /// Hands on the calls of the period that reached the survey by their records.
    ///
    /// These are few among all calls, so that most blocks need not be read beyond their texts: over a million calls without a
    /// survey this takes a tenth of the time that the legs take.
    private func visitRecords(in context: ReportContext, _ body: (Int64) throws -> Void) throws {
        let scan = try CallScan(
            [.callee, .calleeName],
            filter: context.request.filter,
            in: context.database,
            onlyBlocksWith: .text(Self.isSurvey)
        )
        try scan.visit(begunIn: context.period) { block, calls in
            for call in calls {
                let isAsked = block.legs(of: call).contains { leg in
                    [CallColumn.callee, .calleeName].contains { block.text($0, leg).map(Self.isSurvey) ?? false }
                }
                if isAsked { try body(block.id(call)) }
            }
        }
    }

    /// Whether that is what the PBX calls the survey where it names whom it connected a caller to.
    static func isSurvey(_ callee: String) -> Bool {
        callee.utf8.prefix(surveyName.count).lazy.map { 65...90 ~= $0 ? $0 + 32 : $0 }.elementsEqual(surveyName)
    }

    private static let surveyName = Array("satisfaction survey".utf8)

    /// A call and the last answer in it.
    private static let callSQL = """
        SELECT (SELECT p.name FROM pbx p WHERE p.id = c.pbx), c.queue, c.answered_by,
            (SELECT s.result FROM survey_result s JOIN frame f ON f.id = s.frame
                WHERE s.call_id = c.call_id AND f.pbx = c.pbx AND s.result IS NOT NULL ORDER BY s.id DESC LIMIT 1)
        FROM call c WHERE c.id = ?1
        """

    /// The calls of which only an answer tells that they reached the survey, with the last answer in each.
    static func answersQuery(_ period: ReportPeriod, _ filter: ReportFilter) -> SQL {
        """
        SELECT (SELECT p.name FROM pbx p WHERE p.id = c.pbx), c.queue, c.answered_by, s.result FROM surveys s JOIN call c ON c.id = s.call
        WHERE s.result IS NOT NULL AND \(literal: period.exactCondition(on: "c")) AND \(literal: filter.callCondition)
            AND NOT EXISTS (SELECT 1 FROM leg l WHERE l.call = c.id AND l.leg > 0
                AND (l.callee LIKE 'satisfaction survey%' OR l.callee_name LIKE 'satisfaction survey%'))
            AND NOT EXISTS (SELECT 1 FROM survey_result r JOIN frame f ON f.id = r.frame JOIN pbx p ON p.id = f.pbx
                WHERE r.call_id = s.call_id AND r.id > s.id AND r.result IS NOT NULL AND p.id = c.pbx)
        """
    }

    private func write(_ tallies: [Key: Tally], knowsAnswers: Bool, in context: ReportContext) throws {
        let hasSeveralPBXs = Set(tallies.keys.map(\.pbx)).count > 1
        let keys = tallies.keys.sorted {
            ($0.queue ?? "~", $0.agent ?? "~", $0.pbx) < ($1.queue ?? "~", $1.agent ?? "~", $1.pbx)
        }
        context.writer.totalRows = keys.count + (keys.count > 1 ? 1 : 0)
        var total = Tally()
        for key in keys {
            guard let tally = tallies[key] else { continue }
            total += tally
            let head = [key.queue, key.agent].map { number in
                Cell.optional(number.map { PartyKey(pbx: key.pbx, number: $0).label(amongSeveralPBXs: hasSeveralPBXs) })
            }
            _ = try context.writer.append(head + tally.cells(knowsAnswers: knowsAnswers))
        }
        if keys.count > 1 {
            _ = try context.writer.append([.text("total"), .null] + total.cells(knowsAnswers: knowsAnswers))
        }
    }
}
