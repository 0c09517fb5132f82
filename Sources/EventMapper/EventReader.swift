import CallModel
import YeastarProtocol

/// Reads the facts out of one event of a type that is handled.
struct EventReader {
    private let type: Int
    private let payload: EventFrame.Payload

    /// The call that the event is about; 30020 and 30028 have call ids too, but from other id spaces.
    let callID: String?

    /// `nil` for a type that is not handled.
    init?(_ event: EventFrame.Event) {
        switch event.type {
        case 30008, 30011...30016, 30019, 30020, 30025, 30026, 30028, 30029, 30033, 30039: break
        default: return nil
        }
        type = event.type
        payload = event.payload
        callID = Self.callID(of: event)
    }

    private static func callID(of event: EventFrame.Event) -> String? {
        guard case .fields(let fields) = event.payload, event.type != 30020, event.type != 30028 else { return nil }
        if let callID = fields["call_id"]?.text { return callID }
        return event.type == 30025 ? lastCall(of: fields)?["call_id"]?.text : nil
    }

    /// The event's facts, with what could not be read beside them.
    func facts(problem: inout String?) throws(MappingProblem) -> [Fact] {
        guard case .fields(let fields) = payload else {
            if case .text(let text) = payload {
                throw MappingProblem(reason: "the msg holds no object: \(text.prefix(60))")
            }
            throw MappingProblem(reason: "the msg holds no object")
        }
        switch type {
        case 30008: return [.extensionEvent(try extensionState(fields))]
        case 30011, 30016: return try members(fields, &problem)
        case 30012: return [.cdr(try CDRReader.event(fields, callID: callID))]
        case 30013: return [.transfer(try transfer(.transfer, fields, &problem))]
        case 30014: return [.transfer(try transfer(.forward, fields, &problem))]
        case 30015: return [.failure(try failure(fields, &problem))]
        case 30019: return [.survey(try survey(fields))]
        case 30020: return [.extensionEvent(try phone(fields))]
        case 30025: return [.agent(try autoPause(fields))]
        case 30026: return [.agent(try agent(.ringTimeout, fields))]
        case 30028: return [.extensionEvent(try callNote(fields))]
        case 30029: return [.agent(try agent(.status, fields))]
        case 30033: return [.recordingFile(try recording(fields))]
        case 30039: return [.timeline(try timeline(fields))]
        default: return []
        }
    }

    private func required(_ key: StaticString, _ fields: JSONView) throws(MappingProblem) -> String {
        guard let text = fields[key]?.text else { throw MappingProblem(reason: "event \(type) without \(key)") }
        return text
    }

    private func requiredCallID() throws(MappingProblem) -> String {
        guard let callID else { throw MappingProblem(reason: "event \(type) without call_id") }
        return callID
    }

    // MARK: - Calls

    private func members(_ fields: JSONView, _ problem: inout String?) throws(MappingProblem) -> [Fact] {
        let callID = try requiredCallID()
        let list = MemberReader.read(fields["members"], bareKind: type == 30016 ? "inbound" : nil)
        guard let list else { throw MappingProblem(reason: "event \(type) without members") }
        problem = list.problem
        return list.states.isEmpty ? [] : [.members(callID: callID, list.states)]
    }

    private func optionalMembers(_ fields: JSONView, _ problem: inout String?) -> [MemberState] {
        guard let list = MemberReader.read(fields["members"], bareKind: nil) else { return [] }
        problem = list.problem
        return list.states
    }

    private func transfer(
        _ kind: TransferReport.Kind,
        _ fields: JSONView,
        _ problem: inout String?
    ) throws(MappingProblem) -> TransferReport {
        TransferReport(
            kind: kind,
            callID: try requiredCallID(),
            members: optionalMembers(fields, &problem)
        )
    }

    private func failure(_ fields: JSONView, _ problem: inout String?) throws(MappingProblem) -> FailureReport {
        let report = FailureReport(
            callID: fields["call_id"]?.text,
            reason: fields["reason"]?.text,
            members: optionalMembers(fields, &problem)
        )
        guard report.callID != nil || report.reason != nil || !report.members.isEmpty else {
            throw MappingProblem(reason: problem ?? "event \(type) without call_id, reason and members")
        }
        return report
    }

