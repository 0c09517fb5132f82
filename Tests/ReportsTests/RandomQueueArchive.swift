import Foundation
import GRDB
import Reports

/// Calls that wander at random through IVRs, queues, ring groups and phones of two PBXs in the course of three days.
struct RandomQueueArchive {
    let archive: TestArchive
    let now = at("2026-03-19 00:00:00")

    /// The same seed gives the same calls.
    private struct Generator: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return (state >> 33) ^ (state << 31)
        }
    }

    private struct Stage {
        let kind: String
        let callee: String
        let start: Int64
        let duration: Int64
        let talk: Int64
        let disposition: String

        var isAnswered: Bool { disposition == "answered" && talk > 0 }
        var answeredAt: Int64 { start + duration - talk }
    }

    init(seed: UInt64, calls: Int = 250) throws {
        archive = try TestArchive()
        for (id, name) in [(1, "paris"), (2, "lyon")] {
            try archive.insert("pbx", ["id": id, "name": name, "time_zone": "Europe/Paris"])
        }
        var random = Generator(state: seed)
        try archive.database.write { db in
            for id in 1...calls { try addCall(id, &random, in: db) }
        }
        // One live event, so that ringings count as known.
        try archive.insert(
            "frame",
            ["id": 1, "pbx": 1, "origin": 0, "received_ms": 0, "status": 0, "digest": Data([1]), "body": "{}"]
        )
        try archive.insert("member_state", ["call": 1, "frame": 1, "report": 0, "kind": "extension"])
        try archive.sumHours()
    }

    var request: ReportRequest {
        get throws {
            let zone = try DateRange.zone(named: "Europe/Paris")
            let range = try DateRange.parse(from: "2026-03-16", to: "2026-03-18", now: now, zone: zone)
            return ReportRequest(range: range, now: now)
        }
    }

    private func insert(in db: Database, _ table: String, _ values: [String: (any DatabaseValueConvertible)?]) throws {
        let names = values.keys.sorted()
        let places = names.map { _ in "?" }.joined(separator: ", ")
        let statement = try db.cachedStatement(
            sql: "INSERT INTO \(table) (\(names.joined(separator: ", "))) VALUES (\(places))"
        )
        let arguments: [(any DatabaseValueConvertible)?] = names.map { values[$0] ?? nil }
        try statement.execute(arguments: StatementArguments(arguments))
    }

    private func stages(from start: Int64, _ random: inout Generator) -> [Stage] {
        let kinds = ["ivr", "queue", "queue", "ring_group", "extension", "extension", "external", "voicemail"]
        let places = [
            "ivr": 6200, "queue": 6400, "ring_group": 6300, "extension": 1000, "external": 5000, "voicemail": 1000,
        ]
        var stages: [Stage] = []
        var moment = start
        for _ in 0..<Int.random(in: 1...6, using: &random) {
            let kind = kinds.randomElement(using: &random) ?? "queue"
            let callee = (places[kind] ?? 0) + Int.random(in: 0...2, using: &random)
            let wait = Int64.random(in: 0...400, using: &random) / Int64.random(in: 1...20, using: &random)
            let talk = Bool.random(using: &random) ? Int64.random(in: 1...90, using: &random) : 0
            let words =
                talk > 0 ? ["answered", "answered", "answered", "voicemail"] : ["no_answer", "abandoned", "answered"]
            let stage = Stage(
                kind: kind,
                callee: "\(callee)",
                start: moment,
                duration: wait + talk,
                talk: talk,
                disposition: words.randomElement(using: &random) ?? "no_answer"
            )
            stages.append(stage)
            // An agent's record begins with the queue's, or the next stage after it.
            if !(stage.kind == "queue" && stage.isAnswered) { moment += stage.duration }
        }
        return stages
    }

    private func addCall(_ id: Int, _ random: inout Generator, in db: Database) throws {
        let start = at("2026-03-16") + Int64.random(in: 0..<(3 * 86_400 - 1), using: &random)
        let stages = stages(from: start, &random)
        let answers = stages.enumerated().filter {
            ["extension", "external"].contains($0.1.kind) && $0.1.disposition == "answered"
        }
        .sorted { ($0.1.answeredAt, $0.0) < ($1.1.answeredAt, $1.0) }.map(\.1)
        let hasGroupAnswer = stages.contains { ["queue", "ring_group"].contains($0.kind) && $0.isAnswered }
        let end = stages.map { $0.start + $0.duration }.max() ?? start
        let isAnswered = !answers.isEmpty || hasGroupAnswer
        let queue = stages.first { $0.kind == "queue" }?.callee
        try insert(
            in: db,
            "call",
            [
                "id": id, "pbx": id % 2 + 1, "call_id": "17.\(id)", "state": "ended", "started_at": start,
                "utc_offset": 3600, "direction": "inbound", "caller": "06\(id)", "queue": queue,
                "outcome": isAnswered ? "answered" : queue == nil ? "no_answer" : "abandoned",
                "answered_by": answers.first?.callee, "missed": isAnswered ? 0 : 1,
                "wait_seconds": (answers.first?.answeredAt ?? end) - start, "duration_seconds": end - start,
                "ended_at": end, "leg_count": stages.count,
                "transfer_count": zip(answers, answers.dropFirst()).count { $0.callee != $1.callee },
                "transfer_proven": Bool.random(using: &random) ? 1 : 0, "rule_version": 1,
            ]
        )
        for (index, stage) in stages.enumerated() {
            try insert(
                in: db,
                "leg",
                [
                    "call": id, "leg": index + 1, "started_at": stage.start, "utc_offset": 3600, "callee": stage.callee,
                    "callee_kind": stage.kind, "direction": "inbound", "disposition": stage.disposition,
                    "duration_seconds": stage.duration, "talk_seconds": stage.talk,
                ]
            )
        }
        try addOffers(id, start..<(end + 30), &random, in: db)
        if Int.random(in: 0..<4, using: &random) == 0 { try addSurvey(id, end, &random, in: db) }
    }

    private func addOffers(_ id: Int, _ span: Range<Int64>, _ random: inout Generator, in db: Database) throws {
        for _ in 0..<Int.random(in: 0...4, using: &random) {
            let rang = Int64.random(in: span, using: &random)
            let result = ["answered", "missed", "elsewhere", "caller_gave_up"].randomElement(using: &random)
            let ring = Int64.random(in: 1...30, using: &random)
            let talk = result == "answered" ? Int64.random(in: 1...200, using: &random) : 0
            try insert(
                in: db,
                "offer",
                [
                    "call": id, "extension": "100\(Int.random(in: 0...2, using: &random))",
                    "path": ["6400", "6401", "6300", nil].randomElement(using: &random) ?? nil, "rang_at": rang,
                    "answered_at": talk > 0 ? rang + ring : nil, "ended_at": rang + ring + talk, "result": result,
                    "ring_seconds": ring, "hold_seconds": talk / 10, "estimated": 1,
                ]
            )
        }
    }

    private func addSurvey(_ id: Int, _ end: Int64, _ random: inout Generator, in db: Database) throws {
        for answer in 0..<Int.random(in: 1...2, using: &random) {
            try insert(
                in: db,
                "frame",
                [
                    "id": id * 2 + answer, "pbx": id % 2 + 1, "origin": 0, "received_ms": end * 1000, "status": 0,
                    "digest": Data([1]), "body": "{}",
                ]
            )
            let result = "\(Int.random(in: 0...6, using: &random))"
            try insert(in: db, "survey_result", ["frame": id * 2 + answer, "call_id": "17.\(id)", "result": result])
        }
    }
}
