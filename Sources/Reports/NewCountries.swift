import CallColumns
import GRDB

/// Finds the countries that were called for the first time in weeks.
struct NewCountries {
    /// Calls of one PBX to one country.
    private struct Run {
        let pbx: Int64
        let country: Int64
        /// Of the first call of the period.
        let first: Int64
        var latest: Int64
        /// Where in the result the calls are being counted.
        var place: Int?
        /// Where the first one is, until it is known whether the country was called before.
        var doubtful: Int?
    }

    private static let quietSeconds = Int64(HourNorms.weeksBefore) * 604_800
    private static let leastSeconds = Int64(HourNorms.leastWeeks) * 604_800

    private let context: ReportContext
    private let scan: CallScan
    private var pbxNames: [Int64: String] = [:]
    /// The first call of each PBX.
    private var firsts: [Int64: Int64] = [:]
    /// By the place of ``key(pbx:country:)``.
    private var runs: [Run] = []
    private var index = NumberIndex()
    private var found: [AnomaliesReport.Anomaly?] = []

    /// One anomaly for each run of calls to such a country.
    static func find(in context: ReportContext) throws -> [AnomaliesReport.Anomaly] {
        var countries = try Self(in: context)
        try countries.takePeriod()
        try countries.dropCalledBefore()
        return countries.found.compactMap(\.self)
    }

    private init(in context: ReportContext) throws {
        self.context = context
        scan = try CallScan([.contactCountry, .direction, .pbx], in: context)
        for pbx in try PBXRecord.all(named: context.request.filter.pbx, in: context.database) {
            pbxNames[pbx.id] = pbx.name
            firsts[pbx.id] = try CallTimes.first(pbx: pbx.name, in: context.database)?.instant
        }
    }

    /// A country's code has three digits at most.
    private static func key(pbx: Int64, country: Int64) -> Int64 { pbx * 1000 + country }

    /// Finds the calls of the period that no other of the period came shortly before.
    private mutating func takePeriod() throws {
        var clock = LocalClock(zone: context.period.zone)
        let (scan, period) = (scan, context.period)
        try scan.visit(begunIn: period) { block, calls in
            let (countries, directions, pbxs) = (block[.contactCountry], block[.direction], block[.pbx])
            let (starts, offsets) = (block[.startedAt], block[.utcOffset])
            for call in calls where directions.raw(call) == CallWords.Direction.outbound {
                guard let country = countries[call] else { continue }
                let (start, pbx) = (starts.raw(call), pbxs.raw(call))
                let run = index.place(of: Self.key(pbx: pbx, country: country))
                let isFirst = run == runs.count
                if isFirst { runs.append(Run(pbx: pbx, country: country, first: start, latest: start)) }
                let before = runs[run].latest
                runs[run].latest = start
                if !isFirst, start - before <= Self.quietSeconds {
                    if let place = runs[run].place { found[place]?.calls += 1 }
                    continue
                }
                guard let known = firsts[pbx], start - known >= Self.leastSeconds,
                    let local = clock.time(start, offset: offsets[call])
                else { continue }
                runs[run].place = found.count
                if isFirst { runs[run].doubtful = found.count }
                found.append(anomaly(block.id(call), runs[run], at: start, local, since: known))
            }
        }
    }

    private func anomaly(
        _ call: Int64,
        _ run: Run,
        at start: Int64,
        _ local: CivilTime,
        since first: Int64
    ) -> AnomaliesReport.Anomaly {
        AnomaliesReport.Anomaly(
            kind: "country",
            pbx: pbxNames[run.pbx] ?? "",
            start: start,
            local: local,
            calls: 1,
            weeks: min(Int64(HourNorms.weeksBefore), (start - first) / 604_800),
            call: call,
            country: CallingCodes.name(of: run.country).map { "\($0) (+\(run.country))" }
        )
    }

    /// Takes out the first runs of countries that were called in the weeks before the period.
    ///
    /// Calls pass from the newest to the oldest until each country has been seen, which of a country that is called every day
    /// takes a day, not weeks.
    private mutating func dropCalledBefore() throws {
        var open = runs.count { $0.doubtful != nil }
        guard open > 0 else { return }
        let (scan, period, known) = (scan, context.period, HourNorms.known(context.period))
        let before = ReportPeriod(from: known.from, to: period.from, zone: period.zone)
        try scan.visit(begunIn: before, newestFirst: true) { block, calls in
            let (countries, directions, pbxs) = (block[.contactCountry], block[.direction], block[.pbx])
            let starts = block[.startedAt]
            for call in calls where directions.raw(call) == CallWords.Direction.outbound {
                guard let country = countries[call],
                    let run = index.place(ofKnown: Self.key(pbx: pbxs.raw(call), country: country)),
                    let place = runs[run].doubtful
                else { continue }
                runs[run].doubtful = nil
                if runs[run].first - starts.raw(call) <= Self.quietSeconds { found[place] = nil }
                open -= 1
                guard open > 0 else { throw CallScan.Enough() }
            }
        }
    }
}