    private func survey(_ fields: JSONView) throws(MappingProblem) -> SurveyResult {
        let survey = SurveyResult(callID: fields["call_id"]?.text, result: fields["survey_result"]?.text)
        guard survey.callID != nil || survey.result != nil else {
            throw MappingProblem(reason: "event \(type) without call_id and survey_result")
        }
        return survey
    }

    private func timeline(_ fields: JSONView) throws(MappingProblem) -> LegTimeline {
        var timeline = LegTimeline()
        timeline.uid = fields["uid"]?.text
        timeline.cdrID = fields["cdr_id"]?.text
        guard timeline.uid != nil || timeline.cdrID != nil else {
            throw MappingProblem(reason: "event \(type) without uid and cdr_id")
        }
        timeline.leg = fields["leg"]?.integer
        timeline.caller = PartyText(fields["call_from"]?.text).number
        let callee = PartyText(fields["call_to"]?.text)
        timeline.callee = callee.number ?? callee.name
        timeline.startLocalSeconds =
            fields["time_start"]?.text.flatMap(LocalTime.unambiguous)
            ?? timeline.cdrID.flatMap(LocalTime.prefix)
        timeline.disposition = CDRReader.disposition(fields["status"]?.text)
        timeline.durationSeconds = CDRReader.seconds(fields["call_duration"])
        timeline.ringSeconds = CDRReader.seconds(fields["ring_duration"])
        timeline.talkSeconds = CDRReader.seconds(fields["talk_duration"])
        timeline.holdSeconds = CDRReader.seconds(fields["hold_duration"])
        return timeline
    }

    // MARK: - Agents

    private func agent(_ kind: AgentEvent.Kind, _ fields: JSONView) throws(MappingProblem) -> AgentEvent {
        AgentEvent(
            kind: kind,
            queue: queueNumber(fields),
            agent: try required("agent_number", fields),
            callID: fields["call_id"]?.text,
            caller: PartyText(fields["caller_number"]?.text).number,
            status: fields["status"]?.text,
            reason: fields["reason"]?.text
        )
    }

    /// One fact for one pause: of the calls that the agent missed, the last is the one that caused it.
    private func autoPause(_ fields: JSONView) throws(MappingProblem) -> AgentEvent {
        var event = try agent(.autoPause, fields)
        if let call = Self.lastCall(of: fields) {
            event.callID = event.callID ?? call["call_id"]?.text
            event.caller = event.caller ?? PartyText(call["caller_number"]?.text).number
        }
        return event
    }

    private static func lastCall(of fields: JSONView) -> JSONView? {
        guard let calls = fields["calls"] else { return nil }
        if calls.kind == .object { return calls }
        var last: JSONView?
        for call in calls.elements { last = call }
        return last
    }

    private func queueNumber(_ fields: JSONView) -> String? {
        guard let queue = fields["queue_number"]?.text else { return nil }
        return queue.hasPrefix("queue-") ? String(queue.dropFirst("queue-".count)) : queue
    }

    // MARK: - Extensions and recordings

    private func extensionState(_ fields: JSONView) throws(MappingProblem) -> ExtensionEvent {
        ExtensionEvent(kind: .state, number: try required("extension", fields), status: fields["status"]?.text)
    }

    private func phone(_ fields: JSONView) throws(MappingProblem) -> ExtensionEvent {
        ExtensionEvent(
            kind: .phone,
            number: try required("extension", fields),
            status: fields["operation"]?.text,
            reference: fields["call_id"]?.text
        )
    }

    private func callNote(_ fields: JSONView) throws(MappingProblem) -> ExtensionEvent {
        ExtensionEvent(
            kind: .callNote,
            number: fields["ext_num"]?.text,
            status: fields["display"]?.text,
            reference: try required("call_note_id", fields)
        )
    }

    private func recording(_ fields: JSONView) throws(MappingProblem) -> RecordingFile {
        let file = RecordingFile(
            file: fields["file"]?.text,
            result: fields["result"]?.text,
            error: fields["error"]?.text
        )
        guard file.file != nil || file.result != nil else {
            throw MappingProblem(reason: "event \(type) without file and result")
        }
        return file
    }
}
