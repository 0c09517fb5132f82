import Foundation
import GRDB

/// What a running report has at hand: one snapshot of the archive, the question, and where rows go.
public struct ReportContext {
    let database: Database
    let request: ReportRequest
    let period: ReportPeriod
    let writer: ReportWriter
    /// What the PBX's clock shows now.
    let now: CivilTime

    /// The period to compare with, said in a note: the one before when nothing else is asked for.
    ///
    /// - Returns: The period; `nil` when the report's own has no beginning.
    /// - Throws: A usage ``ReportError`` when a comparison was asked for without a beginning, or an error of the database.
    func comparisonPeriod() throws -> ReportPeriod? {
        let comparison = request.options.comparison
        guard request.range.from != nil else {
            guard comparison == nil else {
                throw ReportError.usage("--compare needs to know where the period begins: add --from.")
            }
            return nil
        }
        guard let other = period.compared(by: comparison ?? .previous, now: now) else { return nil }
        let name = comparison == .sameLastYear ? "The same dates of the year before are" : "The period before is"
        writer.note("\(name) \(other.rangeText).")
        let pbxs = try PBXRecord.all(named: request.filter.pbx, in: database)
        let coverage = try CoverageMeter(database: database, period: other, now: request.now).summary(of: pbxs)
        if coverage.coveredSeconds < coverage.periodSeconds {
            let share = FigureText.percent(coverage.coveredSeconds, of: coverage.periodSeconds)
            writer.note("Of the period compared with, the archive covers only \(share): its figures may be too low.")
        }
        return other
    }

    /// The period in Unix seconds, from where it first begins on a PBX's clock to where it last ends, and some seconds more.
    func instants(before: Int64 = 0, after: Int64 = 0) throws -> Range<Int64> {
        guard period.zone == nil else {
            return (period.instants.lowerBound - before)..<(period.instants.upperBound + after)
        }
        // A call whose offset nothing tells is read as of a clock in UTC.
        var (first, last) = (period.from.seconds, period.to.seconds)
        for pbx in try PBXRecord.all(named: request.filter.pbx, in: database) {
            let instants = try pbx.instants(of: period, in: database)
            (first, last) = (min(first, instants.lowerBound), max(last, instants.upperBound))
        }
        return (first - before)..<(last + after)
    }

    /// The stretches of a period in order: all of it that has passed, and whichever else have calls.
    func keys(
        of bucket: TimeBucket,
        in period: ReportPeriod,
        seen: some Collection<TimeBucket.Key>
    ) throws -> [TimeBucket.Key] {
        let zone = try bucket == .hour ? clockZone() : nil
        var keys = Set(seen)
        let starts = Set(keys.map(\.start))
        for key in bucket.keys(of: period, until: now, zone: zone) where !starts.contains(key.start) || zone != nil {
            keys.insert(key)
        }
        return keys.sorted()
    }

    /// The zone of the clock by which hours are read, when one is known.
    private func clockZone() throws -> TimeZone? {
        let pbxs = try PBXRecord.all(named: request.filter.pbx, in: database)
        // Clocks of several PBXs may differ; their doubled hours are then only those that calls have shown.
        return period.zone ?? (Set(pbxs.map(\.zone)).count == 1 ? pbxs.first?.zone : nil)
    }
}
