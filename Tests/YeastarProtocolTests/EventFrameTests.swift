import Testing
import YeastarProtocol

@Suite struct EventFrameTests {
    private func describe(_ text: String) -> String {
        var frames: [String] = []
        EventFrame.read(Array(text.utf8)) { frames.append(describe($0)) }
        return frames.joined(separator: " + ")
    }

    private func describe(_ frame: EventFrame) -> String {
        switch frame {
        case .heartbeatResponse: "heartbeat"
        case .answer(let answer): "answer \(answer.code) \(answer.message ?? "-")"
        case .event(let event): "event \(event.type) \(event.serial ?? "-") \(describe(event.payload))"
        case .unreadable(let reason): "unreadable: \(reason)"
        }
    }

    private func describe(_ payload: EventFrame.Payload) -> String {
        switch payload {
        case .fields(let fields): fields["extension"]?.text ?? "no extension"
        case .text(let text): "text <\(text)>"
        }
    }

    @Test(arguments: [
        ("heartbeat response", "heartbeat"),
        (" heartbeat response\r\n", "heartbeat"),
        ("heartbeat", "heartbeat"),
        (#""heartbeat response""#, "heartbeat"),
        ("heartbeats", "unreadable: not JSON: no value begins like this (byte 0)"),
        (#"{"errcode":0,"errmsg":"SUCCESS"}"#, "answer 0 SUCCESS"),
        (#"{"errcode":10004,"errmsg":null}"#, "answer 10004 -"),
        (#"{"errcode":"40002","errmsg":"PARAMETER ERROR","invalid_param_list":[]}"#, "answer 40002 PARAMETER ERROR"),
        (#"{"errcode":"no"}"#, "unreadable: its errcode is not a number"),
        (#"{"type":10000}"#, "event 10000 - no extension"),
        (#"{"type":"call"}"#, "unreadable: its type is not a number"),
        (#"{"hello":1}"#, "unreadable: an object with neither a type nor an errcode"),
        ("[1]", "unreadable: a JSON array where an object is due"),
        ("", "unreadable: not JSON: it is empty (byte 0)"),
    ])
    func `tells heartbeats, answers and events apart`(text: String, expected: String) {
        #expect(describe(text) == expected)
    }

    @Test(arguments: [
        (#"{"type":30008,"sn":"369A","msg":"{\"extension\":\"2041\"}"}"#, "event 30008 369A 2041"),
        (#"{"sn":" 369A ","msg":{"extension":2041},"type":"30008"}"#, "event 30008 369A 2041"),
        (#"{"type":30008,"msg":[{"extension":"2041"}]}"#, "event 30008 - 2041"),
        (#"{"type":30008,"msg":"[{\"extension\":\"2041\"}]"}"#, "event 30008 - 2041"),
        (#"{"type":30008,"extension":"2041"}"#, "event 30008 - 2041"),
        (#"{"type":30008,"msg":null,"extension":"2041"}"#, "event 30008 - 2041"),
        (#"{"type":30008,"msg":" ","extension":"2041"}"#, "event 30008 - 2041"),
        (#"{"type":30008,"msg":"\"{\\\"extension\\\":\\\"2041\\\"}\""}"#, "event 30008 - 2041"),
        (#"{"type":30008,"msg":[{"extension":"1"},{"extension":"2"}]}"#, "event 30008 - 1 + event 30008 - 2"),
        (#"{"type":30008,"msg":"gone"}"#, "event 30008 - text <gone>"),
        (#"{"type":30008,"msg":"{\"extension\":"}"#, #"event 30008 - text <{"extension":>"#),
        (#"{"type":30008,"msg":7}"#, "event 30008 - text <7>"),
        (#"{"type":30008,"msg":[]}"#, "event 30008 - text <[]>"),
        (#"{"type":30008,"msg":[1]}"#, "event 30008 - text <[1]>"),
        (#"{"type":30008,"msg":"12"}"#, "event 30008 - text <12>"),
    ])
    func `finds the message in whichever form it comes`(text: String, expected: String) {
        #expect(describe(text) == expected)
    }

    @Test(arguments: [
        (#"{"type":30008,"sn":"369A","msg":"{"extension":"2041","status":"Busy"}"}"#, "event 30008 369A 2041"),
        (#"{"type":30008, "msg" : "{"extension":"2041"}" , "sn":"369A"}"#, "event 30008 369A 2041"),
        (#"{"type":30008,"msg":"[{"extension":"2041"}]"}"#, "event 30008 - 2041"),
        ("{\"type\":30008,\"msg\":{\"extension\":\"20\u{1}41\"}}", "event 30008 - 20 41"),
        (#"{"type":30008,"msg":"{\"extension\":\"20\n41\"}"}"#, "event 30008 - 20 41"),
        (#"{"type":30008,"msg":"{\"extension\":\"DOM\\user\"}"}"#, #"event 30008 - DOM\user"#),
        (#"{"type":30008,"msg":{"extension":"20\ud83d41"}}"#, "event 30008 - 20\u{FFFD}41"),
        (
            #"{"type":30008,"msg":"{"extension"}"#,
            "unreadable: not JSON: neither a comma nor the end of an object (byte 23)"
        ),
        (#"{"type":30008,"msg":"{"#, "unreadable: not JSON: it ends within a string (byte 22)"),
    ])
    func `repairs what cannot be read otherwise`(text: String, expected: String) {
        #expect(describe(text) == expected)
    }

    @Test func `reads several documents in one text`() {
        #expect(
            describe(#"{"errcode":0}{"type":30008,"msg":{"extension":"1"}} {"type":1}"#)
                == "answer 0 - + event 30008 - 1 + event 1 - no extension"
        )
        #expect(
            describe(#"{"type":30008,"msg":{"extension":"1"}}{"type":"#)
                == "event 30008 - 1 + unreadable: not JSON: it ends where a value is due (byte 46)"
        )
    }
}
