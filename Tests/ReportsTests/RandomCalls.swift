import Foundation
import GRDB
import Reports

/// A few hundred invented calls of two companies around a change of the clocks, always the same.
///
/// Some last for days, some are live, many begin or end at the same second, and outside numbers come in several spellings.
struct RandomCalls {
    struct Call {
        let id: Int
        let pbx: String
        let start: Int64
        /// Live calls run until now.
        let end: Int64
        let offset: Int64
        let isLive: Bool
        let direction: String?
        let caller: String?
        let dialed: String?
        let outcome: String?
        let isMissed: Bool
        let wait: Int64?
        let talk: Int64?
        let trunk: String?
        let did: String?
        let answeredBy: String?
        /// Where the first leg went.
        let callee: String
        /// A leg that went out by another trunk.
        var forward: (trunk: String, start: Int64, end: Int64, disposition: String, talk: Int64)?

        /// The local time in the seconds of a clock without zones.
        var local: Int64 { start + offset }
    }

    let archive: TestArchive
    let calls: [Call]
    let now = at("2026-04-05 12:00:00", offset: 7200)
    static let pbxs = ["lisbon", "paris"]

    init(seed: UInt64 = 1, count: Int = 500) throws {
        archive = try TestArchive()
        var random = SplitMix(state: seed)
        for (id, name) in Self.pbxs.enumerated() {
            let zone = name == "paris" ? "Europe/Paris" : "Europe/Lisbon"
            try archive.insert("pbx", ["id": id + 1, "name": name, "time_zone": zone])
        }
        let now = now
        calls = (1...count).map { Self.call(id: $0, now: now, &random) }
        for call in calls { try insert(call) }
        try archive.sumHours()
    }

    private static func call(id: Int, now: Int64, _ random: inout SplitMix) -> Call {
        let pbx = random.pick(pbxs)
        // Multiples of ten minutes make calls meet; the clocks change on 29 March at 01:00 UTC.
        let grid: Int64 = random.chance(0.3) ? 600 : 1
        var start = at("2026-03-20", offset: 0) + Int64(random.below(16 * 86_400)) / grid * grid
        start = min(start, now - 1)
        let offset: Int64 = (start >= at("2026-03-29 01:00:00", offset: 0) ? 3600 : 0) + (pbx == "paris" ? 3600 : 0)
        let isLive = random.chance(0.02)
        let length = random.chance(0.03) ? 3 * 86_400 : random.chance(0.1) ? 0 : Int64(random.below(7200))
        let end = isLive ? now : start + length / grid * grid
        let direction = random.pick(["inbound", "inbound", "outbound", "internal", nil])
        let outcome = random.pick(["answered", "answered", "abandoned", "no_answer", "busy", "failed", "voicemail"])
        let isAnswered = outcome == "answered"
        let wait = random.chance(0.1) ? nil : min(Int64(random.below(90)), end - start)
        let outside = random.pick([
            "0611223344", "+33611223344", "0033611223344", "+442071234567", "+14155550100", "0799887766", "0499000001",
            "+33499000001", "anonymous", "0155667788",
        ])
        let phone = random.pick(["1001", "1002", "1003", "1004"])
        let isTrunk = direction == "inbound" || direction == "outbound"
        var call = Call(
            id: id,
            pbx: pbx,
            start: start,
            end: end,
            offset: offset,
            isLive: isLive,
            direction: direction,
            caller: direction == "inbound" ? outside : phone,
            dialed: direction == "inbound" ? "0140" : direction == "outbound" ? outside : "1005",
            outcome: isLive ? nil : outcome,
            isMissed: !isLive && direction == "inbound" && !isAnswered,
            wait: isLive ? nil : wait,
            talk: isAnswered && !isLive ? (random.chance(0.05) ? nil : max(0, end - start - (wait ?? 0))) : 0,
            trunk: isTrunk ? random.pick(["sip-a", "sip-b", nil]) : nil,
            did: direction == "inbound" ? random.pick(["0140", "0141", nil]) : nil,
            answeredBy: isAnswered ? (direction == "outbound" ? outside : phone) : nil,
            callee: random.pick(["6400", "1001", "1002", "ivr"])
        )
        if random.chance(0.2) {
            let legStart = start + Int64(random.below(Int(end - start) + 1))
            call.forward = (
                random.pick(["sip-a", "sip-c"]), legStart, end, random.pick(["answered", "busy", "failed"]), 7
            )
        }
        return call
    }

    private func insert(_ call: Call) throws {
        let pbx = (Self.pbxs.firstIndex(of: call.pbx) ?? 0) + 1
        try archive.insert(
            "call",
            [
                "id": call.id, "pbx": pbx, "call_id": "c\(call.id)", "state": call.isLive ? "live" : "ended",
                "started_at": call.start, "utc_offset": call.offset, "ended_at": call.isLive ? nil : call.end,
                "direction": call.direction, "caller": call.caller, "dialed": call.dialed, "outcome": call.outcome,
                "missed": call.isLive ? nil : call.isMissed ? 1 : 0, "wait_seconds": call.wait,
                "talk_seconds": call.talk, "duration_seconds": call.isLive ? nil : call.end - call.start,
                "trunk": call.trunk, "did": call.did, "leg_count": call.forward == nil ? 1 : 2,
                "answered_by": call.answeredBy, "rule_version": 1,
            ]
        )
        try leg(1, of: call, ["callee": call.callee, "callee_kind": Self.kind(of: call.callee)])
        guard let forward = call.forward else { return }
        try leg(
            2,
            of: call,
            [
                "started_at": forward.start, "duration_seconds": forward.end - forward.start,
                "dst_trunk": forward.trunk, "disposition": forward.disposition, "talk_seconds": forward.talk,
                "callee": "0700", "callee_kind": "external",
            ]
        )
    }

    static func kind(of callee: String) -> String { callee == "ivr" ? "ivr" : callee == "6400" ? "queue" : "extension" }

    private func leg(_ number: Int, of call: Call, _ values: [String: (any DatabaseValueConvertible)?]) throws {
        let disposition = call.outcome == "abandoned" ? "abandoned" : call.outcome
        let common: [String: (any DatabaseValueConvertible)?] = [
            "call": call.id, "leg": number, "started_at": call.start, "utc_offset": call.offset, "caller": call.caller,
            "direction": call.direction, "disposition": disposition, "talk_seconds": call.talk,
            "duration_seconds": call.end - call.start, "event_cdr": Data("\(call.id)-\(number)".utf8),
        ]
        try archive.insert("leg", common.merging(values) { $1 })
    }

    /// Calls of whole local days, both included.
    func calls(_ from: String, _ to: String) -> [Call] {
        let bounds = at(from, offset: 0)..<(at(to, offset: 0) + 86_400)
        return calls.filter { bounds.contains($0.local) }
    }

    func request(_ from: String?, _ to: String?) throws -> ReportRequest {
        let zone = try DateRange.zone(named: "Europe/Paris")
        return ReportRequest(range: try DateRange.parse(from: from, to: to, now: now, zone: zone), now: now)
    }
}

extension SplitMix {
    fileprivate mutating func chance(_ share: Double) -> Bool { Double(below(10_000)) < share * 10_000 }
    fileprivate mutating func pick<Element>(_ elements: [Element]) -> Element { elements[below(elements.count)] }
}
