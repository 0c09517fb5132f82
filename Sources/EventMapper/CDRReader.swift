import CallModel
import YeastarProtocol

/// Reads call-detail records, each shape with the keys of that shape alone.
///
/// An event (30012) and a history row say the same with different names. A reader that took both would take a row with all
/// its fields missing for a sound one.
enum CDRReader {
    /// The record in an event 30012.
    static func event(_ fields: JSONView, callID: String?) throws(MappingProblem) -> CDR {
        guard let callID else { throw MappingProblem(reason: "event 30012 without call_id") }
        let start = fields["time_start"]?.text
        let status = fields["status"]?.text
        let duration = fields["call_duration"]
        guard start != nil || status != nil || duration != nil else {
            throw MappingProblem(reason: "event 30012 without time_start, status and call_duration")
        }
        let caller = fields["call_from"]?.text
        let callee = fields["call_to"]?.text
        let type = fields["type"]?.text
        let sourceTrunk = fields["src_trunk_name"]?.text
        let destinationTrunk = fields["dst_trunk_name"]?.text
        let recording = fields["recording"]?.text
        let uid = fields["uid"]?.text
        let talk = fields["talk_duration"]

        var cdr = CDR(origin: .event, callID: callID)
        var identity = Identity("event")
        identity.append(callID)
        identity.append(uid)
        identity.append(start)
        identity.append(caller)
        identity.append(callee)
        identity.append(type)
        identity.append(status)
        identity.append(duration?.text)
        identity.append(talk?.text)
        identity.append(sourceTrunk)
        identity.append(destinationTrunk)
        identity.append(recording)
        cdr.identity = identity.bytes
        cdr.uid = uid
        cdr.startText = start
        cdr.startLocalSeconds = start.flatMap(LocalTime.yearFirst)
        setParties(&cdr, caller: caller, callee: callee)
        cdr.direction = direction(type)
        cdr.disposition = disposition(status)
        cdr.durationSeconds = seconds(duration)
        cdr.talkSeconds = seconds(talk)
        cdr.queueWaitSeconds = seconds(fields["agent_ring_time"])
        cdr.sourceTrunk = sourceTrunk
        cdr.destinationTrunk = destinationTrunk
        cdr.did = fields["did_number"]?.text
        cdr.didName = fields["did_name"]?.text
        cdr.pinCode = fields["pin_code"]?.text
        cdr.recording = recording
        cdr.callNoteID = fields["call_note_id"]?.text
        return cdr
    }

    /// The record in a row of the PBX's history.
    static func history(_ row: JSONView) throws(MappingProblem) -> CDR {
        guard row["type"] == nil, row["msg"] == nil, row["time_start"] == nil, row["call_duration"] == nil else {
            throw MappingProblem(reason: "a history row in the shape of an event")
        }
        let timestamp = row["timestamp"]?.integer
        let disposition = row["disposition"]?.text
        guard timestamp != nil || disposition != nil || row["time"]?.text != nil else {
            throw MappingProblem(reason: "a history row without timestamp, time and disposition")
        }
        let uid = row["uid"]?.text
        // The oldest rows may lack the call's id; all rows of a call share the uid too.
        guard let callID = row["call_id"]?.text ?? uid else {
            throw MappingProblem(reason: "a history row without call_id and uid")
        }
        var cdr = CDR(origin: .history, callID: callID)
        cdr.uid = uid
        cdr.historyID = row["new_id"]?.text
        if let identifier = cdr.historyID {
            cdr.identity = Identity("history", identifier).bytes
        } else if let identifier = row["id"]?.text {
            cdr.historyID = identifier
            cdr.identity = Identity("legacy", identifier).bytes
        } else {
            var identity = Identity("content")
            let members = row.members.compactMap { key, value in value.text.map { (key.string ?? "", $0) } }
            for (key, text) in members.sorted(by: { $0.0 < $1.0 }) {
                identity.append(key)
                identity.append(text)
            }
            cdr.identity = identity.bytes
        }
        setStart(&cdr, row, timestamp: timestamp.map(Int64.init))
        let calleeText = row["call_to"]?.text
        setParties(&cdr, caller: row["call_from"]?.text, callee: calleeText)
        cdr.caller = row["call_from_number"]?.text ?? cdr.caller
        cdr.callerName = row["call_from_name"]?.text ?? cdr.callerName
        cdr.callee = row["call_to_number"]?.text ?? cdr.callee
        cdr.calleeName = row["call_to_name"]?.text ?? cdr.calleeName
        cdr.direction = direction(row["call_type"]?.text)
        cdr.disposition = Self.disposition(disposition)
        cdr.durationSeconds = secondsOrNone(row["duration"])
        cdr.talkSeconds = secondsOrNone(row["talk_duration"])
        cdr.ringSeconds = seconds(row["ring_duration"])
        cdr.sourceTrunk = row["src_trunk"]?.text
        cdr.destinationTrunk = row["dst_trunk"]?.text
        cdr.did = row["did_number"]?.text ?? row["did"]?.text
        cdr.didName = row["did_name"]?.text
        cdr.dod = row["dod_number"]?.text
        cdr.pinCode = row["pin_code"]?.text
        cdr.recording = row["record_file"]?.text
        cdr.hangupSide = hangupSide(row["reason"]?.text)
        cdr.callNoteID = row["call_note_id"]?.text
        return cdr
    }

