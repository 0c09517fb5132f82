public import GRDB

/// What a report counts.
public enum Lens: String, Hashable, Sendable {
    case call
    case leg
    case offer
    /// A call once in each queue, ring group or IVR that it entered.
    case visit
    /// A stretch of time in one state.
    case session
    /// Each line says what it is.
    case mixed
    /// The archive itself.
    case archive

    /// A sentence for the foot of a report.
    var sentence: String {
        switch self {
        case .call: "Counted are calls: a caller's whole journey, once, however many phones rang."
        case .leg: "Counted are legs: each routing stage of a call, so that one call may count several times."
        case .offer: "Counted are offers: each ringing of one phone, so that one call may count many times."
        case .visit: "Counted are visits: a call once in each queue, ring group or IVR that it entered, however often."
        case .session: "Counted are stretches of time in one state, cut to the period."
        case .mixed: "Each line is the call, one of its legs, one ringing of one phone, or one frame received."
        case .archive: "Counted is what the archive holds, not calls."
        }
    }
}

/// One report: a question that the archive answers.
///
/// A further report is one file with a type of this kind, and a line in ``ReportCatalogue``.
public protocol Report: Sendable {
    /// What `report NAME` calls it.
    var name: String { get }
    /// One line for `report --list`.
    var abstract: String { get }
    var lens: Lens { get }
    var columns: [Column] { get }
    /// What it can be told.
    var parameters: Set<ReportParameter> { get }
    /// What must follow the name, such as `ID`; `nil`: nothing.
    var subjectName: String? { get }
    /// What to do when it is missing.
    var subjectHint: String { get }
    var layout: ReportLayout { get }
    /// Pictures of its rows.
    var charts: [Chart] { get }

    /// The columns for a request that may ask for more or fewer.
    func columns(for request: ReportRequest) -> [Column]

    /// The layout for a request that changes it.
    func layout(for request: ReportRequest) -> ReportLayout

    /// The pictures for a request that changes them.
    func charts(for request: ReportRequest) -> [Chart]

    /// The range to report on when it is not simply the one asked for.
    ///
    /// - Parameters:
    ///   - request: What was asked for.
    ///   - now: What the clock shows by which the request is read.
    ///   - database: The archive.
    /// - Returns: The range; its open ends are the archive's.
    /// - Throws: ``ReportError``, or an error of the database.
    func range(for request: ReportRequest, at now: CivilTime, in database: Database) throws -> DateRange

    /// The reports that make it up, each run in place of itself; empty: it is one.
    func sections(for request: ReportRequest, of period: ReportPeriod) -> [ReportSection]

    /// Reads the archive and hands on row by row; it must not hold more than sums.
    func run(in context: ReportContext) throws
}

/// How people see the rows of a report.
public enum ReportLayout: Hashable, Sendable {
    case rows
    /// A line for each column: for few rows of many figures.
    case transposed
}

extension Report {
    public var subjectName: String? { nil }
    public var subjectHint: String { "report calls prints them" }
    public var layout: ReportLayout { .rows }
    public var charts: [Chart] { [] }
    public func layout(for request: ReportRequest) -> ReportLayout { layout }
    public func charts(for request: ReportRequest) -> [Chart] { charts }
    public func sections(for request: ReportRequest, of period: ReportPeriod) -> [ReportSection] { [] }
    public func columns(for request: ReportRequest) -> [Column] { columns }
    public func range(for request: ReportRequest, at now: CivilTime, in database: Database) throws -> DateRange {
        request.range
    }

    /// Names of the entries of ``MetricDictionary`` that its columns use, in their order.
    public var metrics: [String] { MetricDictionary.metrics(of: columns).map(\.name) }
}
