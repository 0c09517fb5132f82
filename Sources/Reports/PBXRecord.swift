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

    /// A period on its clock, in Unix seconds.
    func instants(of period: ReportPeriod, in database: Database) throws -> Range<Int64> {
        guard period.zone == nil else { return period.instants }
        let start = period.from.seconds - (try offset(at: period.from, in: database))
        return start..<max(start, period.to.seconds - (try offset(at: period.to, in: database)))
    }

    /// Seconds that the PBX's clock was ahead of UTC when it first showed a time: from its ledger of days, else from its
    /// configured zone, else from the call nearest to it.
    func offset(at time: CivilTime, in database: Database) throws -> Int64 {
        guard let morning = try ledgerOffset(atStartOf: time.date, in: database) else {
            if let zone { return time.offset(in: zone) }
            return try observedOffset(near: time.seconds, in: database) ?? 0
        }
        guard !time.isMidnight else { return morning }
        let next = time.date.adding(days: 1)
        let night = try ledgerOffset(atStartOf: next, in: database)
        guard night != morning else { return morning }
        // Of a day that changes the clock the ledger has both offsets, and not the hour from which the second one holds.
        if let zone, CivilTime(startOf: time.date).offset(in: zone) == morning,
            night.map({ $0 == CivilTime(startOf: next).offset(in: zone) }) ?? true
        {
            return time.offset(in: zone)
        }
        guard let night else { return morning }
        return try observedOffset(near: time.seconds - night, in: database) == night ? night : morning
    }

    /// That at a day's first instant, where the ledger has the day or the one before.
    private func ledgerOffset(atStartOf date: CivilDate, in database: Database) throws -> Int64? {
        let start = try Int64.fetchOne(
            database.cachedStatement(
                sql: """
                    SELECT start_seconds FROM coverage_day WHERE pbx = ? AND local_date = ?
                    UNION ALL SELECT end_seconds FROM coverage_day WHERE pbx = ? AND local_date = ? LIMIT 1
                    """
            ),
            arguments: [id, "\(date)", id, "\(date.adding(days: -1))"]
        )
        return start.map { CivilTime(startOf: date).seconds - $0 }
    }

    /// Seconds that its clock was ahead of UTC at an instant: as the call before has it, carried on by its configured zone
    /// where this one has the same; `nil` when nothing tells.
    func offset(at instant: Int64, in database: Database) throws -> Int64? {
        let call = try CallTimes.last(before: instant + 1, pbx: name, in: database)
        if let call, zone.map({ CivilTime(instant: call.instant, in: $0) != call.local }) ?? true { return call.offset }
        return try clock(at: instant, in: database).map { CivilTime(instant: instant, in: $0).seconds - instant }
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
