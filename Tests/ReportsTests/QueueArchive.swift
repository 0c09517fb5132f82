import Foundation
import GRDB
import Reports

/// A Monday morning of one small company's queues, few enough inbound calls to add up by hand.
///
/// | id | start (Paris) | way | outcome |
/// |---|---|---|---|
/// | 1 | 09:00:00 | IVR 6200 13 s, queue 6400: 1002 after 7 s, talk 88, hold 8; survey: 5 | answered |
/// | 2 | 09:10:00 | queue 6400, gave up after 30 s | abandoned |
/// | 3 | 09:20:00 | queue 6400, gave up after 4 s | abandoned |
/// | 4 | 09:30:00 | queue 6400 40 s, overflow to queue 6401: 1003 after 20 s, talk 50; survey: none | answered |
/// | 5 | 10:05:00 | queue 6400: 1001 after 25 s, talk 100; again 6400: 1002 after 15 s, talk 45; survey: 2, then 4 | answered |
/// | 6 | 10:30:00 | queue 6400, 18 s, which the PBX calls answered, without any talk | abandoned |
/// | 7 | 11:00:00 | ring group 6300: 1003 after 10 s, talk 40 | answered |
/// | 8 | 11:10:00 | ring group 6300 20 s, then voicemail | voicemail |
/// | 9 | 11:20:00 | IVR 6200 9 s | no_answer |
/// | 10 | 11:30:00 | IVR 6200 5 s, ring group 6300: 1001 after 30 s, talk 1 | answered |
/// | 11 | 12:00:00 | 1001 after 5 s, talk 25; 1002, talk 15; 1001 again, talk 10: proven transfers | answered |
/// | 12 | Sunday 09:00 | queue 6400: 1002 after 3 s, talk 60 | answered |
struct QueueArchive {
    let archive: TestArchive
    /// 16 March 2026, 13:00 in Paris.
    let now = at("2026-03-16 13:00:00")

    init(withEvents: Bool = true) throws {
        archive = try TestArchive()
        try archive.insert("pbx", ["id": 1, "name": "paris", "time_zone": "Europe/Paris"])
        try addQueueCalls()
        try addOtherCalls()
        try addOffers()
        if withEvents { try addEvents() }
        try archive.sumHours()
    }

    func request(from: String? = "2026-03-16", to: String? = "2026-03-16") throws -> ReportRequest {
        let zone = try DateRange.zone(named: "Europe/Paris")
        return ReportRequest(range: try DateRange.parse(from: from, to: to, now: now, zone: zone), now: now)
    }

    /// One stage of a call: where, how long after the call's start, how long, and how much of it was talk.
    private struct Stage {
        let kind: String
        let callee: String
        let name: String?
        let after: Int64
        let duration: Int64
        let talk: Int64
        var disposition: String?

        init(
            _ kind: String,
            _ callee: String,
            _ after: Int64,
            _ duration: Int64,
            talk: Int64 = 0,
            _ word: String? = nil
        ) {
            let names = [
                "6400": "Sales", "6401": "Support", "6200": "Welcome", "6300": "Team", "1001": "Ada", "1002": "Bea",
                "1003": "Cid",
            ]
            self.kind = kind
            self.callee = callee
            name = names[callee]
            self.after = after
            self.duration = duration
            self.talk = talk
            disposition = word ?? (talk > 0 ? "answered" : "no_answer")
        }
    }

