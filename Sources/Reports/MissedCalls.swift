import CallColumns
import GRDB

/// The missed calls of a period, each with who has been spoken with since.
struct MissedCalls {
    /// One missed call.
    struct MissedCall {
        let block: CallBlock
        let row: Int
        let id: Int64
        let startedAt: Int64
        let utcOffset: Int64?
        /// The place of its number among those of all missed calls; `nil`: the caller withheld it.
        let caller: Int?
        /// What came later.
        let later: CallbackLedger.Entry

        /// Whether its caller has been spoken with in time.
        func isReturned(withinSeconds: Int64?) -> Bool {
            guard let contact = later.contact else { return false }
            return contact.startedAt - startedAt <= withinSeconds ?? .max
        }
    }

    /// A missed call as it is kept until the calls after it are known.
    private struct Found {
        let id: Int64
        /// -1: withheld.
        let caller: Int32
    }

    private let context: ReportContext
    private let withinSeconds: Int64?
    /// Over all calls, whatever the filter says.
    private let others: CallScan
    /// In the order of their start.
    private var found: [Found] = []
    /// The callers: only about these need later calls be remembered.
    private var callers = NumberIndex()

    /// Finds the missed calls.
    ///
    /// - Parameters:
    ///   - context: The report's; its filter says which missed calls count.
    ///   - withinSeconds: How long after a missed call others may come and still matter; `nil`: up to the period's end.
    ///   - columns: What else is read of the calls that are handed on.
    /// - Throws: An error of the database.
    init(in context: ReportContext, withinSeconds: Int64? = nil, with columns: Set<CallColumn> = []) throws {
        self.context = context
        self.withinSeconds = withinSeconds
        let options = context.request.options
        let scan = try CallScan([.contact, .isMissed, .outcome, .waitSeconds], in: context)
        others = try CallScan(
            columns.union([.contact, .direction, .outcome, .pbx]),
            filter: ReportFilter(),
            in: context.database,
            after: scan
        )
        try scan.visit(begunIn: context.period) { block, calls in
            let numbers = block[.contact]
            let (flags, outcomes, waits) = (block[.isMissed], block[.outcome], block[.waitSeconds])
            for call in calls
            where options.isMissed(flags.raw(call), outcome: outcomes.raw(call), waitSeconds: waits.raw(call)) {
                let caller = numbers[call].map { Int32(callers.place(of: $0)) }
                found.append(Found(id: block.id(call), caller: caller ?? -1))
            }
        }
    }

    var count: Int { found.count }

    /// How many numbers they came from.
    var callerCount: Int { callers.count }

    /// Hands on the missed calls, the newest first, until `body` wants no more.
    ///
    /// Every call of the period passes: those that return one are seen before it.
    ///
    /// - Parameter body: Gets one missed call after the other; says whether to go on.
    /// - Throws: An error of the database, or what `body` throws.
    func visit(_ body: (MissedCall) throws -> Bool) throws {
        let stretch = try withinSeconds.map { try context.instants(after: $0) } ?? 0..<0
        let ends = try endsOfTries()
        var ledger = CallbackLedger(count: callers.count)
        var left = found.count
        try others.visit(begunIn: context.period, orIn: stretch, newestFirst: true) { block, calls in
            let (numbers, starts) = (block[.contact], block[.startedAt])
            let (offsets, directions, outcomes) = (block[.utcOffset], block[.direction], block[.outcome])
            let pbxs = block[.pbx]
            let known = callers.places(
                ofKnown: calls.map { call in
                    // Live calls have not been answered, nor tried in vain.
                    let outcome = outcomes.raw(call)
                    let isOutbound = directions.raw(call) == CallWords.Direction.outbound
                    let tells = outcome == CallWords.answered || isOutbound && outcome != ColumnValues.null
                    return tells ? numbers.raw(call) : ColumnValues.null
                }
            )
            for (call, other) in zip(calls, known) {
                let id = block.id(call)
                if left > 0, found[left - 1].id == id {
                    left -= 1
                    let caller = found[left].caller < 0 ? nil : Int(found[left].caller)
                    let goesOn = try body(
                        MissedCall(
                            block: block,
                            row: call,
                            id: id,
                            startedAt: starts.raw(call),
                            utcOffset: offsets[call],
                            caller: caller,
                            later: caller.map { ledger[$0] } ?? CallbackLedger.Entry()
                        )
                    )
                    guard goesOn, left > 0 else { throw CallScan.Enough() }
                }
                guard other >= 0 else { continue }
                let isAnswered = outcomes.raw(call) == CallWords.answered
                if !isAnswered, let end = ends[pbxs.raw(call)], starts.raw(call) >= end { continue }
                let contact = CallbackLedger.Contact(
                    id: id,
                    startedAt: starts.raw(call),
                    utcOffset: offsets[call],
                    isOutbound: directions.raw(call) == CallWords.Direction.outbound
                )
                ledger.see(contact, with: Int(other), isAnswered: isAnswered)
            }
        }
    }

    /// By PBX until when a try counts, in Unix seconds: the period's end on its clock, and so long after.
    ///
    /// An answered call counts by its distance from the missed one alone.
    private func endsOfTries() throws -> [Int64: Int64] {
        guard let withinSeconds else { return [:] }
        let pbxs = try PBXRecord.all(named: [], in: context.database)
        let ends = try pbxs.map {
            ($0.id, try $0.instants(of: context.period, in: context.database).upperBound + withinSeconds)
        }
        return Dictionary(uniqueKeysWithValues: ends)
    }
}
