import Foundation
import GRDB

/// The small archive with what the ready views and the example queries need besides: contacts, a call through two queues that
/// was passed on, a survey, a withheld number, a doubled frame.
///
/// | id | start (Paris) | direction | parties | outcome | wait | talk |
/// |---|---|---|---|---|---|---|
/// | 9 | Sunday 15 March 20:00:00 | inbound | 0799887766 → queue 6400 → queue 6401 → 1003, passed to 1002 | answered | 100 | 30 |
/// | 10 | Saturday 14 February 23:50:00 | inbound | withheld → 0140 → 1001, who is busy | busy | 4 | 0 |
///
/// A leg of call 10 begins after midnight. Time stands still at Monday 16 March 2026, noon in Paris.
struct ReadyArchive {
    let archive: TestArchive

    init() throws {
        let small = try SmallArchive()
        archive = small.archive
        try addCalls()
        try addLegs()
        try addContacts()
        try addReports()
        try archive.sumHours()
    }

    /// A query's rows at noon of 16 March, each as text with its columns separated by bars; `NULL` where nothing is known.
    func rows(_ sql: String) throws -> [String] {
        let frozen = sql.replacing("'now', 'localtime'", with: "'2026-03-16 12:00:00'")
            .replacing("'now'", with: "'2026-03-16 11:00:00'")
        return try archive.database.read { db in
            try Row.fetchAll(db, sql: frozen).map { row in
                row.databaseValues.map { $0.isNull ? "NULL" : String.fromDatabaseValue($0) ?? "\($0)" }
                    .joined(separator: "|")
            }
        }
    }

    private func addCalls() throws {
        let common: [String: (any DatabaseValueConvertible)?] = [
            "pbx": 1, "state": "ended", "utc_offset": 3600, "rule_version": 1, "direction": "inbound", "dialed": "0140",
            "did": "0140", "time_source": "timestamp",
        ]
        try archive.insert(
            "call",
            common.merging([
                "id": 9, "call_id": "179.9", "started_at": at("2026-03-15 20:00:00"), "caller": "0799887766",
                "ended_at": at("2026-03-15 20:02:10"), "queue": "6400", "answered_by": "1003", "outcome": "answered",
                "missed": 0, "wait_seconds": 100, "talk_seconds": 30, "duration_seconds": 130, "trunk": "sip-a",
                "leg_count": 4, "transfer_count": 1, "transfer_proven": 1,
            ]) { $1 }
        )
        try archive.insert(
            "call",
            common.merging([
                "id": 10, "call_id": "1710.10", "started_at": at("2026-02-14 23:50:00"),
                "ended_at": at("2026-02-14 23:50:04"), "outcome": "busy", "missed": 1, "wait_seconds": 4,
                "talk_seconds": 0, "duration_seconds": 4, "trunk": "sip-b", "leg_count": 1, "time_source": "received",
                "estimated": 1,
            ]) { $1 }
        )
    }

    private func addLegs() throws {
        let legs: [(Int, Int, String, String, String, String, Int)] = [
            (9, 1, "2026-03-15 20:00:00", "6400", "queue", "no_answer", 0),
            (9, 2, "2026-03-15 20:01:00", "6401", "queue", "answered", 30),
            (9, 3, "2026-03-15 20:01:30", "1003", "extension", "answered", 20),
            (9, 4, "2026-03-15 20:02:00", "1002", "extension", "answered", 10),
            (10, 1, "2026-02-15 00:00:01", "1001", "extension", "busy", 0),
        ]
        for (call, leg, start, callee, kind, disposition, talk) in legs {
            try archive.insert(
                "leg",
                [
                    "call": call, "leg": leg, "started_at": at(start), "utc_offset": 3600, "time_source": "timestamp",
                    "history_cdr": Data("h\(call)\(leg)".utf8), "caller": call == 9 ? "0799887766" : nil,
                    "callee": callee, "callee_kind": kind, "direction": "inbound", "disposition": disposition,
                    "talk_seconds": talk,
                ]
            )
        }
        // Superseded: no leg any more, and to be counted nowhere.
        try archive.insert(
            "leg",
            [
                "call": 9, "leg": 0, "started_at": at("2026-03-15 20:01:00"), "utc_offset": 3600, "callee": "6402",
                "callee_kind": "queue", "direction": "inbound", "disposition": "answered", "talk_seconds": 99,
            ]
        )
    }

    private func addContacts() throws {
        let contacts: [(String, [Int])] = [
            ("+33611223344", [1, 2, 3, 4]), ("+33799887766", [6, 9]), ("+33499000000", [7]), ("0655", [8]),
        ]
        for (contact, calls) in contacts {
            for call in calls {
                try archive.execute("UPDATE call SET contact = ? WHERE id = ?", [contact, call])
            }
        }
        try archive.execute("UPDATE call SET linked_call = 12 - id WHERE id IN (5, 7)")
        try archive.execute("UPDATE call SET estimated = 1 WHERE id = 2")
        try archive.execute("UPDATE offer SET hold_seconds = 45 WHERE call = 7 AND result = 'answered'")
    }

    private func addReports() throws {
        let frames: [(Int, Int, String, Int)] = [(4, 30_011, "172.2", 2), (5, 30_019, "177.7", 0)]
        for (id, type, callID, status) in frames {
            try archive.insert(
                "frame",
                [
                    "id": id, "pbx": 1, "origin": 0, "received_ms": at("2026-03-16 11:01:00") * 1000, "type": type,
                    "call_id": callID, "status": status, "digest": Data([UInt8(id)]), "body": "{}", "connection": 1,
                ]
            )
        }
        try archive.insert("survey_result", ["frame": 5, "call_id": "177.7", "result": "5"])
    }
}
