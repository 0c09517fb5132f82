import CallColumns
import CallModel
import Foundation
import GRDB
import Testing

@testable import Reports

/// Every report says the same whether it reads rows or the columns that the archive keeps.
@Suite("Reports on stored blocks")
struct StoredBlocksTests {
    /// Every report that needs no subject, in the whole and by the filters that rows decide.
    private static func requests(_ request: ReportRequest) throws -> [ReportRequest] {
        var extended = request
        extended.filter.extension = "1001"
        var queued = request
        queued.filter.queue = "6400"
        var inbound = request
        inbound.filter.direction = .inbound
        inbound.filter.calendar.calendar = try ReportCalendar(businessHours: ["Mon-Fri 09:00-17:00"], holidays: [])
        inbound.filter.calendar.businessHours = .inside
        return [request, extended, queued, inbound]
    }

    private static func texts(_ archive: TestArchive, _ request: ReportRequest) throws -> [String: String] {
        var texts: [String: String] = [:]
        // The growth of the file is another one once it has blocks.
        for report in ReportCatalogue.all where report.subjectName == nil && report.name != "growth" {
            for (index, request) in try requests(request).enumerated()
            where request.filter.parameters.isSubset(of: report.parameters) && report.name != "dashboard" {
                texts["\(report.name) \(index)"] = try archive.run(report.name, request, .json).text
            }
        }
        return texts
    }

    private static func check(_ archive: TestArchive, _ request: ReportRequest) throws {
        let rows = try texts(archive, request)
        try archive.database.write { db in
            let last = try Int64.fetchOne(db, sql: "SELECT max(id) FROM call") ?? 0
            for number in 0...CallBlock.number(of: last) { try StoredCallBlocks(in: db).store(number) }
        }
        let columns = try texts(archive, request)
        #expect(rows.count > 60)
        for (name, text) in rows { #expect(columns[name] == text, "\(name)") }
        // A part of each block is kept, and the rest of it made from the rows: one has other texts than the other.
        for share in [0.3, 0.7] {
            try archive.database.write { db in
                for (number, calls) in try Row.fetchAll(
                    db,
                    sql: "SELECT id / ?1, max(id) % ?1 FROM call GROUP BY 1",
                    arguments: [CallBlock.size]
                ).map({ ($0[0] as Int64, $0[1] as Int) }) {
                    try StoredCallBlocks(in: db).store(number, ids: max(1, Int(Double(calls) * share)))
                }
            }
            let parts = try texts(archive, request)
            for (name, text) in rows { #expect(parts[name] == text, "\(name) by parts") }
        }
    }

    @Test func `calls of one company`() throws {
        let small = try SmallArchive()
        try Self.check(small.archive, small.request(from: "2026-03-15"))
    }

    @Test func `columns with a byte by which no value could be are made from the rows`() throws {
        let small = try SmallArchive()
        let request = try small.request(from: "2026-03-15")
        let rows = try Self.texts(small.archive, request)
        try small.archive.database.write { db in
            try StoredCallBlocks(in: db).store(0)
            for id in try Int64.fetchAll(db, sql: "SELECT id FROM call_column WHERE id % 64 < 63") {
                let data = try Data.fetchOne(db, sql: "SELECT data FROM call_column WHERE id = ?", arguments: [id])
                var bytes = [UInt8](try #require(data))
                // The highest byte of the lowest value.
                bytes[8] ^= 1
                try db.execute(sql: "UPDATE call_column SET data = ? WHERE id = ?", arguments: [Data(bytes), id])
            }
        }
        let columns = try Self.texts(small.archive, request)
        for (name, text) in rows { #expect(columns[name] == text, "\(name)") }
    }

    @Test(
        "rows with times that could not be",
        arguments: ["started_at", "utc_offset", "ended_at", "wait_seconds", "talk_seconds"]
    )
    func impossible(column: String) throws {
        let small = try SmallArchive()
        let values: [(Int, Int64)] = [(1, .max), (2, .max), (4, 9_000_000_000_000_000_000), (7, .min + 1)]
        for (id, value) in values {
            try small.archive.execute("UPDATE call SET \(column) = ? WHERE id = ?", [value, id])
        }
        try Self.check(small.archive, ReportRequest(now: small.now))
    }

    @Test("random calls", arguments: [1, 2] as [UInt64])
    func random(seed: UInt64) throws {
        let calls = try RandomCalls(seed: seed)
        var request = ReportRequest(now: calls.now)
        try Self.check(calls.archive, request)
        request.timeZone = TimeZone(identifier: "Asia/Tokyo")
        try Self.check(calls.archive, request)
    }

    @Test("calls that wander through queues", arguments: [1, 2] as [UInt64])
    func queues(seed: UInt64) throws {
        let archive = try RandomQueueArchive(seed: seed)
        try Self.check(archive.archive, archive.request)
    }
}
