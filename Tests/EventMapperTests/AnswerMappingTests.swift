import CallModel
import EventMapper
import Testing

@Suite struct AnswerMappingTests {
    private func row(_ text: String) throws -> CDR {
        let mapped = EventMapper.map(historyRow: Array(text.utf8))
        #expect(mapped.status == .mapped, "\(mapped.error ?? "")")
        guard case .cdr(let cdr) = mapped.facts.first else { throw EventMapperTests.Missing() }
        return cdr
    }

    @Test func `reads every field of a history row`() throws {
        let cdr = try row(
            #"""
            {"time":"25/02/2026 07:13:25 AM","call_from":"Ana Pop<0722000111>","call_to":"Ion Rus<2041>","timestamp":1772000005,
            "uid":"202602250713200AB12","src_addr":"192.0.2.9:5060","src_trunk":"Line 1","duration":61,"ring_duration":9,
            "talk_duration":52,"disposition":"ANSWERED","call_type":"Inbound","reason":"src hangup    ","did_number":"0180000000",
            "did":"0180000000","did_name":" ","dod_number":"0180000099","record_file":"r.wav","pin_code":"","call_id":"1772000000.7",
            "call_note":null,"call_note_id":"","new_id":"6A000000-B0000001"}
            """#
        )
        #expect(cdr.origin == .history)
        #expect(cdr.callID == "1772000000.7")
        #expect(cdr.historyID == "6A000000-B0000001")
        #expect(cdr.identity == Array("history\u{1F}6A000000-B0000001".utf8))
        #expect(cdr.startSeconds == 1_772_000_005)
        #expect(cdr.startLocalSeconds == 1_772_003_605)
        #expect(cdr.startText == "25/02/2026 07:13:25 AM")
        #expect(cdr.caller == "0722000111")
        #expect(cdr.callerName == "Ana Pop")
        #expect(cdr.callee == "2041")
        #expect(cdr.calleeName == "Ion Rus")
        #expect(cdr.calleeText == "Ion Rus<2041>")
        #expect(cdr.durationSeconds == 61)
        #expect(cdr.ringSeconds == 9)
        #expect(cdr.talkSeconds == 52)
        #expect(cdr.disposition == .answered)
        #expect(cdr.direction == .inbound)
        #expect(cdr.hangupSide == .caller)
        #expect(cdr.did == "0180000000")
        #expect(cdr.didName == nil)
        #expect(cdr.dod == "0180000099")
        #expect(cdr.recording == "r.wav")
        #expect(cdr.sourceTrunk == "Line 1")
        #expect(cdr.destinationTrunk == nil)
    }

    @Test func `takes absent durations for zero and an absent ringing time for unknown`() throws {
        let cdr = try row(
            #"{"timestamp":1772000005,"disposition":"NO ANSWER","call_id":"1772000000.7","reason":"dst hangup ","id":77}"#
        )
        #expect(cdr.durationSeconds == 0)
        #expect(cdr.talkSeconds == 0)
        #expect(cdr.ringSeconds == nil)
        #expect(cdr.hangupSide == .callee)
        #expect(cdr.historyID == "77")
        #expect(cdr.identity == Array("legacy\u{1F}77".utf8))
        #expect(cdr.startLocalSeconds == nil)
    }

    @Test(
        arguments: [
            ("-1", nil), (#""long""#, nil), ("1.5", nil), ("{}", nil), ("99999999999", nil), ("true", nil), ("0", 0),
            (#""61""#, 61), ("null", 0), (#""""#, 0), (#"" ""#, 0),
        ] as [(String, Int?)]
    )
    func `takes a duration that cannot be read for unknown, and an empty one for zero`(written: String, seconds: Int?)
        throws
    {
        let cdr = try row(
            #"{"timestamp":1772000005,"call_id":"1.2","duration":\#(written),"talk_duration":\#(written)}"#
        )
        #expect(cdr.durationSeconds == seconds)
        #expect(cdr.talkSeconds == seconds)
    }