    private func call(
        _ id: Int,
        _ start: String,
        _ stages: [Stage],
        _ outcome: String,
        by person: String? = nil,
        wait: Int64,
        transfers: Int = 0,
        proven: Int = 0
    ) throws {
        let length = stages.map { $0.after + $0.duration }.max() ?? 0
        try archive.insert(
            "call",
            [
                "id": id, "pbx": 1, "call_id": "17\(id).\(id)", "state": "ended", "started_at": at(start),
                "utc_offset": 3600, "rule_version": 1, "time_source": "timestamp", "direction": "inbound",
                "caller": "061122330\(id)", "dialed": "0140", "did": "0140", "outcome": outcome, "answered_by": person,
                "missed": outcome == "answered" ? 0 : 1, "wait_seconds": wait, "duration_seconds": length,
                "ended_at": at(start) + length, "queue": stages.first { $0.kind == "queue" }?.callee,
                "leg_count": stages.count, "transfer_count": transfers, "transfer_proven": proven,
            ]
        )
        for (index, stage) in stages.enumerated() {
            try archive.insert(
                "leg",
                [
                    "call": id, "leg": index + 1, "started_at": at(start) + stage.after, "utc_offset": 3600,
                    "callee": stage.callee, "callee_name": stage.name, "callee_kind": stage.kind,
                    "direction": "inbound",
                    "disposition": stage.disposition, "duration_seconds": stage.duration, "talk_seconds": stage.talk,
                ]
            )
        }
    }

    private func addQueueCalls() throws {
        try call(
            1,
            "2026-03-16 09:00:00",
            [
                Stage("ivr", "6200", 0, 13, talk: 13), Stage("queue", "6400", 13, 95, talk: 88),
                Stage("extension", "1002", 13, 95, talk: 88), Stage("other", "Satisfaction Survey", 108, 8, talk: 8),
            ],
            "answered",
            by: "1002",
            wait: 20
        )
        try call(2, "2026-03-16 09:10:00", [Stage("queue", "6400", 0, 30)], "abandoned", wait: 30)
        try call(3, "2026-03-16 09:20:00", [Stage("queue", "6400", 0, 4, "abandoned")], "abandoned", wait: 4)
        try call(
            4,
            "2026-03-16 09:30:00",
            [
                Stage("queue", "6400", 0, 40), Stage("queue", "6401", 40, 70, talk: 50),
                Stage("extension", "1003", 40, 70, talk: 50), Stage("other", "Satisfaction Survey", 110, 5, talk: 5),
            ],
            "answered",
            by: "1003",
            wait: 60
        )
        try call(
            5,
            "2026-03-16 10:05:00",
            [
                Stage("queue", "6400", 0, 125, talk: 100), Stage("extension", "1001", 0, 125, talk: 100),
                Stage("queue", "6400", 125, 60, talk: 45), Stage("extension", "1002", 125, 60, talk: 45),
            ],
            "answered",
            by: "1001",
            wait: 25,
            transfers: 1
        )
        try call(6, "2026-03-16 10:30:00", [Stage("queue", "6400", 0, 18, "answered")], "abandoned", wait: 18)
        try call(
            12,
            "2026-03-15 09:00:00",
            [Stage("queue", "6400", 0, 63, talk: 60), Stage("extension", "1002", 0, 63, talk: 60)],
            "answered",
            by: "1002",
            wait: 3
        )
    }

    private func addOtherCalls() throws {
        try call(
            7,
            "2026-03-16 11:00:00",
            [Stage("ring_group", "6300", 0, 50, talk: 40), Stage("extension", "1003", 0, 50, talk: 40)],
            "answered",
            by: "1003",
            wait: 10
        )
        try call(
            8,
            "2026-03-16 11:10:00",
            [Stage("ring_group", "6300", 0, 20), Stage("voicemail", "1003", 20, 30, talk: 30, "voicemail")],
            "voicemail",
            wait: 50
        )
        try call(9, "2026-03-16 11:20:00", [Stage("ivr", "6200", 0, 9, talk: 9)], "no_answer", wait: 9)
        try call(
            10,
            "2026-03-16 11:30:00",
            [
                Stage("ivr", "6200", 0, 5, talk: 5), Stage("ring_group", "6300", 5, 31, talk: 1),
                Stage("extension", "1001", 5, 31, talk: 1),
            ],
            "answered",
            by: "1001",
            wait: 35
        )
        try call(
            11,
            "2026-03-16 12:00:00",
            [
                Stage("extension", "1001", 0, 30, talk: 25), Stage("extension", "1002", 30, 20, talk: 15),
                Stage("extension", "1001", 50, 12, talk: 10),
            ],
            "answered",
            by: "1001",
            wait: 5,
            transfers: 2,
            proven: 1
        )
    }

