import Foundation
import GRDB
import Reports

/// A day and a half of one small company's calls, few enough to add up by hand.
///
/// | id | start (Paris) | direction | parties | outcome | wait | talk |
/// |---|---|---|---|---|---|---|
/// | 1 | 15 March 09:00:00 | inbound | 0611223344 → 0140 → 1001 | answered | 10 | 60 |
/// | 2 | 16 March 08:00:00 | inbound | +33611223344 → 0140, queue 6400 | abandoned | 30 | 0 |
/// | 3 | 16 March 08:10:00 | outbound | 1002 → 0611223344 | no_answer | 20 | 0 |
/// | 4 | 16 March 08:20:00 | outbound | 1002 → 0611223344 | answered | 8 | 125 |
/// | 5 | 16 March 09:00:00 | internal | 1001 → 1002 | busy | 0 | 0 |
/// | 6 | 16 March 09:30:00 | inbound | 0799887766 → 0140 | voicemail | 15 | 0 |
/// | 7 | 16 March 10:00:00 | inbound | 0499000000 → 0140 → 1001 | answered | 20 | 3605 |
/// | 8 | 16 March 11:59:30 | inbound | 0655 → 0140 | live | | |
struct SmallArchive {
    let archive: TestArchive
    /// 16 March 2026, noon in Paris.
    let now = at("2026-03-16 12:00:00")

    init() throws {
        archive = try TestArchive()
        try archive.insert("pbx", ["id": 1, "name": "paris", "time_zone": "Europe/Paris"])
        try addCalls()
        try addLegs()
        try addOffers()
        try addFrames()
        try addFeed()
        try archive.sumHours()
    }

    func request(from: String? = "2026-03-16", to: String? = "2026-03-16") throws -> ReportRequest {
        let zone = try DateRange.zone(named: "Europe/Paris")
        return ReportRequest(range: try DateRange.parse(from: from, to: to, now: now, zone: zone), now: now)
    }

    private func call(_ id: Int, _ start: String, _ values: [String: (any DatabaseValueConvertible)?]) throws {
        let common: [String: (any DatabaseValueConvertible)?] = [
            "id": id, "pbx": 1, "call_id": "17\(id).\(id)", "state": "ended", "started_at": at(start),
            "utc_offset": 3600, "leg_count": 1, "rule_version": 1, "time_source": "timestamp",
        ]
        try archive.insert("call", common.merging(values) { $1 })
    }

    private func addCalls() throws {
        let inbound: [String: (any DatabaseValueConvertible)?] = [
            "direction": "inbound", "dialed": "0140", "did": "0140", "trunk": "sip-a", "missed": 1, "talk_seconds": 0,
        ]
        let outbound: [String: (any DatabaseValueConvertible)?] = [
            "direction": "outbound", "caller": "1002", "caller_name": "Bea", "dialed": "0611223344", "missed": 0,
            "trunk": "sip-a",
        ]
        try call(
            1,
            "2026-03-15 09:00:00",
            inbound.merging([
                "caller": "0611223344", "caller_name": "Zoé, \"Z\"", "answered_by": "1001", "outcome": "answered",
                "missed": 0, "wait_seconds": 10, "talk_seconds": 60, "duration_seconds": 70,
                "ended_at": at("2026-03-15 09:01:10"),
            ]) { $1 }
        )
        try call(
            2,
            "2026-03-16 08:00:00",
            inbound.merging([
                "caller": "+33611223344", "queue": "6400", "outcome": "abandoned", "wait_seconds": 30,
                "duration_seconds": 30, "ended_at": at("2026-03-16 08:00:30"),
            ]) { $1 }
        )
        try call(
            3,
            "2026-03-16 08:10:00",
            outbound.merging([
                "outcome": "no_answer", "wait_seconds": 20, "talk_seconds": 0, "duration_seconds": 20,
                "ended_at": at("2026-03-16 08:10:20"),
            ]) { $1 }
        )
        try call(
            4,
            "2026-03-16 08:20:00",
            outbound.merging([
                "outcome": "answered", "answered_by": "0611223344", "wait_seconds": 8, "talk_seconds": 125,
                "duration_seconds": 133, "ended_at": at("2026-03-16 08:22:13"),
            ]) { $1 }
        )
        try call(
            5,
            "2026-03-16 09:00:00",
            [
                "direction": "internal", "caller": "1001", "caller_name": "Ada", "dialed": "1002", "outcome": "busy",
                "missed": 0, "wait_seconds": 0, "talk_seconds": 0, "duration_seconds": 2,
                "ended_at": at("2026-03-16 09:00:02"),
            ]
        )
        try call(
            6,
            "2026-03-16 09:30:00",
            inbound.merging([
                "caller": "0799887766", "outcome": "voicemail", "wait_seconds": 15, "duration_seconds": 40,
                "ended_at": at("2026-03-16 09:30:40"),
            ]) { $1 }
        )
        try call(
            7,
            "2026-03-16 10:00:00",
            inbound.merging([
                "caller": "0499000000", "answered_by": "1001", "outcome": "answered", "missed": 0, "wait_seconds": 20,
                "talk_seconds": 3605, "duration_seconds": 3625, "ended_at": at("2026-03-16 11:00:25"),
            ]) { $1 }
        )
        try call(
            8,
            "2026-03-16 11:59:30",
            inbound.merging(["caller": "0655", "state": "live", "missed": nil, "talk_seconds": nil]) { $1 }
        )
    }

    private func leg(_ call: Int, _ start: String, _ values: [String: (any DatabaseValueConvertible)?]) throws {
        let common: [String: (any DatabaseValueConvertible)?] = [
            "call": call, "leg": 1, "started_at": at(start), "utc_offset": 3600, "time_source": "timestamp",
            "event_cdr": Data("c\(call)".utf8),
        ]
        try archive.insert("leg", common.merging(values) { $1 })
    }

