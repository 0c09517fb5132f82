/// Texts as a PBX one hour ahead of UTC sends them; every moment is in seconds after ``start``.
enum Wire {
    /// 2026-02-25 06:13:20 UTC.
    static let start: Int64 = 1_772_000_000

    static func milliseconds(_ seconds: Double) -> Int64 { start * 1000 + Int64((seconds * 1000).rounded()) }

    static func callID(_ call: Int64) -> String { "\(start + call).\(call + 1)" }

    static func uid(_ call: Int64) -> String {
        local(call).filter { $0.isNumber } + "A1"
    }

    /// A moment of these days as the PBX's clock shows it.
    static func local(_ seconds: Int64) -> String {
        // 1772000000 is in the day that begins at 1771977600, the 25th.
        let sinceMidnight = start + 3600 + seconds - 1_771_977_600
        let ofDay = sinceMidnight % 86_400
        func two(_ value: Int64) -> String { value < 10 ? "0\(value)" : "\(value)" }
        return "2026-02-\(25 + sinceMidnight / 86_400) \(two(ofDay / 3600)):\(two(ofDay / 60 % 60)):\(two(ofDay % 60))"
    }

    /// A leg of the call that began `call` seconds after ``start``; it began `at` seconds after the call.
    struct CDR {
        var call: Int64 = 0
        var at: Int64 = 0
        var caller = "0722000111"
        var callee = "2041"
        var status = "ANSWERED"
        var duration = 20
        var talk = 14
        var direction = "Inbound"
        var id = "20260225071320-00001"

        /// As event 30012.
        var event: String {
            #"""
            {"type":30012,"sn":"369F01","msg":"{\"call_id\":\"\#(Wire.callID(call))\",\"time_start\":\"\#(Wire.local(call + at))\",\"call_from\":\"\#(caller)\",\"call_to\":\"\#(callee)\",\"call_duration\":\#(duration),\"talk_duration\":\#(talk),\"src_trunk_name\":\"Line 1\",\"dst_trunk_name\":\"\",\"status\":\"\#(status)\",\"type\":\"\#(direction)\",\"recording\":\"\",\"did_number\":\"0180000000\",\"agent_ring_time\":0,\"uid\":\"\#(Wire.uid(call))\"}"}
            """#
        }

        /// As a row of the history.
        var row: String {
            #"""
            {"time":"\#(Wire.local(call + at))","call_from":"\#(caller)","call_to":"\#(callee)","timestamp":\#(Wire.start + call + at),"uid":"\#(Wire.uid(call))","src_trunk":"Line 1","duration":\#(duration),"ring_duration":\#(duration - talk),"talk_duration":\#(talk),"disposition":"\#(status)","call_type":"\#(direction)","did_number":"0180000000","call_from_number":"\#(caller)","call_to_number":"\#(callee)","new_id":"\#(id)","call_id":"\#(Wire.callID(call))"}
            """#
        }
    }

    static func phone(_ number: String, _ status: String, path: String = "") -> String {
        #"{"extension":{"number":"\#(number)","channel_id":"PJSIP/\#(number)-01","member_status":"\#(status)","call_path":"\#(path)"}}"#
    }

    static func line(_ status: String) -> String {
        #"{"inbound":{"from":"0722000111","to":"0180000000","trunk_name":"Line 1","channel_id":"PJSIP/line-01","member_status":"\#(status)","call_path":""}}"#
    }

    /// Event 30011.
    static func states(call: Int64 = 0, _ members: String...) -> String {
        event(30011, #"{"call_id":"\#(callID(call))","members":[\#(members.joined(separator: ","))]}"#)
    }

    /// An event whose message is an object.
    static func event(_ type: Int, _ message: String) -> String {
        #"{"type":\#(type),"sn":"369F01","msg":\#(message)}"#
    }

    /// The answer about live calls; each with a phone that talks.
    static func liveCalls(_ calls: Int64...) -> String {
        let list = calls.map {
            #"{"call_id":"\#(callID($0))","members":[\#(line("ANSWER")),\#(phone("2041", "ANSWER"))]}"#
        }
        return #"{"errcode":0,"errmsg":"SUCCESS","data":[\#(list.joined(separator: ","))]}"#
    }

    /// A directory list: pairs of number and name.
    static func extensions(_ entries: (String, String)...) -> String {
        let list = entries.map { #"{"number":"\#($0.0)","caller_id_name":"\#($0.1)"}"# }
        return
            #"{"errcode":0,"errmsg":"SUCCESS","total_number":\#(list.count),"data":[\#(list.joined(separator: ","))]}"#
    }

    /// A queue list: one queue with its agents.
    static func queue(_ number: String, agents: String...) -> String {
        let list = agents.map { #"{"text":"Agent","text2":"\#($0)"}"# }.joined(separator: ",")
        return
            #"{"errcode":0,"errmsg":"SUCCESS","queue_list":[{"number":"\#(number)","static_agent_list":[\#(list)]}]}"#
    }

    static func queues(_ entries: (String, String)...) -> String {
        let list = entries.map { #"{"number":"\#($0.0)","name":"\#($0.1)"}"# }
        return #"{"errcode":0,"errmsg":"SUCCESS","queue_list":[\#(list.joined(separator: ","))]}"#
    }

    /// The PBX's clock and identity.
    static func information(at seconds: Int64, firmware: String = "37.1") -> String {
        #"{"errcode":0,"errmsg":"SUCCESS","data":{"device_name":"PBX","sn":"369F01","model_name":"P560","firmware_version":"\#(firmware)","system_time":"\#(local(seconds))","timestamp":\#(start + seconds)}}"#
    }
}
