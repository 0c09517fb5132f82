import Foundation
import GRDB
import Testing

@testable import Reports

@Suite("report growth")
struct GrowthReportTests {
    @Test func `rows and bytes of each table by month, and how long the disk lasts`() throws {
        let small = try SmallArchive()
        // A call of the month before: by the clock of Paris, where 1 March begins at 23:00 UTC.
        for (id, start) in [(20, "2026-02-28 23:59:59"), (21, "2026-03-01 00:00:00")] {
            try small.archive.insert(
                "call",
                ["id": id, "pbx": 1, "call_id": "\(id)", "started_at": at(start), "utc_offset": 3600, "state": "live"]
            )
        }
        let rows = try small.archive.rows("growth", ReportRequest(now: small.now))
        func row(_ month: String?, _ table: String) -> [String: Any]? {
            rows.first { $0["month"] as? String == month && $0["table_name"] as? String == table }
        }
        #expect(row("2026-03", "call")?["rows"] as? Int == 9)
        #expect(row("2026-02", "call")?["rows"] as? Int == 1)
        #expect(row("2026-03", "leg")?["rows"] as? Int == 7)
        #expect(row("2026-03", "offer")?["rows"] as? Int == 4)
        #expect(row("2026-03", "frame")?["rows"] as? Int == 3)
        #expect(row("2026-03", "member_state")?["rows"] as? Int == 1)
        // Both months share the pages of the table and its indexes by their rows.
        let pages = try small.archive.database.read { db in
            try Int64.fetchOne(
                db,
                sql: """
                    SELECT sum(pgsize) FROM dbstat
                    WHERE name IN (SELECT name FROM sqlite_master WHERE tbl_name = 'call')
                    """
            )
        }
        let calls = try #require(pages)
        #expect(row("2026-03", "call")?["bytes"] as? Int64 == Int64((Double(calls) * 0.9).rounded()))
        #expect(row("2026-02", "call")?["bytes"] as? Int64 == Int64((Double(calls) * 0.1).rounded()))
        let file = try FileManager.default.attributesOfItem(atPath: small.archive.path)[.size] as? Int64
        #expect(row(nil, "whole file")?["bytes"] as? Int64 == file)
        let disk = try #require(row(nil, "free space"))
        #expect(disk["bytes"] as? Int64 ?? 0 > 0 && disk["days_left"] as? Int64 ?? 0 > 0)
    }

    @Test func `an import of older calls is no growth, though its rows were received just now`() throws {
        let archive = try TestArchive()
        let now = at("2026-03-16 12:00:00")
        try archive.insert("pbx", ["id": 1, "name": "paris"])
        for id in 1...40 {
            // Half are history rows of calls of the year before, half are live; all were received a minute ago.
            let isOld = id % 2 == 0
            let start = isOld ? now - 366 * 86_400 : now - 3600
            try archive.insert(
                "call",
                ["id": id, "pbx": 1, "call_id": "\(id)", "started_at": start, "utc_offset": 3600, "state": "live"]
            )
            try archive.insert(
                "frame",
                [
                    "id": id, "pbx": 1, "origin": isOld ? 1 : 0, "received_ms": (now - 60) * 1000, "status": 0,
                    "digest": Data([UInt8(id)]), "body": "x",
                ]
            )
            try archive.insert(
                "cdr",
                [
                    "id": id, "call": id, "frame": id, "origin": isOld ? 1 : 0, "identity": Data([UInt8(id)]),
                    "start_seconds": start,
                ]
            )
        }
        let growth = try archive.database.read { db in
            try ArchiveGrowth(by: TableGrowth.Calendar(recentSince: now - 30 * 86_400, offset: 3600), in: db)
        }
        for name in ["frame", "cdr", "call"] {
            let table = try #require(growth.tables.first { $0.name == name })
            #expect(table.rows == 40 && table.recentRows == 20, "\(name)")
        }
    }

    @Test func `superseded legs are rows too, and free pages are no table's`() throws {
        let small = try SmallArchive()
        let now = small.now
        try small.archive.insert("leg", ["id": 900, "call": 1, "leg": 0, "started_at": now - 60])
        for id in 1000..<1400 {
            try small.archive.insert(
                "frame",
                [
                    "id": id, "pbx": 1, "origin": 0, "received_ms": now * 1000, "status": 0, "digest": Data(),
                    "body": String(repeating: "x", count: 6000),
                ]
            )
        }
        try small.archive.database.write { try $0.execute(sql: "DELETE FROM frame WHERE id > 1100") }
        try small.archive.database.read { db in
            let growth = try ArchiveGrowth(by: TableGrowth.Calendar(recentSince: now - 60, offset: 0), in: db)
            let legs = try #require(growth.tables.first { $0.name == "leg" })
            #expect(try legs.rows == Int64.fetchOne(db, sql: "SELECT count(*) FROM leg WHERE started_at > 0"))
            #expect(legs.recentRows == 1)
            #expect(try Int.fetchOne(db, sql: "PRAGMA freelist_count") ?? 0 > 0)
            let pages = try Row.fetchAll(
                db,
                sql: """
                    SELECT coalesce(m.tbl_name, d.name), sum(d.pgsize) FROM dbstat d
                    LEFT JOIN sqlite_schema m ON m.name = d.name WHERE d.aggregate = TRUE GROUP BY 1
                    """
            )
            #expect(growth.bytesByTable == Dictionary(uniqueKeysWithValues: pages.map { ($0[0], $0[1]) }))
        }
    }

    @Test func `a forecast needs growth, and ends before calendars do`() {
        let today = CivilDate(dayNumber: 20_000)
        let forecast = GrowthForecast(recentBytes: 3000, days: 30, freeBytes: 1099)
        #expect(forecast?.bytesPerDay == 100 && forecast?.daysLeft == 10)
        #expect(forecast?.fullDate(from: today)?.dayNumber == 20_010)
        #expect(GrowthForecast(recentBytes: 3000, days: 0, freeBytes: 5) == nil)
        #expect(GrowthForecast(recentBytes: 29, days: 30, freeBytes: 5) == nil)
        #expect(GrowthForecast(recentBytes: 30, days: 30, freeBytes: 366_000)?.fullDate(from: today) == nil)
    }

    @Test(
        "sizes as people write them",
        arguments: [
            (0, "0 B"), (999, "999 B"), (1000, "1.0 kB"), (999_949, "999.9 kB"), (999_950, "1.0 MB"),
            (12_345_678_901, "12.3 GB"), (5_000_000_000_000_000, "5000.0 TB"),
        ] as [(Int64, String)]
    )
    func size(bytes: Int64, text: String) {
        #expect(ByteText.size(bytes) == text)
    }
}
