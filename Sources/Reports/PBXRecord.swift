import Foundation
import GRDB

/// One PBX of the archive, and how far its clock is from UTC.
struct PBXRecord {
    let id: Int64
    let name: String
    let zone: TimeZone?

    /// The PBXs with one of the names, or all.
    ///
    /// - Throws: A usage ``ReportError`` for a name that the archive does not have, or an error of the database.
    static func all(named names: [String], in database: Database) throws -> [Self] {
        let rows = try Row.fetchAll(database, sql: "SELECT id, name, time_zone FROM pbx ORDER BY name")
        let records = rows.map { row in
            Self(id: row[0], name: row[1], zone: (row[2] as String?).flatMap { TimeZone(identifier: $0) })
        }
        for name in names where !records.contains(where: { $0.name == name }) {
            let known = records.map(\.name)
            let hint = NearestName.suggestion(for: name, among: known).map { "did you mean \($0)?" }
            throw ReportError.usage(
                "the archive has no PBX named \(name): \(hint ?? "it has \(known.joined(separator: ", ")).")"
            )
        }
        return names.isEmpty ? records : records.filter { names.contains($0.name) }
    }

    /// The names by id.
    static func names(in database: Database) throws -> [Int64: String] {
        let rows = try Row.fetchAll(database, sql: "SELECT id, name FROM pbx")
        return Dictionary(uniqueKeysWithValues: rows.map { ($0[0], $0[1]) })
    }

    /// Seconds that the PBX's clock was ahead of UTC when it showed a time: from its ledger of days, else from the call
    /// nearest to it, else from its configured zone.
    func offset(at time: CivilTime, in database: Database) throws -> Int64 {
        let dayStart = try Int64.fetchOne(
            database.cachedStatement(
                sql: """
                    SELECT start_seconds FROM coverage_day WHERE pbx = ? AND local_date = ?
                    UNION ALL SELECT end_seconds FROM coverage_day WHERE pbx = ? AND local_date = ? LIMIT 1
                    """
            ),
            arguments: [id, "\(time.date)", id, "\(time.date.adding(days: -1))"]
        )
        if let dayStart { return CivilTime(startOf: time.date).seconds - dayStart }
        if let zone { return time.seconds - time.firstInstant(in: zone) }
        return try observedOffset(near: time.seconds, in: database) ?? 0
    }

    /// The zone of the PBX's clock at an instant; `nil` when nothing tells.
    func clock(at instant: Int64, in database: Database) throws -> TimeZone? {
        if let zone { return zone }
        return try observedOffset(near: instant, in: database).flatMap { TimeZone(secondsFromGMT: Int($0)) }
    }

    /// The later of the last call and the last look at the PBX's clock before the instant, else the first after it.
    private func observedOffset(near instant: Int64, in database: Database) throws -> Int64? {
        let call = try CallTimes.last(before: instant, pbx: name, in: database)
        let look = try Row.fetchOne(
            database,
            sql: """
                SELECT observed_seconds, utc_offset_seconds FROM clock_observation WHERE pbx = ?
                ORDER BY observed_seconds < ? DESC, abs(observed_seconds - ?) LIMIT 1
                """,
            arguments: [id, instant, instant]
        )
        let lookedAt = (look?[0] as Int64?).flatMap { $0 < instant ? $0 : nil }
        if let call, call.instant >= lookedAt ?? .min { return call.offset }
        if lookedAt != nil { return look?[1] }
        return try CallTimes.first(from: instant, pbx: name, in: database)?.offset ?? look?[1]
    }
}