    /// The same where absent is how the PBX writes 0, as in history rows, but for their ringing time.
    private static func secondsOrNone(_ node: JSONView?) -> Int? {
        guard let node, node.kind != .null, node.kind != .string || node.text != nil else { return 0 }
        return seconds(node)
    }

    /// A whole number of seconds; `nil` for anything that no call lasts.
    static func seconds(_ node: JSONView?) -> Int? {
        guard let seconds = node?.integer, 0...Int(Int32.max) ~= seconds else { return nil }
        return seconds
    }

    static func disposition(_ word: String?) -> Disposition? {
        guard let word else { return nil }
        switch word {
        case "ANSWERED": return .answered
        case "NO ANSWER": return .noAnswer
        default: break
        }
        switch word.uppercased() {
        // Older tables of the vendor print the second.
        case "ANSWERED", "ANSWERD": return .answered
        case "NO ANSWER", "NO_ANSWER", "NOANSWER": return .noAnswer
        default: return Disposition(rawValue: word.lowercased())
        }
    }

    private static func direction(_ word: String?) -> Direction? {
        switch word {
        case nil: nil
        case "Inbound": .inbound
        case "Outbound": .outbound
        case "Internal": .internal
        default: word.flatMap { Direction(rawValue: $0.lowercased()) }
        }
    }

    private static func hangupSide(_ reason: String?) -> HangupSide? {
        switch reason?.lowercased() {
        case "src hangup": .caller
        case "dst hangup": .callee
        default: nil
        }
    }

    private static func setParties(_ cdr: inout CDR, caller: String?, callee: String?) {
        let callerText = PartyText(caller)
        let calleeText = PartyText(callee)
        cdr.caller = callerText.number
        cdr.callerName = callerText.name
        // Something was reached, and what it is called tells which: `IVR Day<>`.
        cdr.callee = calleeText.number ?? calleeText.name
        cdr.calleeName = calleeText.number.flatMap { _ in calleeText.name }
        cdr.calleeText = callee
    }

    private static func setStart(_ cdr: inout CDR, _ row: JSONView, timestamp: Int64?) {
        cdr.startText = row["time"]?.text
        if let timestamp, LocalTime.saneSeconds.contains(timestamp) { cdr.startSeconds = timestamp }
        guard let text = cdr.startText else { return }
        guard let timestamp = cdr.startSeconds else {
            cdr.startLocalSeconds = LocalTime.unambiguous(text)
            return
        }
        // Up to a minute off, because a display format may lack the seconds.
        cdr.startLocalSeconds = LocalTime.offset(of: text, at: timestamp, tolerance: 60).map { timestamp + $0 }
    }

    /// The canonical bytes of a record: a word, and fields after it.
    private struct Identity {
        /// Separates the fields; no field can hold it.
        private static let separator: UInt8 = 0x1F

        private(set) var bytes: [UInt8] = []

        init(_ kind: StaticString) {
            // Enough for nearly every record of an event.
            bytes.reserveCapacity(224)
            bytes.append(contentsOf: UnsafeBufferPointer(start: kind.utf8Start, count: kind.utf8CodeUnitCount))
        }

        init(_ kind: StaticString, _ identifier: String) {
            self.init(kind)
            append(identifier)
        }

        mutating func append(_ field: String?) {
            bytes.append(Self.separator)
            if var field { field.withUTF8 { bytes.append(contentsOf: $0) } }
        }
    }
}
