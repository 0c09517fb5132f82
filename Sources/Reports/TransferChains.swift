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

    private let rows: RowPass
    private let answers: RowPass
    private let ringings: RowPass

    init(in context: ReportContext) throws {
        let query = Self.query(context.period, context.request.filter)
        rows = try RowPass(context.database, query)
        answers = try RowPass(context.database, SQL(sql: Self.answersSQL))
        ringings = try RowPass(context.database, SQL(sql: Self.ringingsSQL))
    }

    static func query(_ period: ReportPeriod, _ filter: ReportFilter) -> SQL {
        """
        SELECT c.id, (SELECT p.name FROM pbx p WHERE p.id = c.pbx), c.transfer_count, c.transfer_proven
        FROM call c
        WHERE \(literal: period.condition(on: "c")) AND c.transfer_count > 0 AND \(literal: filter.callCondition)
        ORDER BY c.started_at
        """
    }

    private static let answersSQL = """
        SELECT callee, callee_name FROM leg
        WHERE call = ? AND leg > 0 AND disposition = 'answered' AND callee_kind IN ('extension', 'external') AND callee IS NOT NULL
        ORDER BY started_at + max(coalesce(duration_seconds - talk_seconds, ring_seconds, 0), 0), leg
        """

    private static let ringingsSQL = """
        SELECT extension, NULL FROM offer WHERE call = ? AND answered_at IS NOT NULL ORDER BY answered_at, id
        """

    /// The next call, or `nil` after the last one.
    func next() throws -> Chain? {
        guard let row = try rows.next() else { return nil }
        let id: Int64 = row[0]
        let count: Int64 = row[2]
        var persons = try Self.persons(answers, of: id)
        // Of a call without records for each of them, the phones that answered tell more.
        if persons.count <= count {
            let phones = try Self.persons(ringings, of: id)
            if phones.count > persons.count { persons = phones }
        }
        return Chain(pbx: row[1], persons: persons, transferCount: count, isProven: row[3])
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
