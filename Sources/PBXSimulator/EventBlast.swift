import NIOCore

/// Event frames written beforehand, to be sent as fast as a reader takes them.
///
/// Ten frames a call: six 30011 and four 30012, so 60 to 40. Every frame is different.
public struct EventBlast: Sendable {
    /// What came of a blast.
    public struct Outcome: Sendable, Hashable {
        /// Frames written, summed over the sockets.
        public let frames: Int
        public let bytes: Int
        public let duration: Duration
        /// Sockets that were subscribed when it began.
        public let sockets: Int
    }

    let frames: [ByteBuffer]

    /// How many frames it has.
    public var count: Int { frames.count }

    /// Writes the frames of `events` events, a multiple of ten.
    init(events: Int, firstCounter: Int, startedAt: Int, clock: PBXClock, serialNumber: String) {
        let calls = max(1, (events + 9) / 10)
        var frames: [ByteBuffer] = []
        frames.reserveCapacity(calls * 10)
        for index in 0..<calls {
            // Fifty calls a second, so that the calls spread over time as real ones do.
            let second = startedAt + index / 50
            for event in Self.events(counter: firstCounter + index, second: second, clock: clock) {
                frames.append(ByteBuffer(string: event.text(serialNumber: serialNumber)))
            }
        }
        self.frames = frames
    }

    private static func events(counter: Int, second: Int, clock: PBXClock) -> [EventFrame] {
        let callID = "\(second).\(counter)"
        let caller = "06" + padded(counter % 100_000_000, 8)
        let agent = "10" + padded(counter % 12 + 1, 2)
        let uid = clock.compactTime(second) + hexadecimal(counter, digits: 5, uppercase: true)
        let local = clock.eventTime(second)
        let trunkChannel = "PJSIP/Trunk-A-" + hexadecimal(counter * 2, digits: 8)
        let agentChannel = "PJSIP/\(agent)-" + hexadecimal(counter * 2 + 1, digits: 8)
        func state(_ trunk: String?, _ phone: String?) -> EventFrame {
            var members: [String] = []
            if let trunk {
                members.append(
                    EventTexts.trunkMember(
                        kind: "inbound",
                        from: caller,
                        to: "0140000000",
                        trunk: "Trunk-A",
                        channel: trunkChannel,
                        status: trunk,
                        path: "6400"
                    )
                )
            }
            if let phone {
                members.append(
                    EventTexts.extensionMember(number: agent, channel: agentChannel, status: phone, path: "6400")
                )
            }
            return EventFrame(type: 30_011, message: EventTexts.members(callID: callID, members))
        }
        func details(_ callee: String, _ duration: Int, _ talk: Int, _ ring: Int) -> EventFrame {
            EventFrame(
                type: 30_012,
                message: "{\"call_id\":\"\(callID)\",\"time_start\":\"\(local)\",\"call_from\":\"\(caller)\""
                    + ",\"call_to\":\"\(callee)\",\"call_duration\":\(duration),\"talk_duration\":\(talk)"
                    + ",\"src_trunk_name\":\"Trunk-A\",\"dst_trunk_name\":\"\",\"pin_code\":\"\""
                    + ",\"status\":\"ANSWERED\",\"type\":\"Inbound\",\"recording\":\"\""
                    + ",\"did_number\":\"0140000000\",\"did_name\":\"Main line\",\"agent_ring_time\":\(ring)"
                    + ",\"uid\":\"\(uid)\",\"call_note_id\":\"\",\"enb_call_note\":0,\"is_display\":1"
                    + ",\"realclidnum\":\"\"}"
            )
        }
        return [
            state("ALERT", nil), state("ANSWERED", "RING"), state("ANSWERED", "ANSWER"), state("HOLD", nil),
            state("ANSWERED", nil), state("BYE", "BYE"), details("6200", 5, 5, 0), details("6400", 60, 50, 0),
            details(agent, 57, 50, 10), details("Satisfaction Survey", 4, 4, 0),
        ]
    }
}
