/// The literal JSON of one row of the CDR history (`cdr/list` and `cdr/search`, version 1.0).
///
/// Keys without a value are omitted where the real PBX omits them: trunks, durations of zero, ringing that never was.
enum HistoryRowText {
    static func row(_ call: PlannedCall, legAt index: Int, clock: PBXClock) -> String {
        let leg = call.legs[index]
        let start = call.second(leg.startsAt)
        var text = "{"
        if call.recipe.isLegacy { text += "\"id\":\(call.historyID(ofLeg: index))," }
        text += "\"time\":\"\(clock.displayTime(start))\",\"call_from\":\(LiteralJSON.string(leg.caller.text))"
        text += ",\"call_to\":\(LiteralJSON.string(leg.callee.text)),\"timestamp\":\(start)"
        text += ",\"uid\":\"\(call.uid(clock: clock))\""
        if call.direction == "Inbound" { text += ",\"src_addr\":\"192.0.2.10:5060\"" }
        if let trunk = leg.sourceTrunk { text += ",\"src_trunk\":\(LiteralJSON.string(trunk))" }
        if let trunk = leg.destinationTrunk { text += ",\"dst_trunk\":\(LiteralJSON.string(trunk))" }
        text += optional("duration", call.duration(leg))
        text += optional("ring_duration", call.ring(leg) ?? 0)
        text += optional("talk_duration", call.talk(leg))
        text += ",\"disposition\":\"\(leg.disposition)\",\"call_type\":\"\(call.direction)\""
        if let reason = leg.reason { text += ",\"reason\":\"\(reason)    \"" }
        if let did = call.did { text += ",\"did_number\":\"\(did.number)\"" }
        if let number = leg.outgoingCallerID { text += ",\"dod_number\":\"\(number)\"" }
        let recording = call.recording(leg, clock: clock)
        if !recording.isEmpty { text += ",\"record_file\":\(LiteralJSON.string(recording))" }
        // Rows of the old partition come from firmware that had no split names and numbers.
        if !call.recipe.isLegacy {
            text += ",\"call_from_number\":\(LiteralJSON.string(leg.caller.number))"
            text += ",\"call_from_name\":\(LiteralJSON.string(leg.caller.name))"
            text += ",\"call_to_number\":\(LiteralJSON.string(leg.callee.number))"
            text += ",\"call_to_name\":\(LiteralJSON.string(leg.callee.name))"
        }
        text += ",\"call_id\":\"\(call.callID)\",\"call_note\":null,\"call_note_id\":\"\""
        text += ",\"enb_call_note\":\(leg.isRecorded ? 1 : 0)"
        text += ",\"did\":\"\(call.did?.number ?? "")\",\"did_name\":\(LiteralJSON.string(call.did?.name ?? ""))"
        text += ",\"pin_code\":\"\""
        if !call.recipe.isLegacy { text += ",\"new_id\":\"\(call.historyID(ofLeg: index))\"" }
        return text + "}"
    }

    private static func optional(_ key: String, _ value: Int) -> String {
        value == 0 ? "" : ",\"\(key)\":\(value)"
    }
}