    private func addLegs() throws {
        let phone: [String: (any DatabaseValueConvertible)?] = [
            "callee": "1001", "callee_name": "Ada", "callee_kind": "extension", "direction": "inbound",
        ]
        try leg(
            1,
            "2026-03-15 09:00:00",
            phone.merging(["caller": "0611223344", "disposition": "answered", "talk_seconds": 60]) { $1 }
        )
        try leg(
            2,
            "2026-03-16 08:00:00",
            phone.merging([
                "caller": "+33611223344", "callee": "6400", "callee_name": "Sales", "callee_kind": "queue",
                "disposition": "abandoned", "talk_seconds": 0, "duration_seconds": 30, "queue_wait_seconds": 30,
            ]) { $1 }
        )
        for (call, start, talk, word) in [
            (3, "2026-03-16 08:10:00", 0, "no_answer"), (4, "2026-03-16 08:20:00", 125, "answered"),
        ] {
            try leg(
                call,
                start,
                [
                    "caller": "1002", "caller_name": "Bea", "callee": "0611223344", "callee_kind": "external",
                    "direction": "outbound", "disposition": word, "talk_seconds": talk,
                ]
            )
        }
        try leg(
            5,
            "2026-03-16 09:00:00",
            [
                "caller": "1001", "caller_name": "Ada", "callee": "1002", "callee_name": "Bea",
                "callee_kind": "extension", "direction": "internal", "disposition": "busy", "talk_seconds": 0,
            ]
        )
        try leg(
            6,
            "2026-03-16 09:30:00",
            phone.merging(["caller": "0799887766", "disposition": "voicemail", "talk_seconds": 0]) { $1 }
        )
        try leg(
            7,
            "2026-03-16 10:00:00",
            phone.merging([
                "caller": "0499000000", "disposition": "answered", "talk_seconds": 3605, "ring_seconds": 20,
                "duration_seconds": 3625,
            ]) { $1 }
        )
    }

    private func addOffers() throws {
        let rows: [(Int, String, String, String, Int)] = [
            (2, "1001", "2026-03-16 08:00:05", "missed", 15), (2, "1002", "2026-03-16 08:00:20", "caller_gave_up", 10),
            (7, "1001", "2026-03-16 10:00:00", "answered", 20), (7, "1002", "2026-03-16 10:00:00", "elsewhere", 20),
        ]
        for (call, phone, rang, result, seconds) in rows {
            try archive.insert(
                "offer",
                [
                    "call": call, "extension": phone, "channel_id": "ch-\(call)-\(phone)", "path": "6400",
                    "rang_at": at(rang), "answered_at": result == "answered" ? at(rang) + Int64(seconds) : nil,
                    "ended_at": result == "answered" ? at("2026-03-16 11:00:25") : at(rang) + Int64(seconds),
                    "result": result, "ring_seconds": seconds, "estimated": 0,
                ]
            )
        }
    }

    private func addFrames() throws {
        let frames: [(Int, Int?, String?, Int, String, String)] = [
            (1, 30_011, "172.2", 0, "2026-03-16 08:00:05", #"{"type":30011,"n":1}"#),
            (2, 30_012, "172.2", 0, "2026-03-16 08:00:31", #"{"type":30012,"n":2}"#),
            (3, nil, "172.2", 3, "2026-03-16 08:00:32", "no JSON \u{1B}[31m"),
        ]
        for (id, type, callID, status, received, body) in frames {
            try archive.insert(
                "frame",
                [
                    "id": id, "pbx": 1, "origin": 0, "received_ms": at(received) * 1000, "type": type,
                    "call_id": callID, "status": status, "error": status == 3 ? "no JSON" : nil,
                    "digest": Data([UInt8(id)]), "body": body,
                ]
            )
        }
        try archive.insert(
            "member_state",
            [
                "call": 2, "frame": 1, "report": 0, "kind": "extension", "number": "1001", "channel_id": "ch-2-1001",
                "status": "RING", "path": "6400",
            ]
        )
        try archive.insert(
            "cdr",
            ["call": 2, "frame": 2, "origin": 0, "identity": Data("c2".utf8)]
        )
    }

    /// Connected from 15 March 00:00 to now but for ten minutes on the 16th, five of which are repaired.
    private func addFeed() throws {
        try archive.execute(
            """
            INSERT INTO connection (id, pbx, opened_ms, subscribed_ms, alive_ms, topics) VALUES (1, 1, ?, ?, ?, '30012')
            """,
            [at("2026-03-15") * 1000, at("2026-03-15") * 1000, now * 1000 - 1000]
        )
        let gaps = [("07:00:00", "07:05:00", "pending"), ("07:30:00", "07:35:00", "repaired")]
        for (began, ended, repair) in gaps {
            try archive.insert(
                "gap",
                [
                    "pbx": 1, "began_ms": at("2026-03-16 \(began)") * 1000,
                    "ended_ms": at("2026-03-16 \(ended)") * 1000,
                    "reason": "connection lost", "repair": repair,
                ]
            )
        }
        let days: [(String, String, Int?, Int)] = [
            ("2026-03-15", "2026-03-16", 1, 1), ("2026-03-16", "2026-03-17", nil, 0),
        ]
        for (day, next, legs, complete) in days {
            try archive.insert(
                "coverage_day",
                [
                    "pbx": 1, "local_date": day, "start_seconds": at(day), "end_seconds": at(next), "pbx_legs": legs,
                    "archive_legs": legs, "complete": complete,
                ]
            )
        }
    }
}
