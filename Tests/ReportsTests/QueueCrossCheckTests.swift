import Foundation
import GRDB
import Reports
import Testing

/// Adds up the same figures by another path: every row in memory, sorted lists instead of sums.
@Suite("Queues and agents, cross-checked on random calls")
struct QueueCrossCheckTests {
    /// What became of one call in one queue.
    private struct Visit {
        var queue = ""
        var day = ""
        var wait: Int64 = 0
        var talk: Int64 = 0
        var isAnswered = false
        var isCallAnswered = false
        var hasMovedOn = false
    }

    /// When a person answered and how long the talk was, by others than the record of a queue that is answered without talk.
    private static let agentSQL = """
        CASE WHEN l.disposition = 'answered' AND l.talk_seconds = 0 THEN
            (SELECT answered || ' ' || talk FROM (
                SELECT 0 AS rank, leg AS n, started_at + duration_seconds - talk_seconds AS answered, talk_seconds AS talk
                FROM legs a
                WHERE a.call = l.call AND a.disposition = 'answered' AND a.callee_kind IN ('extension', 'external')
                    AND a.started_at >= l.started_at AND a.started_at <= l.started_at + l.duration_seconds
                    AND a.started_at + a.duration_seconds - a.talk_seconds <= l.started_at + l.duration_seconds + 1
                UNION ALL
                SELECT 1, answered_at, answered_at, ended_at - answered_at FROM offers o
                WHERE o.call = l.call AND o.result = 'answered'
                    AND (rang_at >= l.started_at - 2 AND answered_at <= l.started_at + l.duration_seconds + 2
                        OR path = l.callee AND 1 = (SELECT count(*) FROM legs q
                            WHERE q.call = l.call AND q.callee_kind = 'queue' AND q.callee = l.callee))
            ) WHERE talk > 0 ORDER BY rank, n LIMIT 1)
        END
        """

    private func visits(_ archive: TestArchive) throws -> [Visit] {
        try archive.database.read { db in
            let rows = try Row.fetchAll(
                db,
                sql: """
                    SELECT l.call, l.pbx, l.callee, l.leg, l.duration_seconds AS d, l.talk_seconds AS t, l.disposition,
                        date(l.started_local) AS day, c.outcome,
                        (SELECT group_concat(n.callee_kind || n.callee) FROM legs n WHERE n.call = l.call AND n.leg > l.leg)
                            AS later, l.started_at AS s, \(Self.agentSQL) AS agent
                    FROM legs l JOIN calls c ON c.id = l.call WHERE l.callee_kind = 'queue' ORDER BY l.leg
                    """
            )
            return Dictionary(grouping: rows) { "\($0["call"] as Int64) \($0["callee"] as String)" }.values.map {
                stages in
                let agents = stages.map { stage in
                    (stage["agent"] as String?)?.split(separator: " ").compactMap { Int64($0) }
                }
                let waits = stages.indices.map { index -> Int64 in
                    let length = (stages[index]["d"] as Int64) - (stages[index]["t"] as Int64)
                    return agents[index].map { min(length, max(0, $0[0] - (stages[index]["s"] as Int64))) } ?? length
                }
                let answers = stages.indices.filter { index in
                    (stages[index]["disposition"] as String) == "answered" && (stages[index]["t"] as Int64) > 0
                        || agents[index] != nil
                }
                return Visit(
                    queue: "\(stages[0]["callee"] as String)@\(stages[0]["pbx"] as String)",
                    day: stages[0]["day"],
                    wait: waits[...(answers.first ?? stages.count - 1)].reduce(0, +),
                    talk: answers.reduce(0) { $0 + (agents[$1]?[1] ?? stages[$1]["t"]) },
                    isAnswered: !answers.isEmpty,
                    isCallAnswered: (stages[0]["outcome"] as String) == "answered",
                    hasMovedOn: answers.isEmpty && stages[stages.count - 1]["later"] != nil
                )
            }
        }
    }

