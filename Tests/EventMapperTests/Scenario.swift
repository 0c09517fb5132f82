import CallModel
import EventMapper

/// Facts of one call that began 2026-02-25 06:13:20 UTC, on a PBX one hour ahead of UTC.
///
/// Moments are seconds after the call's start. Records go through the mapper, in the shape of the wire.
struct Scenario {
    static let start: Int64 = 1_772_000_000
    static let callID = "1772000000.7"
    static let uid = "202602250713200AB12"

    var facts = CallFacts(callID: callID)
    private var sequence: Int64 = 0

    init(queues: [String] = [], extensions: [String] = []) {
        facts.directory.queues = Dictionary(uniqueKeysWithValues: queues.map { ($0, "Queue") })
        facts.directory.extensions = Dictionary(uniqueKeysWithValues: extensions.map { ($0, "Person") })
    }

    var call: Call { CallRules.derive(facts) }

    private mutating func receipt(_ seconds: Double) -> CallFacts.Receipt {
        sequence += 1
        let milliseconds = Self.start * 1000 + Int64((seconds * 1000).rounded())
        return CallFacts.Receipt(milliseconds: milliseconds, connection: 1, sequence: sequence)
    }

    /// One frame of member states.
    mutating func state(_ seconds: Double, _ members: MemberState...) {
        let receipt = receipt(seconds)
        facts.members += members.map { CallFacts.Received($0, receipt) }
    }

    /// An event 30012; `at` is the leg's start, `received` the moment of its frame.
    mutating func event(
        at: Int64 = 0,
        _ caller: String,
        _ callee: String,
        _ status: String,
        _ type: String,
        duration: Int,
        talk: Int = 0,
        received: Double,
        uid: String = Scenario.uid,
        extra: String = ""
    ) {
        let text = #"""
            {"type":30012,"sn":"369F01","msg":{"call_id":"\#(facts.callID)","time_start":"\#(Self.local(at))","call_from":"\#(caller)",
            "call_to":"\#(callee)","call_duration":\#(duration),"talk_duration":\#(talk),"status":"\#(status)","type":"\#(type)",
            "uid":"\#(uid)"\#(extra)}}
            """#
        add(EventMapper.map(event: Array(text.utf8)), received)
    }

    /// A row of the history.
    mutating func row(
        at: Int64 = 0,
        _ caller: String,
        _ callee: String,
        _ status: String,
        _ type: String,
        duration: Int,
        talk: Int = 0,
        received: Double = 600,
        id: String,
        extra: String = ""
    ) {
        let text = #"""
            {"call_id":"\#(facts.callID)","timestamp":\#(Self.start + at),"time":"\#(Self.local(at))","call_from":"\#(caller)",
            "call_to":"\#(callee)","duration":\#(duration),"talk_duration":\#(talk),"disposition":"\#(status)","call_type":"\#(type)",
            "uid":"\#(Self.uid)","new_id":"\#(id)"\#(extra)}
            """#
        add(EventMapper.map(historyRow: Array(text.utf8)), received)
    }

    mutating func transfer(_ seconds: Double) {
        facts.transfers.append(
            CallFacts.Received(TransferReport(kind: .transfer, callID: facts.callID, members: []), receipt(seconds))
        )
    }

    mutating func ringTimeout(_ seconds: Double, queue: String, agent: String) {
        let event = AgentEvent(kind: .ringTimeout, queue: queue, agent: agent, callID: facts.callID)
        facts.agents.append(CallFacts.Received(event, receipt(seconds)))
    }

    private mutating func add(_ frame: MappedFrame, _ seconds: Double) {
        guard case .cdr(let cdr) = frame.facts.first else { return }
        facts.cdrs.append(CallFacts.Received(cdr, receipt(seconds)))
    }

    /// A moment of 2026-02-25 as the PBX's clock shows it.
    static func local(_ seconds: Int64) -> String {
        let ofDay = (start + 3600 + seconds) % 86_400
        func two(_ value: Int64) -> String { value < 10 ? "0\(value)" : "\(value)" }
        return "2026-02-25 \(two(ofDay / 3600)):\(two(ofDay / 60 % 60)):\(two(ofDay % 60))"
    }
}

/// An extension's state; its channel is named after the number unless told otherwise.
func phone(_ number: String, _ status: String, channel: String? = nil, path: String? = nil) -> MemberState {
    MemberState(
        kind: "extension",
        number: number,
        channelID: channel ?? "PJSIP/\(number)-0001",
        status: status,
        path: path
    )
}

func inbound(_ status: String, path: String? = nil) -> MemberState {
    MemberState(
        kind: "inbound",
        number: "0722000111",
        dialed: "0180000000",
        channelID: "PJSIP/line-0001",
        trunk: "Line 1",
        status: status,
        path: path
    )
}

func outbound(_ status: String, from: String, to: String, channel: String = "PJSIP/line-0002") -> MemberState {
    MemberState(kind: "outbound", number: from, dialed: to, channelID: channel, trunk: "Line 2", status: status)
}

extension Call {
    /// What became of the call, in one line: moments are seconds after the scenario's start.
    var line: String {
        func text(_ value: Int?) -> String { value.map(String.init) ?? "-" }
        return [
            state.rawValue, direction?.rawValue ?? "-", outcome?.rawValue ?? "-", "by \(answeredBy ?? "-")",
            "wait \(text(waitSeconds))",
            "talk \(text(talkSeconds))", "duration \(text(durationSeconds))", isEstimated ? "estimated" : "exact",
        ].joined(separator: " ")
    }

    /// The offers, one line each: extension, result, and when it rang, was answered, ended; ringing and hold.
    var offerLines: [String] {
        offers.map { offer in
            func moment(_ seconds: Int64?) -> String { seconds.map { "\($0 - Scenario.start)" } ?? "-" }
            func text(_ value: Int?) -> String { value.map(String.init) ?? "-" }
            let times = "\(moment(offer.rangSeconds)) \(moment(offer.answeredSeconds)) \(moment(offer.endedSeconds))"
            return "\(offer.extension) \(offer.result?.rawValue ?? "rings") \(times) ring \(text(offer.ringSeconds)) "
                + "hold \(text(offer.holdSeconds)) \(offer.path ?? "-") \(offer.isEstimated ? "estimated" : "exact")"
        }
    }

    /// The legs, one line each: callee, its kind, disposition, start, duration and talk.
    var legLines: [String] {
        legs.map { leg in
            let start = leg.start.map { "\($0.seconds - Scenario.start)" } ?? "-"
            let source = leg.eventIdentity == nil ? "history" : leg.historyIdentity == nil ? "event" : "both"
            return "\(leg.callee ?? "-") \(leg.calleeKind?.rawValue ?? "-") \(leg.disposition?.rawValue ?? "-") "
                + "\(start) \(leg.durationSeconds ?? -1) \(leg.talkSeconds ?? -1) \(source)"
        }
    }
}
