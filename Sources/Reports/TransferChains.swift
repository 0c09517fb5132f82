import CallColumns
import GRDB

/// Finds who handed calls on to whom.
struct TransferChains {
    struct Person: Hashable {
        let number: String
        let name: String?
    }

    /// One call whose answering person changed.
    struct Chain {
        let pbx: String
        /// Those who answered, each but once in a row; shorter than the count tells when no record names them all.
        let persons: [Person]
        let transferCount: Int64
        let isProven: Bool
    }

    private let context: ReportContext
    private let answers: RowPass
    private let ringings: RowPass

    init(in context: ReportContext) throws {
        self.context = context
        answers = try RowPass(context.database, SQL(sql: Self.answersSQL))
        ringings = try RowPass(context.database, SQL(sql: Self.ringingsSQL))
    }

    private static let answersSQL = """
        SELECT callee, callee_name FROM leg
        WHERE call = ? AND leg > 0 AND disposition = 'answered' AND callee_kind IN ('extension', 'external') AND callee IS NOT NULL
        ORDER BY started_at + max(coalesce(duration_seconds - talk_seconds, ring_seconds, 0), 0), leg
        """

    private static let ringingsSQL = """
        SELECT extension, NULL FROM offer WHERE call = ? AND answered_at IS NOT NULL ORDER BY answered_at, id
        """

    /// Hands on the calls that began in the report's period, in the order of their start.
    ///
    /// - Throws: An error of the database.
    func visit(_ body: (Chain) throws -> Void) throws {
        let names = try PBXRecord.names(in: context.database)
        try CallScan([.transferCount, .isTransferProven, .pbx], in: context).visit(begunIn: context.period) {
            block,
            calls in
            let counts = block[.transferCount]
            for call in calls where counts.raw(call) > 0 {
                try body(
                    Chain(
                        pbx: names[block[.pbx].raw(call)] ?? "",
                        persons: try persons(of: block.id(call), transferCount: counts.raw(call)),
                        transferCount: counts.raw(call),
                        isProven: block[.isTransferProven].isTrue(call)
                    )
                )
            }
        }
    }

    private func persons(of call: Int64, transferCount: Int64) throws -> [Person] {
        let persons = try Self.persons(answers, of: call)
        // Of a call without records for each of them, the phones that answered tell more.
        guard persons.count <= transferCount else { return persons }
        let phones = try Self.persons(ringings, of: call)
        return phones.count > persons.count ? phones : persons
    }

    private static func persons(_ rows: RowPass, of call: Int64) throws -> [Person] {
        var persons: [Person] = []
        try rows.restart(call)
        while let row = try rows.next() {
            let person = Person(number: row[0], name: row[1])
            if persons.last?.number != person.number { persons.append(person) }
        }
        return persons
    }
}
