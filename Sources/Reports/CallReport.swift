import GRDB

/// One call from its first ring to its end, with the frames behind each line on request.
struct CallReport: Report {
    let name = "call"
    let abstract = "One call's timeline: legs, offers and status changes; --raw shows the frames behind each line"
    let lens = Lens.mixed
    let subjectName: String? = "ID"
    let parameters: Set<ReportParameter> = [.pbx, .limit, .raw]

    let columns = [
        Column("at", "at (UTC)", .instant, for: .machines),
        Column("at_local", "at", .localTime, rank: 1),
        Column("after_seconds", "after", .seconds),
        Column("lens", "line"),
        Column("kind", "kind"),
        Column("number", "number", .party),
        Column("name", "name", rank: 3),
        Column("result", "result"),
        Column("detail", "detail", rank: 4),
        Column("wait_seconds", "wait", .seconds, metric: "wait_time", rank: 2),
        Column("talk_seconds", "talk", .seconds, metric: "talk_time", rank: 2),
        Column("duration_seconds", "length", .seconds, metric: "call_duration", rank: 2),
        Column("estimated", "estimated", .flag, rank: 6),
        Column("event", "event", .verbatim, rank: 5),
        Column("contact", "contact", .party, for: .machines),
        Column("linked_call", "linked call", .number, for: .machines),
    ]

    func columns(for request: ReportRequest) -> [Column] {
        request.showsFrames ? columns + [Column("frame", "frame", .verbatim)] : columns
    }

    /// The days on which the call took place.
    func range(for request: ReportRequest, at now: CivilTime, in database: Database) throws -> DateRange {
        let call = try CallRecord.find(request, in: database)
        var clock = LocalClock(zone: request.timeZone)
        guard let start = call.startedAt.flatMap({ clock.time($0, offset: call.utcOffset ?? 0) }) else {
            return .everything
        }
        let end = call.endedAt.flatMap { clock.time($0, offset: call.utcOffset ?? 0) } ?? start
        return try DateRange(
            from: CivilTime(startOf: start.date),
            to: CivilTime(startOf: max(start, end).date.adding(days: 1))
        )
    }

    func run(in context: ReportContext) throws {
        let call = try CallRecord.find(context.request, in: context.database)
        try addFacts(of: call, in: context)
        let frames = FrameListing(context: context, call: call, columnCount: columns.count)
        var clock = LocalClock(zone: context.period.zone)
        var shown: Set<Int64> = []
        for line in try CallTimeline(of: call, in: context.database).lines {
            let events = line.events.map(String.init).joined(separator: " ")
            var cells: [Cell] = [
                .optional(line.at), clock.cell(line.at, offset: call.utcOffset),
                .optional(line.at.flatMap { at in call.startedAt.map { at - $0 } }), .text(line.lens),
                .optional(line.kind), .optional(line.number), .optional(line.name), .optional(line.result),
                .optional(line.detail), .optional(line.ringSeconds), .optional(line.talkSeconds),
                .optional(line.durationSeconds), .integer(line.isEstimated ? 1 : 0),
                events.isEmpty ? .null : .text(events), .optional(line.contact), .optional(line.linkedCall),
            ]
            if context.request.showsFrames { cells.append(.null) }
            guard try context.writer.append(cells) else { return }
            guard context.request.showsFrames else { continue }
            for event in line.events where shown.insert(event).inserted {
                guard try frames.append(event, clock: &clock) else { return }
            }
        }
        if context.request.showsFrames { try frames.appendRest(except: shown, clock: &clock) }
    }

    private func addFacts(of call: CallRecord, in context: ReportContext) throws {
        let row = try Row.fetchOne(
            context.database,
            sql: """
                SELECT caller, caller_name, dialed, did, answered_by, queue, trunk, transfer_count, transfer_proven,
                    recording, contact, linked_call FROM calls WHERE id = ?
                """,
            arguments: [call.id]
        )
        guard let row else { return }
        let writer = context.writer
        writer.fact("call", "\(call.id), call_id \(call.callID), on \(call.pbx)")
        let caller = [row[0] as String?, row[1] as String?].compactMap(\.self)
        writer.fact("caller", caller.isEmpty ? nil : caller.joined(separator: ", "))
        writer.fact("contact", row[10])
        writer.fact("dialled", row[2])
        writer.fact("DID", row[3])
        writer.fact("answered by", (row[4] as String?) ?? "nobody")
        writer.fact("queue", row[5])
        writer.fact("trunk", row[6])
        let transfers: Int64 = row[7]
        if transfers > 0 {
            writer.fact("transfers", "\(transfers), \((row[8] as Int64) == 1 ? "proven" : "not proven")")
        }
        if let linked = row[11] as Int64? { writer.fact("linked call", try description(of: linked, in: context)) }
        writer.fact("recording", row[9])
    }

    /// The other call of an attended transfer, so that it is found and known again.
    private func description(of linked: Int64, in context: ReportContext) throws -> String {
        let row = try Row.fetchOne(
            context.database,
            sql: "SELECT call_id, 'from ' || caller, 'to ' || dialed FROM calls WHERE id = ?",
            arguments: [linked]
        )
        guard let row else { return "\(linked)" }
        let parties = [row[1] as String?, row[2] as String?].compactMap(\.self).joined(separator: " ")
        return ["\(linked)", "call_id \(row[0] as String)", parties].filter { !$0.isEmpty }.joined(separator: ", ")
    }
}

/// Prints frames below the lines that rest on them.
private struct FrameListing {
    let context: ReportContext
    let call: CallRecord
    let columnCount: Int

    private static let selection = "SELECT id, received_at, origin, type_name, status, error, frame FROM events"

    func append(_ event: Int64, clock: inout LocalClock) throws -> Bool {
        let row = try Row.fetchOne(context.database, sql: Self.selection + " WHERE id = ?", arguments: [event])
        guard let row else { return true }
        return try append(row, clock: &clock)
    }

    /// The call's frames that no line rests on, such as duplicates and those in quarantine.
    func appendRest(except shown: Set<Int64>, clock: inout LocalClock) throws {
        let rows = try Row.fetchCursor(
            context.database,
            sql: Self.selection + " WHERE pbx = ? AND call_id = ? ORDER BY received_ms, id",
            arguments: [call.pbx, call.callID]
        )
        while let row = try rows.next() {
            if shown.contains(row[0]) { continue }
            guard try append(row, clock: &clock) else { return }
        }
    }

    private func append(_ row: Row, clock: inout LocalClock) throws -> Bool {
        var cells = [Cell](repeating: .null, count: columnCount)
        let at: Int64 = row[1]
        cells[0] = .integer(at)
        cells[1] = clock.cell(at, offset: call.utcOffset)
        cells[2] = .optional(call.startedAt.map { at - $0 })
        cells[3] = .text("frame")
        cells[4] = .optional((row[3] as String?) ?? row[2])
        cells[7] = row.cell(4)
        cells[8] = row.cell(5)
        cells[13] = .text("\(row[0] as Int64)")
        cells.append(row.cell(6))
        return try context.writer.append(cells)
    }
}
