import Foundation
import GRDB
import Reports

/// Two weeks of an invented company's calls from a seeded generator: enough to fill every picture.
struct PlausibleArchive {
    let archive: TestArchive
    /// Monday, 16 March 2026, 08:00 in Paris.
    let now = at("2026-03-16 08:00:00")
    private var random = SplitMix(state: 20_260_316)
    private var count: Int64 = 0

    /// A queue's number.
    private static let queues = ["6400", "6401"]
    private static let names = ["Ada", "Bea", "Cyd", "Dov", "Eli", "Fay", "Gus", "Hal", "Ivo", "Jan"]

    init(callerName: String? = nil) throws {
        archive = try TestArchive()
        try archive.insert("pbx", ["id": 1, "name": "paris", "time_zone": "Europe/Paris"])
        try archive.database.write { db in
            for day in 0..<14 {
                let midnight = at("2026-03-02") + Int64(day) * 86_400
                try addDay(midnight, isWeekend: day % 7 > 4, callerName: callerName, in: db)
            }
        }
        try archive.sumHours()
        try addFeed()
    }

    func request() throws -> ReportRequest { ReportRequest(now: now) }

    private mutating func addDay(_ midnight: Int64, isWeekend: Bool, callerName: String?, in db: Database) throws {
        for hour in 7..<20 {
            let busy = [9, 10, 11, 14, 15, 16].contains(hour) ? 14 : hour == 12 ? 6 : 4
            for _ in 0..<(isWeekend ? random.below(2) : busy + random.below(8)) {
                try addCall(at: midnight + Int64(hour * 3600 + random.below(3600)), callerName: callerName, in: db)
            }
        }
    }

    private mutating func addCall(at start: Int64, callerName: String?, in db: Database) throws {
        count += 1
        let kind = random.below(10)
        let direction = kind < 6 ? "inbound" : kind < 9 ? "outbound" : "internal"
        let phone = random.below(Self.names.count)
        let queue = direction == "inbound" && random.below(3) > 0 ? Self.queues[random.below(2)] : nil
        let isAnswered = random.below(100) < 78
        let wait = isAnswered ? 2 + random.below(random.below(4) == 0 ? 120 : 25) : 5 + random.below(90)
        let talk = isAnswered ? 20 + random.below(random.below(5) == 0 ? 1800 : 400) : 0
        let unanswered = queue != nil ? "abandoned" : random.below(2) == 0 ? "no_answer" : "voicemail"
        let outcome = isAnswered ? "answered" : unanswered
        let outside = "06\(11_000_000 + random.below(60))"
        let number = "10\(10 + phone)"
        let trunk = direction == "internal" ? nil : ["sip-orange", "sip-free"][random.below(2)]
        try db.execute(
            sql: """
                INSERT INTO call (id, pbx, call_id, state, started_at, utc_offset, ended_at, direction, caller, caller_name,
                    dialed, did, answered_by, outcome, missed, wait_seconds, talk_seconds, duration_seconds, queue, trunk,
                    leg_count, rule_version, time_source)
                VALUES (?, 1, ?, 'ended', ?, 3600, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, 1, 'timestamp')
                """,
            arguments: [
                count, "17\(count).1", start, start + Int64(wait + talk), direction,
                direction == "inbound" ? outside : number, direction == "inbound" ? callerName : Self.names[phone],
                direction == "outbound" ? outside : "1011", direction == "inbound" ? "0140" : nil,
                isAnswered ? (direction == "inbound" ? number : outside) : nil, outcome,
                direction == "inbound" && !isAnswered ? 1 : 0, wait, talk, wait + talk, queue, trunk,
            ]
        )
        let isInbound = direction == "inbound"
        let legs: [(String?, String, String, Int)] =
            [(queue, "queue", isAnswered ? "answered" : "abandoned", talk)].filter { $0.0 != nil }
            + [
                (
                    isInbound ? number : outside, isInbound ? "extension" : "external",
                    isAnswered ? "answered" : "no_answer", talk
                )
            ]
        for (index, leg) in legs.enumerated() {
            // A queue's phones ring near the end of the wait in it.
            let delay = index > 0 ? max(0, wait - 2) : 0
            try db.execute(
                sql: """
                    INSERT INTO leg (call, leg, started_at, utc_offset, time_source, event_cdr, caller, callee, callee_name,
                        callee_kind, direction, disposition, talk_seconds, duration_seconds, queue_wait_seconds, src_trunk,
                        dst_trunk)
                    VALUES (?, ?, ?, 3600, 'timestamp', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """,
                arguments: [
                    count, index + 1, start + Int64(delay), Data("c\(count)-\(index)".utf8),
                    isInbound ? outside : number, leg.0,
                    isInbound && leg.1 == "extension" ? Self.names[phone] : nil, leg.1, direction, leg.2, leg.3,
                    wait + talk - delay, leg.1 == "queue" && !isAnswered ? wait : nil, isInbound ? trunk : nil,
                    isInbound ? nil : trunk,
                ]
            )
        }
    }

    private func addFeed() throws {
        try archive.execute(
            "INSERT INTO connection (id, pbx, opened_ms, subscribed_ms, alive_ms, topics) VALUES (1, 1, ?, ?, ?, '30012')",
            [at("2026-03-02") * 1000, at("2026-03-02") * 1000, now * 1000 - 1000]
        )
        for day in 0..<14 {
            let start = at("2026-03-02") + Int64(day) * 86_400
            try archive.insert(
                "coverage_day",
                [
                    "pbx": 1, "local_date": String("\(CivilTime(seconds: start + 3600))".prefix(10)),
                    "start_seconds": start, "end_seconds": start + 86_400, "pbx_legs": 10, "archive_legs": 10,
                    "complete": 1,
                ]
            )
        }
    }
}

/// A small generator whose numbers are the same everywhere.
struct SplitMix {
    var state: UInt64

    mutating func below(_ bound: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((z ^ (z >> 31)) % UInt64(bound))
    }
}
