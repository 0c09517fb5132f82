import Testing
import YeastarProtocol

@Suite("An answer of the PBX")
struct RESTAnswerTests {
    private func answer(_ text: String, status: Int = 200) throws -> RESTAnswer {
        try RESTAnswer(decoding: Array(text.utf8), httpStatus: status)
    }

    @Test func `keeps each row of data byte for byte`() throws {
        let text = #"{"errcode":0,"errmsg":"SUCCESS","total_number":2,"data":[ {"id" : 1,"n":"é\u00e9"},{"id":2.50}]}"#
        let answer = try answer(text)
        #expect(answer.code == .success)
        #expect(answer.totalNumber == 2)
        #expect(
            answer.rows.map { String(decoding: $0, as: UTF8.self) } == [#"{"id" : 1,"n":"é\u00e9"}"#, #"{"id":2.50}"#]
        )
        #expect(answer.bytes == Array(text.utf8))
    }

    @Test(
        "a number of rows that no PBX can have tells nothing",
        arguments: ["-1", "9223372036854775807", "1e30", "null"]
    )
    func impossibleTotal(total: String) throws {
        #expect(try answer(#"{"errcode":0,"total_number":\#(total),"data":[]}"#).totalNumber == nil)
    }

    @Test(
        "a row's start is believed where it is possible",
        arguments: [
            ("1772000000", 1_772_000_000), (#""1772000000""#, 1_772_000_000), ("-9223372036854775808", nil),
            ("9223372036854775807", nil), ("0", nil), ("null", nil), ("[", nil),
        ] as [(String, Int?)]
    )
    func start(timestamp: String, expected: Int?) {
        #expect(CallStart.seconds(row: Array(#"{"timestamp":\#(timestamp),"call_id":"1.1"}"#.utf8)) == expected)
    }

    @Test func `keeps the rows of a queue list`() throws {
        let answer = try answer(
            #"{"errcode":0,"errmsg":"SUCCESS","total_number":1,"queue_list":[{"id":1,"number":"6400"}]}"#
        )
        #expect(answer.rows.count == 1)
    }

    @Test(arguments: [
        #"{"errcode":0,"errmsg":"SUCCESS"}"#,
        #"{"errcode":0,"errmsg":null,"data":null}"#,
        #"{"errcode":60001,"errmsg":"DATA NOT FOUND"}"#,
        #"{"errcode":0,"data":{"sn":"363A"}}"#,
    ])
    func `has no rows where there are none`(text: String) throws {
        #expect(try answer(text).rows.isEmpty)
    }

    @Test func `understands both forms of a parameter complaint`() throws {
        let older = try answer(
            #"{"errcode":40002,"errmsg":"PARAMETER ERROR","invalid_param_list":[{"value":"page_size","validation_type":"max"}]}"#
        )
        #expect(older.invalidParameters.map(\.name) == ["page_size"])
        #expect(older.invalidParameters.first?.detail == "max")
        let newer = try answer(
            #"{"errcode":40002,"errmsg":"PARAMETER ERROR","invalid_param_list":[{"field":"start_time","valid_msg":"valid format: 02/01/2006 15:04:05"}]}"#
        )
        #expect(newer.invalidParameters.first?.detail == "valid format: 02/01/2006 15:04:05")
        #expect(PBXError(newer).message.contains("start_time"))
    }

    @Test(arguments: [
        ("<html><body>502 Bad Gateway</body></html>", 502),
        ("", 200),
        (#"[1,2]"#, 200),
        (#"{"data":[]}"#, 200),
        (#"{"errcode":0}"#, 503),
        (#"{"errcode":"#, 200),
    ])
    func `is a transport error when it is no answer at all`(text: String, status: Int) {
        let error = #expect(throws: PBXError.self) { try answer(text, status: status) }
        #expect(error?.code == .badAnswer)
        #expect(error?.isTransient == true)
    }

    @Test(arguments: [
        (-2, PBXError.Code.overloaded), (-1, .overloaded), (10_001, .unsupported), (10_004, .tokenExpired),
        (10_005, .accessDenied), (40_002, .formatRefused), (60_002, .tokenLimit), (70_004, .ipBlocked),
        (70_082, .overloaded), (70_087, .ipForbidden), (70_123, .apiUnavailable), (70_510, .pbxError),
    ])
    func `becomes an error that says what to do`(errcode: Int, code: PBXError.Code) throws {
        let error = PBXError(try answer(#"{"errcode":\#(errcode),"errmsg":"WORDS"}"#))
        #expect(error.code == code)
        #expect(error.errcode == errcode)
        #expect(error.message.hasSuffix("."))
    }

    @Test(arguments: [
        (1, PBXError.Code.credentials), (40_002, .credentials), (10_005, .credentials), (60_002, .tokenLimit),
        (70_004, .ipBlocked), (70_087, .ipForbidden), (70_123, .apiUnavailable), (-2, .overloaded),
        (10_001, .unsupported),
    ])
    func `refuses credentials on a login unless it says something else`(errcode: Int, code: PBXError.Code) throws {
        #expect(PBXError(login: try answer(#"{"errcode":\#(errcode)}"#)).code == code)
    }

    @Test(
        arguments: [
            ("600", 600), ("1768471800", 480), ("1768471800000", 480), ("0", nil), ("\"\"", nil), ("99999999", 86_400),
        ] as [(String, Int?)]
    )
    func `tells how long a block lasts, however it is written`(value: String, seconds: Int?) throws {
        let answer = try answer(#"{"errcode":70004,"block_expire_time":\#(value)}"#)
        #expect(PBXError(answer, unixNow: 1_768_471_320).retryAfterSeconds == seconds)
    }

    @Test(arguments: [
        ("heartbeat response", "heartbeat"), (" heartbeat response\r\n", "heartbeat"), ("heartbeat", "heartbeat"),
        (#"{"errcode":0,"errmsg":"SUCCESS"}"#, "answer 0"),
        (#"{"errmsg":"TOKEN EXPIRED","errcode":10004}"#, "answer 10004"),
        (#"{"type":30012,"sn":"3630A1","msg":"{\"errcode\":5}"}"#, "event"),
        (#"{"type":30033,"msg":{"errcode":7}}"#, "event"), ("{", "event"), ("", "event"), (#""errcode""#, "event"),
        (#"{"type":30011,"errcode":3}"#, "event"),
    ])
    func `is told apart from heartbeats and events on the socket`(text: String, kind: String) {
        let found =
            switch SocketText(Array(text.utf8)) {
            case .heartbeatAnswer: "heartbeat"
            case .answer(let answer): "answer \(answer.code.rawValue)"
            case .event: "event"
            }
        #expect(found == kind)
    }

    @Test func `is found to be an answer wherever its errcode stands`() {
        for padding in ["a", "e", "d", "o", "c", "r", #"\""#, "er", "errcod", "errcode", #"\"errcode"#] {
            for count in 0..<20 {
                let value = String(repeating: padding, count: count)
                let text = #"{"p":"\#(value)","errcode":10004,"type":1}"#
                guard case .answer = SocketText(Array(text.utf8)) else {
                    Issue.record("\(text)")
                    continue
                }
            }
        }
    }

    @Test func `gives the offset of the PBX's clock`() throws {
        let text =
            #"{"errcode":0,"errmsg":"SUCCESS","data":{"device_name":"PBX-7","model_name":"P560","sn":"3630A7","firmware_version":"37.23.0.1","system_time":"15/01/2026 11:02:20 AM","system_date_format":"DD/MM/YYYY","system_time_format":"hh:mm:ss PM","timestamp":1768471338}}"#
        let information = SystemInformation(try answer(text))
        #expect(information.serial == "3630A7")
        #expect(information.utcOffsetSeconds == 3_600)
    }
}
