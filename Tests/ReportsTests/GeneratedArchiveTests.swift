import ArchiveStore
import Foundation
import GRDB
import Reports
import Testing

/// The large archives that queries and reports are measured on, in a small size.
@Suite("Generated archives")
struct GeneratedArchiveTests {
    /// Runs the generator, and returns the file's name.
    private static func generate(seed: Int, options: [String] = []) throws -> String {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let path = FileManager.default.temporaryDirectory.appending(path: "generated-\(UUID().uuidString).sqlite")
            .path(percentEncoded: false)
        let process = Process()
        process.executableURL = root.appending(path: "scripts/generate-archive")
        process.arguments = ["--calls", "2000", "--seed", "\(seed)", "--until", "2026-03-31"] + options + [path]
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0)
        return path
    }

    private static func rows(_ path: String, _ sql: String) throws -> [String] {
        try DatabaseQueue(path: path).read { db in
            try Row.fetchAll(db, sql: sql).map { $0.databaseValues.map(\.description).joined(separator: "|") }
        }
    }

    @Test func `the figures agree with each other, and reports read the file`() throws {
        let path = try Self.generate(seed: 7, options: ["--frames"])
        defer { try? FileManager.default.removeItem(atPath: path) }
        #expect(
            try Self.rows(path, "SELECT count(*), min(local_date), max(local_date) FROM calls")
                == ["2000|\"2025-04-01\"|\"2026-03-31\""]
        )
        #expect(
            try Self.rows(
                path,
                """
                SELECT count(*) FROM (
                    SELECT pbx, local_date, local_hour, utc_offset, direction, outcome, count(*), sum(missed),
                        sum(talk_seconds), count(wait_seconds), sum(wait_seconds), sum(duration_seconds)
                    FROM call GROUP BY 1, 2, 3, 4, 5, 6 EXCEPT SELECT * FROM call_hour)
                """
            ) == ["0"]
        )
        #expect(try Self.rows(path, "SELECT sum(calls) FROM call_hour") == ["2000"])
        #expect(
            try Self.rows(
                path,
                """
                SELECT c.id FROM calls c WHERE leg_count <> (SELECT count(*) FROM legs l WHERE l.call = c.id)
                    OR ended_at <> started_at + duration_seconds
                    OR (SELECT max(l.leg) FROM legs l WHERE l.call = c.id) <> leg_count
                """
            ) == []
        )
        #expect(
            try Self.rows(path, "SELECT count(*) FROM legs")
                == Self.rows(path, "SELECT count(*) FROM events WHERE type = 30012")
        )
        // An index that is made after the rows must not have lost its statistics.
        #expect(
            try Self.rows(path, "EXPLAIN QUERY PLAN SELECT id FROM calls WHERE call_id = '1'")[0]
                .contains("call_call_id (ANY(pbx) AND call_id=?)")
        )
        #expect(try Self.rows(path, "PRAGMA integrity_check") == ["\"ok\""])
        #expect(try Self.rows(path, "PRAGMA foreign_key_check") == [])
        let zone = try DateRange.zone(named: "Europe/Paris")
        let range = try DateRange.parse(from: "2026-03-30", to: "2026-03-30", now: 1_774_900_800, zone: zone)
        var text = ""
        _ = try ReportRunner.run(
            ReportCatalogue.report(named: "calls"),
            ReportRequest(range: range, now: 1_774_900_800),
            in: ArchiveReader(path: path),
            as: RenderOptions(format: .ndjson, width: nil, usesColor: false)
        ) { text += $0 }
        let calls = try Self.rows(path, "SELECT count(*) FROM calls WHERE local_date = '2026-03-30'")
        #expect(calls == ["\(text.split(separator: "\n").count)"])
    }

    @Test func `the same seed gives the same calls, another one others`() throws {
        let paths = try [1, 1, 2].map { try Self.generate(seed: $0) }
        defer { for path in paths { try? FileManager.default.removeItem(atPath: path) } }
        let calls = try paths.map {
            try Self.rows($0, "SELECT id, started_at, caller, dialed, outcome, talk_seconds FROM calls ORDER BY id")
        }
        #expect(calls[0] == calls[1])
        #expect(calls[0] != calls[2])
    }
}
