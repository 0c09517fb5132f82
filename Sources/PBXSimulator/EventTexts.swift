/// The literal JSON of the events' `msg`.
enum EventTexts {
    static func extensionMember(number: String, channel: String, status: String, path: String) -> String {
        "{\"extension\":{\"number\":\(LiteralJSON.string(number)),\"channel_id\":\(LiteralJSON.string(channel))"
            + ",\"member_status\":\"\(status)\",\"call_path\":\"\(path)\"}}"
    }

    static func trunkMember(
        kind: String,
        from: String,
        to: String,
        trunk: String,
        channel: String,
        status: String,
        path: String
    ) -> String {
        "{\"\(kind)\":{\"from\":\(LiteralJSON.string(from)),\"to\":\(LiteralJSON.string(to))"
            + ",\"trunk_name\":\(LiteralJSON.string(trunk)),\"channel_id\":\(LiteralJSON.string(channel))"
            + ",\"member_status\":\"\(status)\",\"call_path\":\"\(path)\"}}"
    }

    static func members(callID: String, _ members: [String]) -> String {
        "{\"call_id\":\"\(callID)\",\"members\":[\(members.joined(separator: ","))]}"
    }

    static func failure(callID: String, reason: String, members: [String]?) -> String {
        let list = members.map { "[\($0.joined(separator: ","))]" } ?? "null"
        return "{\"call_id\":\"\(callID)\",\"reason\":\(LiteralJSON.string(reason)),\"members\":\(list)}"
    }

    static func extensionState(_ number: String, _ status: String) -> String {
        "{\"extension\":\"\(number)\",\"status\":\"\(status)\"}"
    }

    static func survey(callID: String, result: String) -> String {
        "{\"call_id\":\"\(callID)\",\"survey_result\":\"\(result)\"}"
    }

    static func agentTimeout(queue: String, agent: String, caller: String, callID: String) -> String {
        "{\"queue_number\":\"\(queue)\",\"agent_number\":\"\(agent)\",\"caller_number\":\(LiteralJSON.string(caller))"
            + ",\"call_id\":\"\(callID)\"}"
    }

    static func agentStatus(queue: String, agent: String, status: String, reason: String) -> String {
        "{\"queue_number\":\"queue-\(queue)\",\"agent_number\":\"\(agent)\",\"status\":\"\(status)\""
            + ",\"reason\":\(LiteralJSON.string(reason))}"
    }

    static func agentAutoPause(queue: String, agent: String, caller: String, callID: String) -> String {
        "{\"queue_number\":\"\(queue)\",\"agent_number\":\"\(agent)\",\"calls\":[{\"caller_number\":"
            + "\(LiteralJSON.string(caller)),\"call_id\":\"\(callID)\"}]}"
    }

    /// Event 30012 of one leg.
    static func endDetails(_ call: PlannedCall, leg: PlannedLeg, clock: PBXClock) -> String {
        let start = call.second(leg.startsAt)
        let noteSuffix = hexadecimal(call.recipe.counter &* 7 &+ leg.startsAt, digits: 5, uppercase: true)
        let noteID = leg.isRecorded ? "\(clock.compactTime(start))-\(noteSuffix)" : ""
        return "{\"call_id\":\"\(call.callID)\",\"time_start\":\"\(clock.eventTime(start))\""
            + ",\"call_from\":\(LiteralJSON.string(leg.caller.number))"
            + ",\"call_to\":\(LiteralJSON.string(leg.callee.number))"
            + ",\"call_duration\":\(call.duration(leg)),\"talk_duration\":\(call.talk(leg))"
            + ",\"src_trunk_name\":\(LiteralJSON.string(leg.sourceTrunk ?? ""))"
            + ",\"dst_trunk_name\":\(LiteralJSON.string(leg.destinationTrunk ?? "")),\"pin_code\":\"\""
            + ",\"status\":\"\(leg.disposition)\",\"type\":\"\(call.direction)\""
            + ",\"recording\":\(LiteralJSON.string(call.recording(leg, clock: clock)))"
            + ",\"did_number\":\"\(call.did?.number ?? "")\",\"did_name\":\(LiteralJSON.string(call.did?.name ?? ""))"
            + ",\"agent_ring_time\":\(leg.agentRingSeconds),\"uid\":\"\(call.uid(clock: clock))\""
            + ",\"call_note_id\":\"\(noteID)\",\"enb_call_note\":\(leg.isRecorded ? 1 : 0)"
            + ",\"is_display\":1,\"realclidnum\":\"\"}"
    }

    /// Event 30039 of one leg; `number` counts from 1.
    static func timeline(_ call: PlannedCall, leg: PlannedLeg, number: Int, clock: PBXClock) -> String {
        let start = call.second(leg.startsAt)
        let legID = hexadecimal(call.recipe.counter &* 16 &+ number, digits: 5, uppercase: true)
        let began = clock.timelineTime(start)
        return "{\"uid\":\"\(call.uid(clock: clock))\",\"cdr_id\":\"\(clock.compactTime(start))-\(legID)\""
            + ",\"transaction_id\":\"\(31_000 + number)\",\"leg\":\(number),\"time_start\":\"\(began)\""
            + ",\"call_type\":\"\(call.direction)\",\"call_from\":\(LiteralJSON.string(leg.caller.number))"
            + ",\"call_to\":\(LiteralJSON.string(leg.callee.number))"
            + ",\"src_trunk\":\(LiteralJSON.string(leg.sourceTrunk ?? ""))"
            + ",\"dst_trunk\":\(LiteralJSON.string(leg.destinationTrunk ?? "")),\"status\":\"\(leg.disposition)\""
            + ",\"call_duration\":\(call.duration(leg)),\"ring_duration\":\(call.ring(leg) ?? 0)"
            + ",\"talk_duration\":\(call.talk(leg)),\"hold_duration\":0"
            + ",\"did_number\":\"\(call.did?.number ?? "")\""
            + ",\"dod_number\":\(LiteralJSON.string(leg.outgoingCallerID ?? ""))"
            + ",\"event_list\":[{\"event_id\":\"1\",\"event_name\":\"ring\",\"event_type\":\"call\""
            + ",\"event_ts\":\"\(began)\",\"event_content\":\(LiteralJSON.string(leg.callee.number))}]}"
    }
}
