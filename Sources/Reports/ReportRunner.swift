public import ArchiveStore
public import Foundation
import GRDB

/// Runs reports and renders them.
public enum ReportRunner {
    /// What a finished report leaves for the command.
    public struct Outcome: Sendable {
        public private(set) var rowCount = 0
        /// Sentences about the result, harmless to print.
        ///
        /// Layouts for people and JSON hold them already; with CSV and NDJSON they belong on standard error.
        public private(set) var notes: [String] = []
        /// Which meaning of a metric was used, where there is a choice: sentences like the notes.
        public private(set) var variants: [String] = []
        public let coverage: CoverageSummary
        public let period: ReportPeriod
        /// Of the coverage report; `nil` for others.
        public private(set) var check: CoverageCheck?

        init(coverage: CoverageSummary, period: ReportPeriod) {
            self.coverage = coverage
            self.period = period
        }

        mutating func add(_ writer: ReportWriter, _ heading: ReportHeading) {
            rowCount += writer.rowCount
            notes += writer.notes.filter { !notes.contains($0) }
            let sentences = heading.definitions.filter { $0.variant != nil }.map { "\($0.title): \($0.definition)" }
            variants += sentences.filter { !variants.contains($0) }
            check = writer.check ?? check
        }
    }

    /// Prints a report.
    ///
    /// - Parameters:
    ///   - report: One of ``ReportCatalogue/all``.
    ///   - request: What to tell it.
    ///   - archive: Everything is read in one snapshot of it.
    ///   - layout: How to print.
    ///   - output: Gets pieces of at most a few dozen KiB; what it throws ends the report and is thrown on.
    /// - Returns: What was printed.
    /// - Throws: ``ReportError``, an error of the database, or the output's own.
    public static func run(
        _ report: any Report,
        _ request: ReportRequest,
        in archive: ArchiveReader,
        as layout: RenderOptions,
        output: @escaping (String) throws -> Void
    ) throws -> Outcome {
        try check(request, for: report)
        return try archive.read { database in
            let pbxs = try PBXRecord.all(named: request.filter.pbx, in: database)
            let now = try clock(of: pbxs, request, in: database)
            let range = try report.range(for: request, at: now, in: database)
            let period = try resolve(range, zone: request.timeZone, now: now, in: database)
            var request = resolved(request, for: period)
            request.range = range
            request.filter.contactEnding = try ContactLookup.ending(of: request.filter.number, in: period, database)
            let unknown = try UnknownFilters.notes(on: request.filter, in: database)
            let coverage = try CoverageMeter(database: database, period: period, now: request.now).summary(of: pbxs)
            let sections = report.sections(for: request, of: period)
            let chunks = ChunkedOutput(output)
            let renderer = layout.renderer(to: chunks)
            try renderer.open(
                DocumentHeading(name: report.name, period: period, coverage: coverage, hasSections: !sections.isEmpty)
            )
            var outcome = Outcome(coverage: coverage, period: period)
            for section in sections.isEmpty ? [ReportSection("", report, request)] : sections {
                let heading = heading(of: section, period: period, coverage: coverage, isAlone: sections.isEmpty)
                let writer = ReportWriter(
                    renderer: renderer,
                    heading: heading,
                    limit: section.request.limit,
                    said: outcome.notes
                )
                let context = ReportContext(
                    database: database,
                    request: section.request,
                    period: period,
                    writer: writer,
                    now: now
                )
                try section.report.run(in: context)
                if section.request.filter.contactEnding != nil { writer.note(ContactLookup.note) }
                for note in unknown { writer.note(note) }
                try writer.finish()
                outcome.add(writer, heading)
            }
            try renderer.close()
            try chunks.flush()
            return outcome
        }
    }

    private static func heading(
        of section: ReportSection,
        period: ReportPeriod,
        coverage: CoverageSummary,
        isAlone: Bool
    ) -> ReportHeading {
        let (report, request) = (section.report, section.request)
        let columns = report.columns(for: request)
        return ReportHeading(
            name: report.name,
            title: isAlone ? nil : section.title,
            lens: report.lens,
            layout: report.layout(for: request),
            period: period,
            columns: columns,
            coverage: coverage,
            definitions: MetricDictionary.metrics(of: columns).map(request.options.applied),
            charts: section.charts ?? report.charts(for: request)
        )
    }

