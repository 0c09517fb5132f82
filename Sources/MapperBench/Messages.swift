// swift-format-ignore-file: AlwaysUseLowerCamelCase
// The events of the blast as one would write them for `JSONDecoder`, with the PBX's names: what the mapper is held against.

struct Envelope: Decodable {
    var type: Int
    var sn: String?
    var msg: String
}

struct MembersMessage: Decodable {
    struct Member: Decodable {
        var `extension`: State?
        var inbound: State?
        var outbound: State?
    }

    struct State: Decodable {
        var number: String?
        var from: String?
        var to: String?
        var trunk_name: String?
        var channel_id: String?
        var member_status: String
        var call_path: String?
    }

    var call_id: String
    var members: [Member]
}

struct RecordMessage: Decodable {
    var call_id: String
    var time_start: String
    var call_from: String?
    var call_to: String?
    var call_duration: Int
    var talk_duration: Int
    var src_trunk_name: String?
    var dst_trunk_name: String?
    var pin_code: String?
    var status: String
    var type: String
    var recording: String?
    var did_number: String?
    var did_name: String?
    var agent_ring_time: Int?
    var uid: String?
    var call_note_id: String?
}
