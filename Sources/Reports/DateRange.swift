public import Foundation

/// The stretch of local time that somebody asked for, from an inclusive to an exclusive reading of the clock.
///
/// Which clock, the request says: each PBX's own, or one zone for all.
public struct DateRange: Hashable, Sendable {
    /// `nil`: from the archive's first call on.
    public let from: CivilTime?
    /// `nil`: up to the archive's last call or today's end.
    public let to: CivilTime?

    /// All that the archive has.
    public static let everything = Self(uncheckedFrom: nil, to: nil)

    /// Creates a range.
    ///
    /// - Throws: A usage ``ReportError`` when it would end before it begins.
    public init(from: CivilTime?, to: CivilTime?) throws(ReportError) {
        if let from, let to, from >= to {
            throw .usage("the period ends (\(to)) before it begins (\(from)): exchange --from and --to")
        }
        self.init(uncheckedFrom: from, to: to)
    }

    private init(uncheckedFrom from: CivilTime?, to: CivilTime?) {
        self.from = from
        self.to = to
    }

    /// Reads what was given for `--from` and `--to`.
    ///
    /// Each is a date, a date-time, or a word such as `last-month`. A word or a date means its beginning in `from` and
    /// its end in `to`, so that `--to 2026-03-31` includes that day; a date-time in `to` is exclusive.
    ///
    /// - Parameters:
    ///   - from: `nil` leaves the beginning open.
    ///   - to: `nil` leaves the end open.
    ///   - now: Unix seconds; what `today` is.
    ///   - zone: The zone whose date `today` is.
    /// - Returns: The range; its ends are open where nothing was given.
    /// - Throws: A usage ``ReportError``.
    public static func parse(
        from: String?,
        to: String?,
        now: Int64,
        zone: TimeZone
    ) throws(ReportError) -> Self {
        let clock = CivilTime(instant: now, in: zone)
        var start: CivilTime?
        var end: CivilTime?
        if let from { start = try PeriodText(option: "--from", now: clock).span(of: from).lowerBound }
        if let to { end = try PeriodText(option: "--to", now: clock).span(of: to).upperBound }
        if let start, let end, start >= end, let from, let to {
            throw .usage("--from \(from) is after --to \(to): the period would be empty. Exchange them.")
        }
        return try Self(from: start, to: end)
    }

    /// The range that one word, date, or date-time names, such as `last-month`.
    ///
    /// - Throws: A usage ``ReportError``.
    public static func period(_ text: String, now: Int64, zone: TimeZone) throws(ReportError) -> Self {
        let span = try PeriodText(option: "the period", now: CivilTime(instant: now, in: zone)).span(of: text)
        return try Self(from: span.lowerBound, to: span.upperBound)
    }

    /// Finds an IANA time zone.
    ///
    /// - Throws: A usage ``ReportError`` when there is none of that name.
    public static func zone(named name: String) throws(ReportError) -> TimeZone {
        if let zone = TimeZone(identifier: name), name == "UTC" || name == "GMT" || name.contains("/") { return zone }
        let known = TimeZone.knownTimeZoneIdentifiers
        if let exact = known.first(where: { $0.lowercased() == name.lowercased() }),
            let zone = TimeZone(identifier: exact)
        {
            return zone
        }
        let hint = NearestName.suggestion(for: name, among: known).map { "Did you mean \($0)?" }
        throw .usage("there is no time zone named \(name): \(hint ?? "use an IANA name such as Europe/Paris.")")
    }
}