    /// The zone in which `today` should be read: the request's, else the first PBX's, else the fallback.
    public static func zone(
        for pbxNames: [String],
        in archive: ArchiveReader,
        now: Int64,
        fallback: @autoclosure () -> TimeZone
    ) throws -> TimeZone {
        try archive.read { database in
            for pbx in try PBXRecord.all(named: pbxNames, in: database) {
                if let zone = try pbx.clock(at: now, in: database) { return zone }
            }
            return fallback()
        }
    }

    private static func check(_ request: ReportRequest, for report: any Report) throws(ReportError) {
        let refused = request.filter.parameters.union(request.options.parameters).subtracting(report.parameters)
        if let first = refused.map(\.option).min() {
            throw .usage("report \(report.name) does not take \(first): leave it out.")
        }
        let calendar = request.filter.calendar
        if calendar.businessHours != nil, calendar.calendar.hours.isEmpty {
            throw .usage(
                "--business-hours needs the hours: put business-hours: \"Mon-Fri 09:00-18:00\" into the configuration file."
            )
        }
        if calendar.holidays != nil, calendar.calendar.holidays.isEmpty {
            throw .usage("--holidays needs the dates: put holidays: [2026-12-25] into the configuration file.")
        }
        if request.range != .everything, !report.parameters.contains(.period) {
            throw .usage("report \(report.name) takes no period: leave --from and --to out.")
        }
        if request.showsFrames, !report.parameters.contains(.raw) {
            throw .usage("report \(report.name) does not take --raw: leave it out.")
        }
        if let limit = request.limit, limit < 0 {
            throw .usage("--limit \(limit) is negative: give the most rows to print.")
        }
        if let name = report.subjectName {
            guard request.subject != nil else {
                throw .usage("report \(report.name) needs \(name): \(report.subjectHint).")
            }
        } else if let subject = request.subject {
            throw .usage("report \(report.name) takes nothing after its name: leave \(subject) out.")
        }
    }

    /// The request with filters that know the period's clock.
    private static func resolved(_ request: ReportRequest, for period: ReportPeriod) -> ReportRequest {
        var request = request
        request.filter.calendar.zone = period.zone
        // A period to compare with may begin long before: a year, or as long as this one.
        let instants = period.instants
        let before = max(Int64(instants.count), 366 * 86_400) + 2 * 86_400
        request.filter.calendar.instants = (instants.lowerBound - before)..<instants.upperBound
        return request
    }

    private static func clock(
        of pbxs: [PBXRecord],
        _ request: ReportRequest,
        in database: Database
    ) throws -> CivilTime {
        if let zone = request.timeZone { return CivilTime(instant: request.now, in: zone) }
        for pbx in pbxs {
            if let zone = try pbx.clock(at: request.now, in: database) {
                return CivilTime(instant: request.now, in: zone)
            }
        }
        return CivilTime(seconds: request.now)
    }

    private static func resolve(
        _ range: DateRange,
        zone: TimeZone?,
        now: CivilTime,
        in database: Database
    ) throws -> ReportPeriod {
        let local = { (start: CallTimes.Start) in
            zone.map { CivilTime(instant: start.instant, in: $0) } ?? start.local
        }
        let tomorrow = now.date.adding(days: 1)
        var to = range.to ?? CivilTime(startOf: tomorrow)
        if range.to == nil, let last = try CallTimes.last(in: database).map(local) {
            to = max(to, CivilTime(startOf: last.date.adding(days: 1)))
        }
        var from = range.from ?? CivilTime(startOf: now.date)
        if range.from == nil, let first = try CallTimes.first(in: database).map(local) {
            from = CivilTime(startOf: first.date)
        }
        if from >= to {
            guard range.from == nil else {
                throw ReportError.usage("the period begins in the future (\(from)): give an earlier --from.")
            }
            from = CivilTime(startOf: CivilTime(seconds: to.seconds - 1).date)
        }
        return ReportPeriod(from: from, to: to, zone: zone)
    }
}
