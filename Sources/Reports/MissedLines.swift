import CallColumns
import GRDB

/// The lines of the report `missed`, printed some hundreds at a time, as rows are read: what no column has of them is there.
struct MissedLines {
    /// What is read of the blocks.
    static let columns: Set<CallColumn> = [
        .pbx, .did, .queue, .outcome, .waitSeconds, .extensionNumber, .calleeKind, .callee,
    ]

    private let context: ReportContext
    private let names: [Int64: String]
    private let rows: ListedCalls
    private let atOnce: Int
    private var clock: LocalClock
    private var waiting: [MissedCalls.MissedCall] = []
    /// Of the call in hand; kept, because making a list for each call takes time.
    private var phones: [Int64] = []

    init(in context: ReportContext) throws {
        self.context = context
        names = try PBXRecord.names(in: context.database)
        rows = try ListedCalls("c.caller, c.caller_name, c.outcome", in: context.database)
        // The first line beyond the limit tells that there are more.
        atOnce = min(context.request.limit ?? .max, ListedCalls.mostAtOnce - 1) + 1
        clock = LocalClock(zone: context.period.zone)
    }

    /// Takes a call.
    ///
    /// - Returns: Whether more can be printed.
    /// - Throws: An error of the database or of the output.
    mutating func append(_ call: MissedCalls.MissedCall) throws -> Bool {
        waiting.append(call)
        return try waiting.count < atOnce || finish()
    }

    /// Prints what waits.
    ///
    /// - Returns: Whether more can be printed.
    /// - Throws: An error of the database or of the output.
    @discardableResult mutating func finish() throws -> Bool {
        defer { waiting.removeAll(keepingCapacity: true) }
        return try rows.visit(waiting, of: \.id) { try context.writer.append(cells(of: $0, $1)) }
    }

    private mutating func cells(of call: MissedCalls.MissedCall, _ rest: RowPass) -> [Cell] {
        let (block, row) = (call.block, call.row)
        let outcome = Int(block[.outcome].raw(row))
        let contact = call.later.contact
        let isKnown = call.caller != nil
        return [
            .integer(call.id), .optional(names[block[.pbx].raw(row)]), .integer(call.startedAt),
            clock.cell(call.startedAt, offset: call.utcOffset), rest.cell(0), rest.cell(1),
            .optional(block.text(.did, row)), .optional(block.text(.queue, row)),
            // A word that columns have no place for is the row's.
            CallWords.outcomes.indices.contains(outcome) ? .text(CallWords.outcomes[outcome]) : rest.cell(2),
            .optional(block[.waitSeconds][row]), .optional(rung(block, row)),
            isKnown ? .integer(contact == nil ? 0 : 1) : .null, .optional(contact?.id),
            .optional(contact?.startedAt), clock.cell(contact?.startedAt, offset: contact?.utcOffset),
            .optional(contact.map { $0.startedAt - call.startedAt }),
            isKnown ? .integer(Int64(call.later.attempts)) : .null,
        ]
    }

    /// The phones that rang, else the extensions that the call records name: each once.
    private mutating func rung(_ block: CallBlock, _ call: Int) -> String? {
        let (kinds, callees, extensions) = (block[.calleeKind], block[.callee], block[.extensionNumber])
        phones.removeAll(keepingCapacity: true)
        for offer in block.offers(of: call) { see(extensions.raw(offer)) }
        if phones.isEmpty {
            for leg in block.legs(of: call) where kinds.raw(leg) == CallWords.CalleeKind.extension {
                see(callees.raw(leg))
            }
        }
        guard phones.count > 1 else { return phones.first.map { block.texts[$0] } }
        return phones.map { block.texts[$0] }.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
            .joined(separator: " ")
    }

    private mutating func see(_ phone: Int64) {
        if phone != ColumnValues.null, !phones.contains(phone) { phones.append(phone) }
    }
}
