import CallColumns
import GRDB

/// Finds the countries that were called for the first time in weeks.
enum NewCountries {
    /// Calls of one PBX to one country.
    private struct Run {
        var latest: Int64?
        /// Where in the result they are being counted.
        var place: Int?
    }

    /// One anomaly for each run of calls to such a country.
    static func find(in context: ReportContext) throws -> [AnomaliesReport.Anomaly] {
        let quietSeconds = Int64(HourNorms.weeksBefore) * 604_800
        let leastSeconds = Int64(HourNorms.leastWeeks) * 604_800
        var pbxNames: [Int64: String] = [:]
        var firsts: [Int64: Int64] = [:]
        for pbx in try PBXRecord.all(named: context.request.filter.pbx, in: context.database) {
            pbxNames[pbx.id] = pbx.name
            firsts[pbx.id] = try CallTimes.first(pbx: pbx.name, in: context.database)?.instant
        }
        // By the PBX's id and the country's code, which has three digits at most.
        var runs: [Int64: Run] = [:]
        var found: [AnomaliesReport.Anomaly] = []
        var clock = LocalClock(zone: context.period.zone)
        let scan = try CallScan([.contactCountry, .direction, .pbx], in: context)
        try scan.visit(begunIn: HourNorms.known(context.period)) { block, calls in
            let (countries, directions, pbxs) = (block[.contactCountry], block[.direction], block[.pbx])
            let (starts, offsets) = (block[.startedAt], block[.utcOffset])
            for call in calls where directions.raw(call) == CallWords.Direction.outbound {
                guard let country = countries[call] else { continue }
                let (start, pbx) = (starts.raw(call), pbxs.raw(call))
                let key = pbx * 1000 + country
                let before = runs[key, default: Run()].latest
                runs[key, default: Run()].latest = start
                guard context.period.contains(start: start, utcOffset: offsets[call]) else { continue }
                if let before, start - before <= quietSeconds {
                    if let place = runs[key]?.place { found[place].calls += 1 }
                    continue
                }
                guard let first = firsts[pbx], start - first >= leastSeconds,
                    let local = clock.time(start, offset: offsets[call])
                else { continue }
                runs[key]?.place = found.count
                found.append(
                    AnomaliesReport.Anomaly(
                        kind: "country",
                        pbx: pbxNames[pbx] ?? "",
                        start: start,
                        local: local,
                        calls: 1,
                        weeks: min(Int64(HourNorms.weeksBefore), (start - first) / 604_800),
                        call: block.id(call),
                        country: CallingCodes.name(of: country).map { "\($0) (+\(country))" }
                    )
                )
            }
        }
        return found
    }
}