    @Test("queues", arguments: [1, 2, 3] as [UInt64])
    func queues(seed: UInt64) throws {
        let random = try RandomQueueArchive(seed: seed)
        let visits = try visits(random.archive)
        for row in try random.archive.rows("queues", random.request) {
            let name = try #require(row["queue"] as? String)
            let mine = visits.filter { name == "total" || $0.queue == name }
            let waits = mine.filter(\.isAnswered).map(\.wait).sorted()
            let lost = mine.filter { !$0.isAnswered }
            let within = waits.count { $0 <= 20 }
            #expect(row["offered"] as? Int == mine.count)
            #expect(row["answered"] as? Int == waits.count)
            #expect(row["left_unanswered"] as? Int == lost.count)
            #expect(row["never_answered"] as? Int == lost.count { !$0.isCallAnswered })
            #expect(row["moved_on"] as? Int == mine.count(where: \.hasMovedOn))
            #expect(row["short_abandons"] as? Int == lost.count { $0.wait <= 5 })
            #expect(row["talk_seconds"] as? Int64 ?? -1 == mine.map(\.talk).reduce(0, +))
            #expect(row["max_wait_seconds"] as? Int64 == waits.last)
            #expect(row["median_wait_seconds"] as? Int64 == waits[(waits.count + 1) / 2 - 1])
            #expect(row["p90_wait_seconds"] as? Int64 == waits[(waits.count * 9 + 9) / 10 - 1])
            #expect(Self.isNear(row["asa_seconds"], Double(waits.reduce(0, +)) / Double(waits.count), 0.5))
            #expect(Self.isNear(row["service_level"], Double(within) / Double(mine.count), 1e-6))
            let soonLost = lost.count { $0.wait <= 20 }
            let met = Double(within + soonLost) / Double(mine.count)
            #expect(Self.isNear(row["service_level_abandons_within_met"], met, 1e-6))
            let others = mine.count - soonLost
            #expect(Self.isNear(row["service_level_without_abandons_within"], Double(within) / Double(others), 1e-6))
        }
    }

    @Test("queue-wait and queue-activity", arguments: [4, 5] as [UInt64])
    func waits(seed: UInt64) throws {
        let random = try RandomQueueArchive(seed: seed)
        let visits = try visits(random.archive)
        var low: Int64 = -1
        for row in try random.archive.rows("queue-wait", random.request) {
            let high = row["up_to_seconds"] as? Int64 ?? .max
            let band = visits.filter { $0.wait > low && $0.wait <= high }
            #expect(row["answered"] as? Int == band.count(where: \.isAnswered))
            #expect(row["abandoned"] as? Int == band.count { !$0.isAnswered })
            low = high
        }
        #expect(low == .max)
        for row in try random.archive.rows("queue-activity", random.request) {
            let mine = visits.filter { $0.day == row["day"] as? String }
            #expect(row["offered"] as? Int == mine.count)
            #expect(row["answered"] as? Int == mine.count(where: \.isAnswered))
        }
    }

    @Test("agents", arguments: [6, 7] as [UInt64])
    func agents(seed: UInt64) throws {
        let random = try RandomQueueArchive(seed: seed)
        let (offers, stages) = try random.archive.database.read { db in
            (
                try Row.fetchAll(
                    db,
                    sql: "SELECT o.*, c.pbx, c.outcome, c.queue FROM offers o JOIN calls c ON c.id = o.call"
                ),
                Dictionary(
                    grouping: try Row.fetchAll(db, sql: "SELECT * FROM legs WHERE callee_kind = 'queue'"),
                    by: { $0["call"] as Int64 }
                )
            )
        }
        let byQueue = offers.filter { offer in
            let rang: Int64 = offer["rang_at"]
            return (stages[offer["call"]] ?? []).contains { stage in
                let start: Int64 = stage["started_at"]
                return stage["callee"] as String? == offer["path"]
                    || (start - 2...start + (stage["duration_seconds"] as Int64)).contains(rang)
            }
        }
        let rows = try random.archive.rows("agents", random.request)
        #expect(rows.count == 6)
        for row in rows {
            let mine = byQueue.filter {
                "\($0["extension"] as String)@\($0["pbx"] as String)" == row["agent"] as? String
            }
            let count = { (result: String) in mine.count { $0["result"] as String? == result } }
            let answered = mine.filter { $0["result"] as String? == "answered" }
            let talk = answered.reduce(0) { $0 + ($1["ended_at"] as Int64) - ($1["answered_at"] as Int64) }
            #expect(row["offers"] as? Int == mine.count)
            #expect(row["answered"] as? Int == answered.count)
            #expect(row["missed"] as? Int == count("missed"))
            #expect(row["elsewhere"] as? Int == count("elsewhere"))
            #expect(row["caller_gave_up"] as? Int == count("caller_gave_up"))
            #expect(
                row["missed_alone"] as? Int
                    == mine.count { $0["result"] as String? == "missed" && $0["outcome"] as String != "answered" }
            )
            #expect(row["talk_seconds"] as? Int64 == talk)
            #expect(Self.isNear(row["aht_seconds"], Double(talk) / Double(answered.count), 0.5))
        }
    }

    private static func isNear(_ value: Any?, _ expected: Double, _ tolerance: Double) -> Bool {
        (value as? NSNumber).map { abs($0.doubleValue - expected) <= tolerance + 1e-9 } ?? false
    }
}
