import NIOCore

/// Event frames to be sent as fast as a reader takes them.
///
/// Ten frames a call: six 30011 and four 30012, so 60 to 40. Every frame is different. Up to a million frames are written
/// beforehand; of a longer blast a slice is written while the one before it is sent, so that it takes little memory.
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

    /// About 600 bytes of memory a frame.
    private static let mostPrepared = 1_000_000
    private static let callsOfSlice = 1_000

    private let calls: Int
    private let firstCounter: Int
    private let startedAt: Int
    private let callsPerSecond: Double
    private let clock: PBXClock
    private let serialNumber: String
    private var prepared: [[ByteBuffer]] = []

    /// Events a second that a socket gets; nil for as many as it takes.
    let pace: Int?

    /// How many frames it has.
    public var count: Int { calls * 10 }

    var sliceCount: Int { (calls + Self.callsOfSlice - 1) / Self.callsOfSlice }

    /// Plans `events` events, rounded up to a multiple of ten, and writes their frames if they are few.
    ///
    /// A paced blast begins now and its calls begin when they are sent. Otherwise there are fifty a second, so that the calls
    /// spread over time as real ones do, and the last one begins now.
    init(events: Int, pace: Int?, firstCounter: Int, now: Int, clock: PBXClock, serialNumber: String) {
        calls = max(1, (events + 9) / 10)
        callsPerSecond = pace.map { Double($0) / 10 } ?? 50
        startedAt = pace == nil ? now - calls / 50 : now
        self.pace = pace
        self.firstCounter = firstCounter
        self.clock = clock
        self.serialNumber = serialNumber
        if pace == nil, count <= Self.mostPrepared { prepared = (0..<sliceCount).map(frames(ofSlice:)) }
    }

    /// The frames of a slice, which are none after the last one.
    func frames(ofSlice slice: Int) -> [ByteBuffer] {
        if prepared.indices.contains(slice) { return prepared[slice] }
        let first = slice * Self.callsOfSlice
        guard first < calls else { return [] }
        var frames: [ByteBuffer] = []
        frames.reserveCapacity(Self.callsOfSlice * 10)
        for index in first..<min(first + Self.callsOfSlice, calls) {
            let second = startedAt + Int(Double(index) / callsPerSecond)
            for event in Self.events(counter: firstCounter + index, caller: caller(index), second: second, clock: clock)
            {
                frames.append(ByteBuffer(string: event.text(serialNumber: serialNumber)))
            }
        }
        return frames
    }

    /// Each call has a caller of its own; in a long blast in no order, because an index feels the difference.
    private func caller(_ index: Int) -> String {
        let counter = firstCounter + index
        let number = count <= Self.mostPrepared ? counter : counter * 61_803_399
        return "06" + padded(number % 100_000_000, 8)
    }

    private static func events(counter: Int, caller: String, second: Int, clock: PBXClock) -> [EventFrame] {
        let callID = "\(second).\(counter)"
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
