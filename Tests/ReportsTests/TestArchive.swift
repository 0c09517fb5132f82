import ArchiveStore
import Foundation
import GRDB
import Reports
import Schema

/// An archive file whose base tables a test fills by hand.
final class TestArchive {
    let path: String
    let database: DatabaseQueue

    init() throws {
        path = FileManager.default.temporaryDirectory
            .appending(path: "reports-\(UUID().uuidString).sqlite").path(percentEncoded: false)
        var configuration = Configuration()
        configuration.prepareDatabase { db in
            try db.execute(sql: "PRAGMA synchronous = OFF; PRAGMA journal_mode = MEMORY;")
        }
        database = try DatabaseQueue(path: path, configuration: configuration)
        try database.write { db in
            for script in Schema.scripts { try db.execute(sql: script.sql) }
            try db.execute(sql: "PRAGMA application_id = \(Schema.applicationID)")
            try db.execute(sql: "PRAGMA user_version = \(Schema.currentVersion)")
        }
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func execute(_ sql: String, _ arguments: StatementArguments = []) throws {
        try database.write { db in try db.execute(sql: sql, arguments: arguments) }
    }

    func insert(_ table: String, _ values: [String: (any DatabaseValueConvertible)?]) throws {
        let names = values.keys.sorted()
        let places = names.map { _ in "?" }.joined(separator: ", ")
        try execute(
            "INSERT INTO \(table) (\(names.joined(separator: ", "))) VALUES (\(places))",
            StatementArguments(names.map { values[$0] ?? nil })
        )
    }

    /// Makes the hourly sums what the calls say.
    func sumHours() throws {
        try execute("DELETE FROM call_hour")
        try execute(
            """
            INSERT INTO call_hour SELECT pbx, local_date, local_hour, utc_offset, coalesce(direction, ''), outcome,
                count(*), sum(missed), coalesce(sum(talk_seconds), 0), count(wait_seconds),
                coalesce(sum(wait_seconds), 0), sum(duration_seconds)
            FROM call WHERE state = 'ended' AND local_date IS NOT NULL GROUP BY 1, 2, 3, 4, 5, 6
            """
        )
    }

    /// Runs a report and returns everything it printed.
    func run(
        _ name: String,
        _ request: ReportRequest,
        _ format: ReportFormat = .csv,
        width: Int? = nil,
        usesColor: Bool = false
    ) throws -> (text: String, outcome: ReportRunner.Outcome) {
        var text = ""
        let outcome = try ReportRunner.run(
            ReportCatalogue.report(named: name),
            request,
            in: ArchiveReader(path: path),
            as: RenderOptions(format: format, width: width, usesColor: usesColor)
        ) { text += $0 }
        return (text, outcome)
    }

    /// The rows as objects, by way of JSON.
    func rows(_ name: String, _ request: ReportRequest) throws -> [[String: Any]] {
        let object = try JSONSerialization.jsonObject(with: Data(run(name, request, .json).text.utf8))
        return (object as? [String: Any])?["rows"] as? [[String: Any]] ?? []
    }
}

/// Unix seconds of a time on a clock ahead of UTC by an offset: Paris in winter, when nothing else is said.
func at(_ text: String, offset: Int64 = 3600) -> Int64 {
    let zone = TimeZone(secondsFromGMT: 0) ?? .gmt
    guard let time = try? DateRange.parse(from: text, to: nil, now: 0, zone: zone).from else { return 0 }
    return time.seconds - offset
}
