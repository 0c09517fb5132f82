import Foundation
import GRDB
import Reports
import Testing

/// Looks at the agents' states of every single minute instead of at stretches of time.
@Suite("Agents' time, cross-checked minute by minute")
struct AgentCrossCheckTests {
    private struct Change {
        let minute: Int
        let agent: String
        let queue: String
        let word: String
    }

    private static let states = ["Login": "available", "Paused": "paused", "Logout": "logged_out"]
    /// The period is the second of three days; all changes are on whole minutes.
    private static let day = 1_440..<2_880

    private let archive: TestArchive
    private let changes: [Change]
    private let request: ReportRequest

    init() throws {
        archive = try TestArchive()
        try archive.insert("pbx", ["id": 1, "name": "paris", "time_zone": "Europe/Paris"])
        var state: UInt64 = 7
        let random = { (bound: Int) -> Int in
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
        var changes: [Change] = []
        for minute in (0..<4_320) where random(20) == 0 {
            changes.append(
                Change(
                    minute: minute,
                    agent: "100\(random(3))",
                    queue: "640\(random(2))",
                    word: ["Login", "Paused", "Logout"][random(3)]
                )
            )
        }
        self.changes = changes
        let midnight = at("2026-03-15")
        for (index, change) in changes.enumerated() {
            try archive.insert(
                "frame",
                [
                    "id": index + 1, "pbx": 1, "origin": 0,
                    "received_ms": (midnight + Int64(change.minute) * 60) * 1000,
                    "status": 0, "digest": Data([1]), "body": "{}",
                ]
            )
            try archive.insert(
                "agent_event",
                [
                    "frame": index + 1, "kind": "status", "queue": change.queue, "agent": change.agent,
                    "status": change.word,
                ]
            )
        }
        let zone = try DateRange.zone(named: "Europe/Paris")
        let now = at("2026-03-18")
        let range = try DateRange.parse(from: "2026-03-16", to: "2026-03-16", now: now, zone: zone)
        request = ReportRequest(range: range, now: now)
    }

    /// The state of an agent in a queue during each minute of the day; `nil` before the first change.
    private func minutes(agent: String, queue: String) -> [String?] {
        let mine = changes.filter { $0.agent == agent && $0.queue == queue }
        return Self.day.map { minute in
            mine.last { $0.minute <= minute }.flatMap { Self.states[$0.word] }
        }
    }

    @Test func `time by queue and state`() throws {
        let rows = try archive.rows("agent-sessions", request)
        #expect(rows.count == 18)
        for row in rows {
            let agent = try #require(row["agent"] as? String)
            let queue = try #require(row["queue"] as? String)
            let minutes = minutes(agent: agent, queue: queue)
            let state = row["state"] as? String
            #expect(row["seconds"] as? Int == minutes.count { $0 == state } * 60)
            let starts = minutes.indices.count { minutes[$0] == state && ($0 == 0 || minutes[$0 - 1] != state) }
            #expect(row["times"] as? Int == starts)
        }
    }

    @Test func `time over all queues`() throws {
        let rows = try archive.rows("agents", request)
        #expect(rows.count == 3)
        for row in rows {
            let agent = try #require(row["agent"] as? String)
            let both = zip(minutes(agent: agent, queue: "6400"), minutes(agent: agent, queue: "6401")).map { [$0, $1] }
            let loggedIn = both.count { $0.contains("available") || $0.contains("paused") }
            let paused = both.count { $0.contains("paused") && !$0.contains("available") }
            #expect(row["logged_in_seconds"] as? Int == loggedIn * 60)
            #expect(row["paused_seconds"] as? Int == paused * 60)
        }
    }
}
