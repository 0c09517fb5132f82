import CallColumns
import GRDB

/// Finds who handed calls on to whom.
struct TransferChains {
    struct Person {
        /// The place of the number among ``TransferChains/parties``.
        let party: Int
        let name: String?
    }

    /// One call whose answering person changed.
    struct Chain {
        /// The id of the PBX's row.
        let pbx: Int64
        /// Those who answered, each but once in a row; shorter than the count tells when no record names them all.
        let persons: [Person]
        let transferCount: Int64
        let isProven: Bool
    }

    /// The numbers of all persons.
    private(set) var parties: PartyIndex
    private let context: ReportContext
    private let answers: RowPass
    private let ringings: RowPass

    init(in context: ReportContext) throws {
        self.context = context
        parties = try PartyIndex(in: context.database)
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
    mutating func visit(_ body: (Chain) throws -> Void) throws {
        let columns = AnswerColumns.all.union([.transferCount, .isTransferProven, .pbx])
        try CallScan(columns, in: context).visit(begunIn: context.period) { block, calls in
            let (counts, pbxs, areProven) = (block[.transferCount], block[.pbx], block[.isTransferProven])
            let answers = AnswerColumns(block)
            for call in calls where counts.raw(call) > 0 {
                let (count, pbx) = (counts.raw(call), pbxs.raw(call))
                try body(
                    Chain(
                        pbx: pbx,
                        persons: persons(answers, of: call, pbx: pbx, transferCount: count)
                            ?? persons(of: block.id(call), pbx: pbx, transferCount: count),
                        transferCount: count,
                        isProven: areProven.isTrue(call)
                    )
                )
            }
        }
    }

    /// The persons whom the columns name; `nil` unless these are all.
    private mutating func persons(
        _ columns: AnswerColumns,
        of call: Int,
        pbx: Int64,
        transferCount: Int64
    ) -> [Person]? {
        guard let legs = columns.answers(of: call), legs.count > transferCount else { return nil }
        var persons: [Person] = []
        for leg in legs {
            guard let party = parties.place(of: columns.callees.raw(leg), pbx: pbx, in: columns.block),
                persons.last?.party != party
            else { continue }
            persons.append(Person(party: party, name: columns.block.text(.calleeName, leg)))
        }
        return persons.count > transferCount ? persons : nil
    }

    // MARK: - Rows

    private mutating func persons(of call: Int64, pbx: Int64, transferCount: Int64) throws -> [Person] {
        let persons = try persons(answers, of: call, pbx: pbx)
        // Of a call without records for each of them, the phones that answered tell more.
        guard persons.count <= transferCount else { return persons }
        let phones = try self.persons(ringings, of: call, pbx: pbx)
        return phones.count > persons.count ? phones : persons
    }

    private mutating func persons(_ rows: RowPass, of call: Int64, pbx: Int64) throws -> [Person] {
        var persons: [Person] = []
        try rows.restart(call)
        while let row = try rows.next() {
            let party = parties.place(of: row[0], name: nil, pbx: pbx)
            if persons.last?.party != party { persons.append(Person(party: party, name: row[1])) }
        }
        return persons
    }
}
