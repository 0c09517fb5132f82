import CallColumns
import GRDB

/// Finds the countries that were called for the first time in weeks.
enum NewCountries {
    private struct Key: Hashable {
        let pbx: String
        let code: String
    }

    /// One anomaly for each run of calls to such a country.
    static func find(in context: ReportContext) throws -> [AnomaliesReport.Anomaly] {
        let quietSeconds = Int64(HourNorms.weeksBefore) * 604_800
        let leastSeconds = Int64(HourNorms.leastWeeks) * 604_800
        var firsts: [String: Int64] = [:]
        for pbx in try PBXRecord.all(named: context.request.filter.pbx, in: context.database) {
            firsts[pbx.name] = try CallTimes.first(pbx: pbx.name, in: context.database)?.instant
        }
        var latest: [Key: Int64] = [:]
        /// Where in the result a country's calls are being counted.
        var places: [Key: Int] = [:]
        var found: [AnomaliesReport.Anomaly] = []
        var clock = LocalClock(zone: context.period.zone)
        let names = try PBXRecord.names(in: context.database)
        let rows = try RowPass(context.database, query(for: context))
        while let row = try rows.next() {
            let start: Int64 = row[0]
            guard let country = row.withText(2, { $0.flatMap(CallingCodes.country(ofNumber:)) }) else { continue }
            let key = Key(pbx: names[row[4]] ?? "", code: country.code)
            let before = latest.updateValue(start, forKey: key)
            guard (row[5] as Int64) == 1 else { continue }
            if before.map({ start - $0 <= quietSeconds }) == true {
                if let place = places[key] { found[place].calls += 1 }
                continue
            }
            guard let first = firsts[key.pbx], start - first >= leastSeconds,
                let local = clock.time(start, offset: row[1])
            else { continue }
            places[key] = found.count
            found.append(
                AnomaliesReport.Anomaly(
                    kind: "country",
                    pbx: key.pbx,
                    start: start,
                    local: local,
                    calls: 1,
                    weeks: min(Int64(HourNorms.weeksBefore), (start - first) / 604_800),
                    caller: row[3],
                    dialed: row[2],
                    country: "\(country.name) (\(country.code))"
                )
            )
        }
        return found
    }

    static func query(for context: ReportContext) -> SQL {
        """
        SELECT c.started_at, c.utc_offset, \(literal: OutsideNumber.dialedColumn), c.caller, c.pbx,
            coalesce(\(literal: context.period.exactCondition(on: "c")), 0)
        FROM call c
        WHERE \(literal: HourNorms.known(context.period).condition(on: "c")) AND c.direction = 'outbound'
            AND (c.contact LIKE '+%' OR c.dialed LIKE '+%' OR c.dialed LIKE '00%') AND \(literal: context.request.filter.callCondition)
        ORDER BY c.started_at
        """
    }
}
