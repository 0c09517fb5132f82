import CallModel
import GRDB

/// Layer 2: what the rarer events say of failures, surveys, agents, timelines, extensions and recordings.
final class ReportTables {
    private let insertFailure: PreparedStatement
    private let insertSurvey: PreparedStatement
    private let insertAgent: PreparedStatement
    private let insertTimeline: PreparedStatement
    private let insertExtension: PreparedStatement
    private let insertRecording: PreparedStatement
    private let loadAgents: PreparedStatement
    private let loadTimelines: PreparedStatement

    init(_ db: Database) throws {
        insertFailure = try PreparedStatement(
            db,
            "INSERT INTO failure_report (frame, call_id, reason, parties) VALUES (?, ?, ?, ?)"
        )
        insertSurvey = try PreparedStatement(
            db,
            "INSERT INTO survey_result (frame, call_id, result) VALUES (?, ?, ?)"
        )
        insertAgent = try PreparedStatement(
            db,
            """
            INSERT INTO agent_event (frame, kind, queue, agent, call_id, caller, status, reason)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """
        )
        insertTimeline = try PreparedStatement(
            db,
            """
            INSERT INTO leg_timeline (frame, uid, cdr_id, leg, caller, callee, start_local_seconds, disposition,
                duration_seconds, ring_seconds, talk_seconds, hold_seconds)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """
        )
        insertExtension = try PreparedStatement(
            db,
            "INSERT INTO extension_event (frame, kind, number, status, reference) VALUES (?, ?, ?, ?, ?)"
        )
        insertRecording = try PreparedStatement(
            db,
            "INSERT INTO recording_file (frame, file, result, error) VALUES (?, ?, ?, ?)"
        )
        loadAgents = try PreparedStatement(
            db,
            """
            SELECT f.received_ms, f.connection, f.sequence, a.kind, a.queue, a.agent, a.caller, a.status, a.reason
            FROM agent_event a JOIN frame f ON f.id = a.frame WHERE a.call_id = ? AND f.pbx = ?
            """
        )
        loadTimelines = try PreparedStatement(
            db,
            """
            SELECT f.received_ms, f.connection, f.sequence, t.cdr_id, t.leg, t.caller, t.callee, t.start_local_seconds,
                t.disposition, t.duration_seconds, t.ring_seconds, t.talk_seconds, t.hold_seconds
            FROM leg_timeline t JOIN frame f ON f.id = t.frame WHERE t.uid = ? AND f.pbx = ?
            """
        )
    }

    func store(_ failure: FailureReport, frame: Int64) throws {
        let parties = failure.members.map { member in
            [member.number ?? member.kind, member.dialed.map { "→ " + $0 }, member.status].compactMap(\.self)
                .joined(separator: " ")
        }
        try insertFailure.bind(frame).bind(failure.callID).bind(failure.reason)
            .bind(parties.isEmpty ? nil : parties.joined(separator: ", ")).run()
    }

    func store(_ survey: SurveyResult, frame: Int64) throws {
        try insertSurvey.bind(frame).bind(survey.callID).bind(survey.result).run()
    }

    func store(_ event: AgentEvent, frame: Int64) throws {
        try insertAgent.bind(frame).bind(event.kind.rawValue).bind(event.queue).bind(event.agent).bind(event.callID)
            .bind(event.caller).bind(event.status).bind(event.reason).run()
    }

    func store(_ timeline: LegTimeline, frame: Int64) throws {
        try insertTimeline.bind(frame).bind(timeline.uid).bind(timeline.cdrID).bind(timeline.leg)
            .bind(timeline.caller).bind(timeline.callee).bind(timeline.startLocalSeconds)
            .bind(timeline.disposition?.rawValue).bind(timeline.durationSeconds).bind(timeline.ringSeconds)
            .bind(timeline.talkSeconds).bind(timeline.holdSeconds).run()
    }

    func store(_ event: ExtensionEvent, frame: Int64) throws {
        try insertExtension.bind(frame).bind(event.kind.rawValue).bind(event.number).bind(event.status)
            .bind(event.reference).run()
    }

    func store(_ recording: RecordingFile, frame: Int64) throws {
        try insertRecording.bind(frame).bind(recording.file).bind(recording.result).bind(recording.error).run()
    }

    /// Adds the agent events that name a call, and the timelines that share its uid, to its facts.
    func load(pbx: Int64, uids: [String], into facts: inout CallFacts) throws {
        let callID = facts.callID
        try loadAgents.bind(callID).bind(pbx).forEachRow { row in
            let event = AgentEvent(
                kind: row.text(3).flatMap(AgentEvent.Kind.init) ?? .status,
                queue: row.text(4),
                agent: row.text(5),
                callID: callID,
                caller: row.text(6),
                status: row.text(7),
                reason: row.text(8)
            )
            facts.agents.append(CallFacts.Received(event, row.receipt(at: 0)))
        }
        for uid in uids {
            try loadTimelines.bind(uid).bind(pbx).forEachRow { row in
                var timeline = LegTimeline()
                timeline.uid = uid
                timeline.cdrID = row.text(3)
                timeline.leg = row.integer(4).map(Int.init)
                timeline.caller = row.text(5)
                timeline.callee = row.text(6)
                timeline.startLocalSeconds = row.integer(7)
                timeline.disposition = row.text(8).map(Disposition.init)
                timeline.durationSeconds = row.integer(9).map(Int.init)
                timeline.ringSeconds = row.integer(10).map(Int.init)
                timeline.talkSeconds = row.integer(11).map(Int.init)
                timeline.holdSeconds = row.integer(12).map(Int.init)
                facts.timelines.append(CallFacts.Received(timeline, row.receipt(at: 0)))
            }
        }
    }
}
