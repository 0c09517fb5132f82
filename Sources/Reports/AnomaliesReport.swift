import CallColumns
import GRDB

/// What is out of the ordinary: hours with far more or fewer calls than usual, calls out at odd hours, new countries.
struct AnomaliesReport: Report {
    let name = "anomalies"
    let abstract = "Hours far from their norm, calls out at odd hours, and countries not called for weeks"
    let lens = Lens.call
    let parameters = ReportParameter.callFilters.union([.period, .limit])

    let columns = [
        Column("kind", "what"),
        Column("pbx", "PBX", rank: 5),
        Column("started_at", "from (UTC)", .instant, for: .machines),
        Column("started_local", "from", .localTime),
        Column("calls", "calls", .count, metric: "calls"),
        Column("norm", "norm", .decimal, metric: "volume_norm"),
        Column("deviation", "deviation", .decimal, metric: "deviation", rank: 1),
        Column("weeks", "weeks", .count, metric: "volume_norm", rank: 4),
        Column("caller", "caller", .party, rank: 2),
        Column("dialed", "dialled", .party, rank: 2),
        Column("country", "country", rank: 3),
    ]

    /// One row.
    struct Anomaly {
        let kind: String
        let pbx: String
        let start: Int64
        let local: CivilTime
        var calls: Int64
        var verdict: HourNorms.Verdict?
        var weeks: Int64?
        /// The first of the calls to a country.
        var call: Int64?
        var country: String?
    }

    func run(in context: ReportContext) throws {
        let norms = try HourNorms.read(context)
        var anomalies: [Anomaly] = []
        var judged = 0
        for (pbx, norm) in norms.sorted(by: { $0.key < $1.key }) {
            for local in hours(of: context) {
                guard let verdict = norm.verdict(on: local) else { continue }
                judged += 1
                anomalies += Self.anomalies(of: local, pbx, norm, verdict)
            }
        }
        anomalies += try NewCountries.find(in: context)
        anomalies.sort { ($1.local, $0.pbx, $0.kind) < ($0.local, $1.pbx, $1.kind) }
        context.writer.totalRows = anomalies.count
        for anomaly in anomalies {
            guard try context.writer.append(cells(of: anomaly, in: context)) else { break }
        }
        note(judged: judged, in: context)
        try CallsWithoutStart.note(in: context)
    }

    private func note(judged: Int, in context: ReportContext) {
        if judged == 0 {
            context.writer.note(
                "No hour of the period has \(HourNorms.leastWeeks) weeks of calls before it in the archive: nothing can be usual "
                    + "yet."
            )
            return
        }
        context.writer.note(
            "Compared were \(judged) hours, each with the same weekday and hour of the \(HourNorms.weeksBefore) weeks before; "
                + "holidays and gaps of the feed look like days with few calls."
        )
        context.writer.note(
            "odd-hour: calls out at a weekday and hour at which, and an hour either way, nobody called out in these weeks. "
                + "country: the first of calls to a country that was not called in these weeks."
        )
    }

    /// The whole local hours of the period that have passed, in local seconds.
    private func hours(of context: ReportContext) -> StrideTo<Int64> {
        let from = (context.period.from.seconds + 3599) / 3600 * 3600
        let end = min(context.period.to.seconds, context.now.seconds)
        return stride(from: from, to: end - 3599, by: 3600)
    }

    private static func anomalies(
        of local: Int64,
        _ pbx: String,
        _ norm: HourNorms,
        _ verdict: HourNorms.Verdict
    ) -> [Anomaly] {
        let hour = norm[local]
        // An hour without calls has no instant of its own; its clock is not known either.
        func anomaly(_ kind: String, _ calls: Int64) -> Anomaly {
            Anomaly(kind: kind, pbx: pbx, start: hour?.start ?? 0, local: CivilTime(seconds: local), calls: calls)
        }
        var found: [Anomaly] = []
        if abs(verdict.deviation) >= HourNorms.threshold {
            var volume = anomaly(verdict.deviation > 0 ? "more" : "fewer", hour?.calls ?? 0)
            volume.verdict = verdict
            volume.weeks = Int64(verdict.weeks)
            found.append(volume)
        }
        if let outbound = hour?.outbound, outbound > 0, norm.isOddHour(local) == true {
            var odd = anomaly("odd-hour", outbound)
            odd.weeks = Int64(verdict.weeks)
            found.append(odd)
        }
        return found
    }

    private func cells(of anomaly: Anomaly, in context: ReportContext) throws -> [Cell] {
        let query =
            anomaly.kind == "odd-hour" ? Self.busiestQuery(anomaly, context) : anomaly.call.map(Self.partiesQuery)
        let parties = try query.flatMap { try Row.fetchOne(context.database.makeStatement(literal: $0)) }
        let verdict = anomaly.verdict
        let norm: Cell = anomaly.kind == "odd-hour" || anomaly.kind == "country" ? .integer(0) : .null
        return [
            .text(anomaly.kind), .text(anomaly.pbx), anomaly.start == 0 ? .null : .integer(anomaly.start),
            .text(anomaly.local.description), .integer(anomaly.calls),
            verdict.map { .ratio($0.doubledNorm, 2) } ?? norm,
            verdict.map { .ratio(Int64(($0.deviation * 100).rounded()), 100) } ?? .null, .optional(anomaly.weeks),
            parties?.cell(0) ?? .null, parties?.cell(1) ?? .null, .optional(anomaly.country),
        ]
    }

    /// Who made a call, and whom it went to.
    private static func partiesQuery(_ call: Int64) -> SQL {
        "SELECT c.caller, \(sql: CallColumn.contact.expression) FROM call c WHERE c.id = \(call)"
    }

    /// Who called out most in an hour, and the number of the last of these calls.
    static func busiestQuery(_ anomaly: Anomaly, _ context: ReportContext) -> SQL {
        """
        SELECT c.caller, c.dialed, max(c.started_at) FROM call c
        WHERE c.started_at >= \(anomaly.start) AND c.started_at < \(anomaly.start + 3600) AND c.direction = 'outbound'
            AND +c.pbx = (SELECT p.id FROM pbx p WHERE p.name = \(anomaly.pbx)) AND \(literal: context.request.filter.callCondition)
        GROUP BY c.caller ORDER BY count(*) DESC, c.caller LIMIT 1
        """
    }
}
