import CallColumns
import GRDB

/// Sums over the calls of each party; their number grows with the different parties of the period.
struct TopParties {
    struct Tally {
        var calls: Int64 = 0
        var inbound: Int64 = 0
        var outbound: Int64 = 0
        var `internal`: Int64 = 0
        var answered: Int64 = 0
        var talkSeconds: Int64 = 0
        /// Its latest call, from which its spelling and its name are taken.
        var lastCall: Int64 = 0
    }

    struct Line {
        let party: String
        let name: String?
        let tally: Tally
    }

    fileprivate enum Key: Hashable {
        /// A number in any spelling.
        case number(UInt64)
        case country(String)
        case `extension`(PartyKey)
    }

    let subject: TopReport.Subject
    /// All calls that have such a party.
    private(set) var calls: Int64 = 0
    /// Those that have none.
    private(set) var unnamed: Int64 = 0
    private var tallies: [Key: Tally] = [:]

    var count: Int { tallies.count }

    init(of subject: TopReport.Subject, in context: ReportContext) throws {
        self.subject = subject
        let names = try PBXRecord.names(in: context.database)
        let rows = try RowPass(context.database, Self.query(subject, for: context))
        while let row = try rows.next() { add(row, names) }
    }

    static func query(_ subject: TopReport.Subject, for context: ReportContext) -> SQL {
        let directions: SQL =
            switch subject {
            case .numbers, .countries: "c.direction IN ('inbound', 'outbound')"
            case .destinations: "c.direction = 'outbound'"
            case .talkers: "1"
            }
        return """
            SELECT c.id, c.direction, \(literal: OutsideNumber.callerColumn), \(literal: OutsideNumber.dialedColumn),
                c.outcome = 'answered', c.talk_seconds, c.answered_by, c.pbx
            FROM call c WHERE \(literal: context.period.condition(on: "c")) AND \(literal: directions)
                AND \(literal: context.request.filter.callCondition)
            ORDER BY c.started_at
            """
    }

    private mutating func add(_ row: RowPass, _ names: [Int64: String]) {
        if subject == .numbers || subject == .destinations { return add(number: row) }
        let keys = keys(of: row, names)
        guard !keys.isEmpty else {
            unnamed += 1
            return
        }
        calls += 1
        for key in keys { tallies[key, default: Tally()].add(row) }
    }

    /// The same for the key that needs no text.
    private mutating func add(number row: RowPass) {
        let column = row.initial(1) == UInt8(ascii: "i") ? 2 : 3
        guard let number = row.phoneNumberKey(column) else {
            unnamed += 1
            return
        }
        calls += 1
        tallies[.number(number), default: Tally()].add(row)
    }

    private func keys(of row: RowPass, _ names: [Int64: String]) -> Set<Key> {
        let direction: String? = row[1]
        guard subject == .talkers else {
            guard let number = OutsideNumber.of(direction: direction, caller: row[2], dialed: row[3]) else { return [] }
            if subject == .countries {
                let country = OutsideNumber.internationalDigits(of: number).flatMap(CallingCodes.country(of:))
                return country.map { [.country($0.code)] } ?? []
            }
            return PhoneNumberKey.key(of: number).map { [.number($0)] } ?? []
        }
        var numbers: [String?] = []
        if direction != "inbound" { numbers.append(row[2]) }
        if direction != "outbound" { numbers.append(row[6]) }
        return Set(numbers.compactMap { $0 }.map { .extension(PartyKey(pbx: names[row[7]] ?? "", number: $0)) })
    }

    /// The first rows, and their names.
    func ranked(atMost limit: Int, in database: Database) throws -> [Line] {
        let hasSeveralPBXs = tallies.keys.compactMap(\.party).hasSeveralPBXs
        let rank = { (tally: Tally) in
            self.subject == .talkers ? (tally.talkSeconds, tally.calls) : (tally.calls, tally.talkSeconds)
        }
        let sorted = tallies.sorted { left, right in
            let (first, second) = (rank(left.value), rank(right.value))
            return first == second ? left.value.lastCall < right.value.lastCall : first > second
        }
        return try sorted.prefix(limit).map { key, tally in
            switch key {
            case .country(let code):
                return Line(party: code, name: CallingCodes.country(of: String(code.dropFirst()))?.name, tally: tally)
            case .extension(let party):
                let name = try Self.name(of: party.number, in: tally.lastCall, database)
                return Line(party: party.label(amongSeveralPBXs: hasSeveralPBXs), name: name, tally: tally)
            case .number:
                let call = try Row.fetchOne(
                    database.makeStatement(
                        literal: """
                            SELECT c.direction, \(literal: OutsideNumber.callerColumn), \(literal: OutsideNumber.dialedColumn),
                                c.caller_name
                            FROM calls c WHERE c.id = \(tally.lastCall)
                            """
                    )
                )
                let isInbound = (call?[0] as String?) == "inbound"
                return Line(party: call?[isInbound ? 1 : 2] ?? "", name: isInbound ? call?[3] : nil, tally: tally)
            }
        }
    }

    /// An extension's name as its leg has it.
    private static func name(of number: String, in call: Int64, _ database: Database) throws -> String? {
        try String.fetchOne(
            database.cachedStatement(
                sql: """
                    SELECT CASE WHEN caller = ?2 THEN caller_name ELSE callee_name END FROM legs
                    WHERE call = ?1 AND (caller = ?2 OR callee = ?2) ORDER BY leg LIMIT 1
                    """
            ),
            arguments: [call, number]
        )
    }
}

extension TopParties.Key {
    fileprivate var party: PartyKey? {
        guard case .extension(let party) = self else { return nil }
        return party
    }
}

extension TopParties.Tally {
    fileprivate mutating func add(_ row: RowPass) {
        calls += 1
        talkSeconds += row[5]
        if row[4] { answered += 1 }
        lastCall = row[0]
        switch row[1] as String {
        case "inbound": inbound += 1
        case "outbound": outbound += 1
        case "internal": `internal` += 1
        default: break
        }
    }
}