    @Test func `identifies a row without an id by its content`() throws {
        let first = try row(#"{"timestamp":1772000005,"disposition":"BUSY","call_id":"1772000000.7"}"#)
        let same = try row(#"{"call_id":"1772000000.7", "disposition":"BUSY","timestamp":1772000005}"#)
        let other = try row(#"{"call_id":"1772000000.7", "disposition":"BUSY","timestamp":1772000006}"#)
        #expect(first.historyID == nil)
        #expect(first.identity == same.identity)
        #expect(first.identity != other.identity)
    }

    @Test(
        arguments: [
            (#""call_to":"2041<2041>""#, "2041", nil),
            (#""call_to":"2041""#, "2041", nil),
            (#""call_to":"IVR Welcome<6201>""#, "6201", "IVR Welcome"),
            (#""call_to":"A <b> c<6201>""#, "6201", "A <b> c"),
            (#""call_to":"Satisfaction Survey""#, "Satisfaction Survey", nil),
            (#""call_to":"Anonymous<>""#, "Anonymous", nil),
            (#""call_to":"IVR Welcome<6201>","call_to_number":"6201","call_to_name":"Welcome""#, "6201", "Welcome"),
            (#""call_to":" ""#, nil, nil),
        ] as [(String, String?, String?)]
    )
    func `unwraps numbers and names`(fields: String, number: String?, name: String?) throws {
        let cdr = try row(#"{"timestamp":1772000005,"call_id":"1.2",\#(fields)}"#)
        #expect(cdr.callee == number)
        #expect(cdr.calleeName == name)
    }

    /// 2026-02-05 06:13:20 UTC, shown in several display formats and zones.
    @Test(
        arguments: [
            ("05/02/2026 07:13:20 AM", 3600), ("02/05/2026 07:13:20 AM", 3600), ("02/05/2026 07:13:20", 3600),
            ("2026/02/05 07:13:20", 3600),
            ("2026-02-05 01:13:20 pm", 25_200), ("05.02.2026 12:13", 21_600), ("04/02/2026 10:13:20 PM", -28_800),
            ("05/02/2026 11:58:20 AM", 20_700), ("05/02/2026 07:20:20 AM", nil), ("yesterday", nil),
            ("05/02/2027 07:13:20 AM", nil),
            ("31/31/2026 07:13:20", nil), ("05/02/2026 20:13:20", 50_400), ("04/02/2026 18:13:20", -43_200), ("", nil),
        ] as [(String, Int64?)]
    )
    func `finds the offset in the display text whatever its format`(text: String, offset: Int64?) throws {
        let cdr = try row(#"{"timestamp":1770272000,"time":"\#(text)","call_id":"1.2"}"#)
        #expect(cdr.startLocalSeconds == offset.map { 1_770_272_000 + $0 })
    }

    @Test func `reads a display text alone only when it has one meaning`() throws {
        #expect(try row(#"{"time":"25/02/2026 07:13:20 AM","call_id":"1.2"}"#).startLocalSeconds == 1_772_003_600)
        #expect(try row(#"{"time":"02/25/2026 07:13:20 AM","call_id":"1.2"}"#).startLocalSeconds == 1_772_003_600)
        #expect(try row(#"{"time":"05/02/2026 07:13:20 AM","call_id":"1.2"}"#).startLocalSeconds == nil)
        #expect(try row(#"{"time":"02/02/2026 12:13:20 AM","call_id":"1.2"}"#).startLocalSeconds == 1_769_991_200)
    }

    @Test(arguments: [
        (#"{"type":30012,"msg":"{\"call_id\":\"1.2\"}"}"#, "a history row in the shape of an event"),
        (
            #"{"call_id":"1.2","time_start":"2026-02-25 07:13:20","status":"BUSY"}"#,
            "a history row in the shape of an event"
        ),
        (#"{"call_id":"1.2"}"#, "a history row without timestamp, time and disposition"),
        (#"{"timestamp":1772000005}"#, "a history row without call_id and uid"),
        ("[1]", "a history row that is no object"),
        ("{", "not JSON: it ends within an object (byte 1)"),
    ])
    func `refuses what is no history row`(text: String, error: String) {
        let mapped = EventMapper.map(historyRow: Array(text.utf8))
        #expect(mapped.status == .quarantined)
        #expect(mapped.error == error)
        #expect(mapped.facts.isEmpty)
    }

    @Test(
        arguments: [
            ("a\u{1}b", "a b"), ("a\nb", "a b"), (#"x\ud83d"#, "x\u{FFFD}"), (#"DOM\user"#, #"DOM\user"#),
            (#"","n":1111111111111111111111111111111111111111111,"m":""#, nil),
        ] as [(String, String?)]
    )
    func `reads a row whose strings have faults as an event would be read`(written: String, name: String?) throws {
        #expect(try row(#"{"timestamp":1772000005,"call_id":"1.2","call_from_name":"\#(written)"}"#).callerName == name)
        let event = #"{"type":30012,"msg":{"call_id":"1.2","status":"BUSY","call_from":"\#(written)<2041>"}}"#
        guard name != nil, case .cdr(let cdr) = EventMapper.map(event: Array(event.utf8)).facts.first else { return }
        #expect(cdr.callerName == name)
    }

    @Test(arguments: [#"{"timestamp":1e400,"call_id":"1.2"}"#, #"{"timestamp":NaN,"call_id":"1.2"}"#])
    func `quarantines a row that is no JSON`(text: String) {
        let mapped = EventMapper.map(historyRow: Array(text.utf8))
        #expect(mapped.status == .quarantined)
        #expect(mapped.error?.hasPrefix("not JSON: ") == true)
    }

    @Test func `keeps the good entries of a directory list with one that is no JSON`() {
        let mapped = EventMapper.map(
            directory: .extensions,
            rows: Array(
                #"{"errcode":0,"data":[{"number":"2041","caller_id_name":"I\x"},{"id":NaN},{"number":"2042"}]}"#.utf8
            )
        )
        #expect(mapped.facts.map(describe) == [#"extensions [2041 I\x, 2042 -]"#])
        #expect(mapped.status == .quarantined)
        #expect(mapped.error == "a row is not JSON: no value begins like this (byte 6)")
    }

    @Test func `groups the oldest rows by their uid`() throws {
        #expect(
            try row(#"{"id":5,"uid":"20190101120000AB123","time":"01/01/2019 12:00:00","timestamp":1546340400}"#).callID
                == "20190101120000AB123"
        )
    }

    @Test(
        arguments: [
            (#"{"errcode":0,"errmsg":"SUCCESS"}"#, "live []", nil),
            (#"{"errcode":60001,"errmsg":"DATA NOT FOUND"}"#, "live []", nil),
            (#"{"errcode":0,"errmsg":null,"data":null}"#, "live []", nil),
            (
                #"{"errcode":0,"data":[{"call_id":"1.2","members":[{"extension":{"number":"2041","member_status":"ANSWER"}}]},{"call_id":"1.3"}]}"#,
                "live [1.2: extension 2041 - - - ANSWER -; 1.3: ]", nil
            ),
            (#"{"errcode":0,"data":[{"members":[]}]}"#, nil, "a live call without call_id"),
            (
                #"{"errcode":0,"data":[{"call_id":"1.2","members":[{"extension":{"number":"2041","member_status":"ANSWER"}}]},null,"x",{"call_id":"1.3"}]}"#,
                "members 1.2 [extension 2041 - - - ANSWER -]", "a live call without call_id"
            ),
            (
                #"{"errcode":0,"data":[{"call_id":"1.2","members":[{"extension":{"number":"2041","member_status":"ANSWER"}}]},{"call_id":NaN}]}"#,
                "members 1.2 [extension 2041 - - - ANSWER -]", "a row is not JSON: no value begins like this (byte 11)"
            ),
            (#"{"errcode":10004,"errmsg":"TOKEN EXPIRED"}"#, nil, "the PBX answered with error 10004 (TOKEN EXPIRED)"),
            (#"{"data":[]}"#, nil, "an answer without errcode"),
            (#"{"errcode":0,"data":{}}"#, nil, "an answer whose data is no list"),
            ("<html>", nil, "not JSON: no value begins like this (byte 0)"),
        ] as [(String, String?, String?)]
    )
    func `maps the list of live calls`(text: String, expected: String?, error: String?) {
        let mapped = EventMapper.map(liveCalls: Array(text.utf8))
        #expect(mapped.facts.map(describe) == [expected].compactMap(\.self))
        #expect(mapped.error == error)
        #expect(mapped.status == (error == nil ? .mapped : .quarantined))
    }

    @Test(arguments: [
        (
            DirectoryList.Kind.extensions,
            #"{"errcode":0,"total_number":1,"data":[{"id":3,"number":"2041","caller_id_name":"Ion Rus"}]}"#,
            "extensions [2041 Ion Rus]"
        ),
        (.trunks, #"[{"id":1,"name":"Line 1","type":"sip"}]"#, "trunks [Line 1 Line 1]"),
        (
            .queues,
            #"{"errcode":0,"queue_list":[{"number":6401,"name":"Sales","dynamic_agent_list":null,"static_agent_list":[{"text":"Ion Rus","text2":"2041","value":"9"},{"text2":"2042"}]}]}"#,
            "queues [6401 Sales 2041 2042]"
        ),
        (.queues, #"{"errcode":60001}"#, "queues []"),
    ])
    func `maps directory lists`(kind: DirectoryList.Kind, text: String, expected: String) {
        let mapped = EventMapper.map(directory: kind, rows: Array(text.utf8))
        #expect(mapped.facts.map(describe) == [expected])
        #expect(mapped.status == .mapped)
    }

    @Test func `says which rows of a directory have no number`() {
        let mapped = EventMapper.map(
            directory: .extensions,
            rows: Array(#"[{"caller_id_name":"x"},{"number":"2041"}]"#.utf8)
        )
        #expect(mapped.facts.map(describe) == ["extensions [2041 -]"])
        #expect(mapped.error == "a row of the extensions without its number")
    }

    @Test func `finds the PBX's offset in its information`() {
        let text = #"""
            {"errcode":0,"errmsg":"SUCCESS","data":{"device_name":"PBX-A","model_name":"P550","sn":"369F01","firmware_version":"37.23.0.123",
            "system_time":"25/02/2026 07:13:48 AM","system_date_format":"DD/MM/YYYY","system_time_format":"hh:mm:ss PM","timestamp":1772000020}}
            """#
        let mapped = EventMapper.map(information: Array(text.utf8))
        #expect(mapped.facts.map(describe) == ["369F01 PBX-A P550 37.23.0.123 3600 1772000020"])
        #expect(mapped.serial == "369F01")
        #expect(EventMapper.map(information: Array(#"{"errcode":0}"#.utf8)).error == "an answer without data")
    }
}