    /// Ringings: call, phone, path, when it rang, result, and seconds of ringing, talk and hold.
    private func addOffers() throws {
        let rows: [(Int, String, String?, String, String, Int64, Int64, Int?)] = [
            (1, "1001", "6400", "09:00:13", "elsewhere", 7, 0, nil),
            (1, "1002", "6400", "09:00:13", "answered", 7, 88, 8),
            (2, "1001", "6400", "09:10:05", "missed", 15, 0, nil),
            (2, "1002", "6400", "09:10:20", "caller_gave_up", 10, 0, nil),
            (4, "1001", "6400", "09:30:05", "missed", 20, 0, nil),
            // No path, and an IVR's: both rang while the call was in a queue.
            (4, "1002", nil, "09:30:25", "missed", 15, 0, nil),
            (4, "1003", "6200", "09:30:50", "answered", 10, 50, 0),
            (5, "1001", "6400", "10:05:10", "answered", 15, 100, 0),
            (5, "1002", "6400", "10:07:05", "answered", 15, 45, 0),
            // Rung when the queue was done with the call.
            (5, "1003", nil, "10:08:10", "missed", 5, 0, nil),
            (7, "1003", "6300", "11:00:00", "answered", 10, 40, 0),
        ]
        for (call, phone, path, rang, result, ring, talk, hold) in rows {
            let rangAt = at("2026-03-16 \(rang)")
            try archive.insert(
                "offer",
                [
                    "call": call, "extension": phone, "path": path, "rang_at": rangAt,
                    "answered_at": talk > 0 ? rangAt + ring : nil, "ended_at": rangAt + ring + talk, "result": result,
                    "ring_seconds": ring, "hold_seconds": hold, "estimated": 0,
                ]
            )
        }
    }

    /// 1001 is in queue 6400 from 09:00 to 12:00, paused from 10:00 to 10:30 and from 11:00 to 11:45.
    private func addEvents() throws {
        let states: [(String, String, String, String?, String?)] = [
            ("15 17:00:00", "1001", "status", "Login", nil), ("15 18:00:00", "1001", "status", "Logged Out", nil),
            ("16 09:00:00", "1001", "status", "Login", nil), ("16 09:00:00", "1003", "status", "Elsewhere", nil),
            ("16 09:30:00", "1001", "status", "Idle", nil), ("16 10:00:00", "1001", "auto_pause", nil, nil),
            ("16 10:00:01", "1001", "status", "Paused", "Auto Pause"), ("16 10:30:00", "1001", "status", "Idle", nil),
            ("16 11:00:00", "1001", "status", "Paused", "Lunch"), ("16 11:45:00", "1001", "status", "Unpaused", nil),
            ("16 12:00:00", "1001", "status", "Logged Out", nil),
        ]
        for (index, (time, agent, kind, word, reason)) in states.enumerated() {
            try frame(index + 1, at("2026-03-\(time)"))
            try archive.insert(
                "agent_event",
                ["frame": index + 1, "kind": kind, "queue": "6400", "agent": agent, "status": word, "reason": reason]
            )
        }
        let surveys = [(1, "09:01:50", "5"), (5, "10:08:10", "2"), (5, "10:08:12", "4")]
        for (index, (call, time, result)) in surveys.enumerated() {
            try frame(100 + index, at("2026-03-16 \(time)"))
            try archive.insert(
                "survey_result",
                ["frame": 100 + index, "call_id": "17\(call).\(call)", "result": result]
            )
        }
        try frame(200, at("2026-03-15 08:00:00"))
        try archive.insert(
            "member_state",
            ["call": 12, "frame": 200, "report": 0, "kind": "extension", "number": "1002"]
        )
    }

    private func frame(_ id: Int, _ received: Int64) throws {
        try archive.insert(
            "frame",
            [
                "id": id, "pbx": 1, "origin": 0, "received_ms": received * 1000, "status": 0,
                "digest": Data([UInt8(id)]),
                "body": "{}",
            ]
        )
    }
}
