import CallModel
import EventMapper
import Testing

@Suite struct EventMapperTests {
    /// The message of each event type that is handled, and what its fact says.
    static let events: [(type: Int, message: String, expected: String)] = [
        (30008, #"{"extension":"2041","status":"Ringing"}"#, "state 2041 Ringing -"),
        (
            30011,
            #"{"call_id":"1772000000.7","members":[{"extension":{"number":"2041","channel_id":"PJSIP/2041-0000a1","member_status":"RING","call_path":"6401"}}]}"#,
            "members 1772000000.7 [extension 2041 - PJSIP/2041-0000a1 - RING 6401]"
        ),
        (
            30012, #"{"call_id":"1772000000.7","time_start":"2026-02-25 07:13:20","status":"BUSY"}"#,
            "cdr 1772000000.7 busy"
        ),
        (30013, #"{"call_id":"1772000000.7","members":[]}"#, "transfer 1772000000.7 0"),
        (
            30014, #"{"call_id":"1772000000.7","members":{"inbound":{"from":"0722","member_status":"ALERT"}}}"#,
            "forward 1772000000.7 1"
        ),
        (
            30015, #"{"call_id":"1772000000.000007","reason":"486 Busy Here  ","members":null}"#,
            "failure 1772000000.000007 486 Busy Here 0"
        ),
        (
            30016,
            #"{"call_id":"1772000000.7","members":[{"from":"0722000111","to":"0180000000","member_status":"RING"}]}"#,
            "members 1772000000.7 [inbound 0722000111 0180000000 - - RING -]"
        ),
        (30019, #"{"call_id":"1772000000.7","survey_result":5}"#, "survey 1772000000.7 5"),
        (30020, #"{"operation":"call_start","extension":"2041","call_id":"32790"}"#, "phone 2041 call_start 32790"),
        (
            30025,
            #"{"queue_number":"6401","agent_number":"2041","calls":[{"caller_number":"0722","call_id":"1772000000.7"}]}"#,
            "auto_pause 6401 2041 1772000000.7 0722 - -"
        ),
        (
            30026, #"{"queue_number":"6401","agent_number":"2041","caller_number":"0722","call_id":"1772000000.7"}"#,
            "ring_timeout 6401 2041 1772000000.7 0722 - -"
        ),
        (
            30028, #"{"display":1,"call_note_id":"20260225071320-0AB12","group_id":"1772000000.7","ext_num":"2041"}"#,
            "call_note 2041 1 20260225071320-0AB12"
        ),
        (
            30029, #"{"queue_number":"queue-6401","agent_number":"2041","status":"Paused","reason":" "}"#,
            "status 6401 2041 - - Paused -"
        ),
        (
            30033, #"{"key":"recording_download","result":"success","file":"a.wav","error":""}"#,
            "recording a.wav success -"
        ),
        (
            30039,
            #"{"uid":"202602250713200AB12","cdr_id":"20260225071320-0AB13","leg":1,"time_start":"2026/02/25 07:13:20","call_from":"0722","call_to":"2041","status":"ANSWERED","call_duration":60,"ring_duration":"5","talk_duration":55,"hold_duration":0}"#,
            "timeline 202602250713200AB12 1 0722 2041 1772003600 answered 60 5 55 0"
        ),
    ]

    @Test(arguments: events) func `maps each type with the message as a string, an object or a list of one`(
        type: Int,
        message: String,
        expected: String
    ) {
        let escaped = message.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
        for frame in [
            #"{"type":\#(type),"sn":"369F01","msg":"\#(escaped)"}"#,
            #"{"msg":\#(message),"sn":"369F01","type":\#(type)}"#,
            #"{"type":"\#(type)","sn":" 369F01 ","msg":[\#(message)]}"#,
            #"{"type":\#(type),"sn":"369F01","msg":"\#(message)"}"#,
        ] {
            let mapped = EventMapper.map(event: Array(frame.utf8))
            #expect(mapped.type == type)
            #expect(mapped.serial == "369F01")
            #expect(mapped.status == .mapped, "\(mapped.error ?? "") in \(frame)")
            #expect(mapped.facts.map(describe) == [expected])
            let namesNoCall = [30008, 30020, 30028, 30029, 30033, 30039].contains(type)
            #expect((mapped.callID == nil) == namesNoCall)
        }
        // Fields spread over the frame itself; a CDR's direction would hide the frame's type.
        let flat = #"{"type":\#(type),"sn":"369F01",\#(message.dropFirst())"#
        #expect(EventMapper.map(event: Array(flat.utf8)).facts.map(describe) == [expected])
    }

    @Test func `reads every field of a call record`() throws {
        let mapped = EventMapper.map(
            event: Array(
                #"""
                {"type":30012,"sn":"369F01","msg":"{\"call_id\":\"1772000000.7\",\"time_start\":\"2026-02-25 07:13:25\",\"call_from\":\"0722000111\",\"call_to\":\"2041\",\"call_duration\":\"61\",\"talk_duration\":50,\"src_trunk_name\":\"Line 1\",\"dst_trunk_name\":\" \",\"pin_code\":\"\",\"status\":\" answerd \",\"type\":\"INBOUND\",\"recording\":\"r.wav\",\"did_number\":\"0180000000\",\"did_name\":\"Sales\",\"agent_ring_time\":9,\"uid\":\"202602250713200AB12\",\"call_note_id\":\"20260225071325-0AB14\"}"}
                """#.utf8
            )
        )
        guard case .cdr(let cdr) = mapped.facts.first else { throw Missing() }
        #expect(cdr.origin == .event)
        #expect(cdr.callID == "1772000000.7")
        #expect(cdr.uid == "202602250713200AB12")
        #expect(cdr.historyID == nil)
        #expect(cdr.startSeconds == nil)
        #expect(cdr.startLocalSeconds == 1_772_003_605)
        #expect(cdr.startText == "2026-02-25 07:13:25")
        #expect(cdr.caller == "0722000111")
        #expect(cdr.callee == "2041")
        #expect(cdr.calleeText == "2041")
        #expect(cdr.durationSeconds == 61)
        #expect(cdr.talkSeconds == 50)
        #expect(cdr.ringSeconds == nil)
        #expect(cdr.queueWaitSeconds == 9)
        #expect(cdr.sourceTrunk == "Line 1")
        #expect(cdr.destinationTrunk == nil)
        #expect(cdr.pinCode == nil)
        #expect(cdr.disposition == .answered)
        #expect(cdr.direction == .inbound)
        #expect(cdr.recording == "r.wav")
        #expect(cdr.did == "0180000000")
        #expect(cdr.didName == "Sales")
        #expect(cdr.callNoteID == "20260225071325-0AB14")
    }

    @Test(arguments: [
        ("ANSWERED", "answered"), ("ANSWERD", "answered"), ("NO ANSWER", "no_answer"), ("no answer", "no_answer"),
        ("BUSY", "busy"),
        ("Failed", "failed"), ("VOICEMAIL", "voicemail"), ("ABANDONED", "abandoned"),
        ("Something New", "something new"),
    ])
    func `translates dispositions and keeps unknown words`(word: String, expected: String) {
        let frame = #"{"type":30012,"msg":{"call_id":"1.2","status":" \#(word) "}}"#
        guard case .cdr(let cdr) = EventMapper.map(event: Array(frame.utf8)).facts.first else {
            Issue.record("no CDR")
            return
        }
        #expect(cdr.disposition?.rawValue == expected)
    }

    @Test func `gives a repeated record the same identity and any other a different one`() {
        func identity(_ message: String) -> [UInt8]? {
            let mapped = EventMapper.map(event: Array(#"{"type":30012,"msg":\#(message)}"#.utf8))
            guard case .cdr(let cdr) = mapped.facts.first else { return nil }
            return cdr.identity
        }
        let first = identity(#"{"call_id":"1.2","status":"BUSY","call_duration":3,"call_to":"2041"}"#)
        #expect(
            first == identity(#"{"call_to":"2041","call_duration":"3","status":"BUSY","call_id":"1.2","did_name":"x"}"#)
        )
        #expect(first != identity(#"{"call_id":"1.2","status":"BUSY","call_duration":4,"call_to":"2041"}"#))
        #expect(first != identity(#"{"call_id":"1.2","status":"BUSY","call_duration":3,"call_from":"2041"}"#))
    }

    @Test(
        arguments: [
            (#"{"errcode":0,"errmsg":"SUCCESS"}"#, FrameStatus.mapped, nil, nil),
            (#"{"errcode":10004,"errmsg":"TOKEN EXPIRED"}"#, .mapped, nil, nil),
            ("heartbeat response", .mapped, nil, nil),
            (#"{"type":10000,"msg":"subscribed"}"#, .mapped, 10000, nil),
            (#"{"type":30005,"sn":"369F01","msg":{}}"#, .unmapped, 30005, nil),
            (#"{"type":30022,"sn":"369F01","msg":"not an object"}"#, .unmapped, 30022, nil),
            (#"{"type":99999}"#, .unmapped, 99999, nil),
            (#"{"type":30011,"msg":{"members":[]}}"#, .quarantined, 30011, "event 30011 without call_id"),
            (#"{"type":30011,"msg":{"call_id":"1.2"}}"#, .quarantined, 30011, "event 30011 without members"),
            (
                #"{"type":30011,"msg":{"call_id":"1.2","members":null}}"#, .quarantined, 30011,
                "event 30011 without members"
            ),
            (
                #"{"type":30011,"msg":{"call_id":"1.2","members":[7]}}"#, .quarantined, 30011,
                "a member that is no object"
            ),
            (
                #"{"type":30011,"msg":{"call_id":"1.2","members":"x"}}"#, .quarantined, 30011,
                "members that are neither a list nor an object"
            ),
            (
                #"{"type":30011,"msg":{"call_id":"1.2","members":[{}]}}"#, .quarantined, 30011,
                "a member without any field that is known"
            ),
            (
                #"{"type":30012,"msg":{"time_start":"2026-02-25 07:13:20"}}"#, .quarantined, 30012,
                "event 30012 without call_id"
            ),
            (
                #"{"type":30012,"msg":{"call_id":"1.2","timestamp":1772000000,"disposition":"BUSY","duration":4}}"#,
                .quarantined, 30012,
                "event 30012 without time_start, status and call_duration"
            ),
            (#"{"type":30012,"msg":"gone"}"#, .quarantined, 30012, "the msg holds no object: gone"),
            (#"{"type":30008,"msg":{"status":"Idle"}}"#, .quarantined, 30008, "event 30008 without extension"),
            (
                #"{"type":30015,"msg":{"members":null}}"#, .quarantined, 30015,
                "event 30015 without call_id, reason and members"
            ),
            (#"{"type":30026,"msg":{"queue_number":"6401"}}"#, .quarantined, 30026, "event 30026 without agent_number"),
            (#"{"type":30039,"msg":{"leg":1}}"#, .quarantined, 30039, "event 30039 without uid and cdr_id"),
            (#"{"type":30012,"#, .quarantined, nil, "not JSON: a key is due (byte 14)"),
            ("", .quarantined, nil, "not JSON: it is empty (byte 0)"),
            ("[]", .quarantined, nil, "a JSON array where an object is due"),
        ] as [(String, FrameStatus, Int?, String?)]
    )
    func `tells what becomes of every other frame`(text: String, status: FrameStatus, type: Int?, error: String?) {
        let mapped = EventMapper.map(event: Array(text.utf8))
        #expect(mapped.status == status)
        #expect(mapped.type == type)
        #expect(mapped.error == error)
        #expect(mapped.facts.isEmpty)
    }

    @Test func `keeps the members that can be read beside one that cannot`() {
        let text =
            #"{"type":30011,"msg":{"call_id":"1.2","members":[7,{"robot":{"number":" 9 ","member_status":"beep"}}]}}"#
        let mapped = EventMapper.map(event: Array(text.utf8))
        #expect(mapped.status == .quarantined)
        #expect(mapped.facts.map(describe) == ["members 1.2 [robot 9 - - - BEEP -]"])
    }

    @Test func `gives all facts of several documents and the worst of their statuses`() {
        let text =
            #"{"type":30008,"sn":"369F01","msg":{"extension":"1"}}{"errcode":0} {"type":30008,"msg":{"extension":"2"}}"#
        let mapped = EventMapper.map(event: Array(text.utf8))
        #expect(mapped.facts.count == 2)
        #expect(mapped.status == .mapped)
        #expect(mapped.serial == "369F01")
        let broken = EventMapper.map(event: Array((text + #"{"type":5}{"#).utf8))
        #expect(broken.facts.count == 2)
        #expect(broken.status == .quarantined)
        #expect(broken.error == "not JSON: it ends within an object (byte 115)")
        #expect(EventMapper.map(event: Array((text + #"{"type":5}"#).utf8)).status == .unmapped)
    }

    @Test func `names event types`() {
        #expect(EventMapper.eventName(30011) == "call_state")
        #expect(EventMapper.eventName(30012) == "cdr")
        #expect(EventMapper.eventName(30013) == "transfer")
        #expect(EventMapper.eventName(1) == nil)
        let names = (30000...30050).compactMap(EventMapper.eventName)
        #expect(Set(names).count == names.count)
    }

    struct Missing: Error {}
}

/// A fact in one line.
func describe(_ fact: Fact) -> String {
    func list(_ values: [String?]) -> String { values.map { $0 ?? "-" }.joined(separator: " ") }
    func describe(_ member: MemberState) -> String {
        list([member.kind, member.number, member.dialed, member.channelID, member.trunk, member.status, member.path])
    }
    switch fact {
    case .cdr(let cdr): return list(["cdr", cdr.callID, cdr.disposition?.rawValue])
    case .members(let callID, let members):
        return "members \(callID) [\(members.map(describe).joined(separator: ", "))]"
    case .transfer(let report): return "\(report.kind.rawValue) \(report.callID) \(report.members.count)"
    case .failure(let report): return list(["failure", report.callID, report.reason, "\(report.members.count)"])
    case .survey(let survey): return list(["survey", survey.callID, survey.result])
    case .agent(let event):
        return list([
            event.kind.rawValue, event.queue, event.agent, event.callID, event.caller, event.status, event.reason,
        ])
    case .timeline(let timeline):
        return list([
            "timeline", timeline.uid, timeline.leg?.description, timeline.caller, timeline.callee,
            timeline.startLocalSeconds?.description, timeline.disposition?.rawValue,
            timeline.durationSeconds?.description,
            timeline.ringSeconds?.description, timeline.talkSeconds?.description, timeline.holdSeconds?.description,
        ])
    case .extensionEvent(let event): return list([event.kind.rawValue, event.number, event.status, event.reference])
    case .recordingFile(let file): return list(["recording", file.file, file.result, file.error])
    case .liveCalls(let calls):
        return "live ["
            + calls.map { "\($0.callID): " + $0.members.map(describe).joined(separator: ", ") }.joined(separator: "; ")
            + "]"
    case .directory(let directory):
        return "\(directory.kind.rawValue) ["
            + directory.entries.map { list([$0.number, $0.name] + $0.agents) }.joined(separator: ", ") + "]"
    case .information(let information):
        return list([
            information.serial, information.name, information.model, information.firmware,
            information.utcOffsetSeconds?.description, information.clockSeconds?.description,
        ])
    }
}
