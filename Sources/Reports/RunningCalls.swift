import CallColumns
import GRDB

/// The calls that were going on at some time of a stretch: those that began in it, and those that still ran when it began.
struct RunningCalls {
    /// One of them, and what of it went out by another trunk than its own.
    struct Call {
        let block: CallBlock
        let row: Int
        /// Unix seconds; live calls are taken to run until now.
        let span: Range<Int64>
    }

    static let columns: Set<CallColumn> = [.endedAt, .isLive]

    private let scan: CallScan
    private let stretch: Range<Int64>
    private let now: Int64

    /// Creates a pass over the calls of a report's periods.
    ///
    /// - Parameters:
    ///   - columns: What is read of them beside their times.
    ///   - periods: The report's period as each PBX has it.
    ///   - context: The report's.
    /// - Throws: An error of the database.
    init(_ columns: Set<CallColumn>, of periods: [PBXPeriod], in context: ReportContext) throws {
        scan = try CallScan(columns.union(Self.columns), in: context)
        stretch = periods.span
        now = context.request.now
    }

    /// Hands on the calls in the order of their start.
    ///
    /// - Throws: An error of the database, or what `body` throws.
    func visit(_ body: (Call) throws -> Void) throws {
        try scan.visit(reaching: stretch) { block, calls in
            let (starts, ends, live) = (block[.startedAt], block[.endedAt], block[.isLive])
            for row in calls {
                let start = starts.raw(row)
                guard let end = ends[row] ?? (live.isTrue(row) ? max(start, now) : nil),
                    start >= stretch.lowerBound || end > stretch.lowerBound || live.isTrue(row)
                else { continue }
                try body(Call(block: block, row: row, span: start..<max(start, end)))
            }
        }
    }
}
