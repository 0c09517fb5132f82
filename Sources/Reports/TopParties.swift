import CallColumns
import GRDB

/// Sums over the calls of each party; their number grows with the different parties of the period.
struct TopParties {
    /// The calls of one party; small, because there may be millions.
    struct Tally {
        var calls: Int32 = 0
        var inbound: Int32 = 0
        var outbound: Int32 = 0
        var `internal`: Int32 = 0
        var answered: Int32 = 0
        var talkSeconds: Int64 = 0
        /// Its latest call, from which its spelling and its name are taken.
        var lastCall: Int64 = 0
    }

    struct Line {
        let party: String
        let name: String?
        let tally: Tally
    }

    let subject: TopReport.Subject
    /// All calls that have such a party.
    private(set) var calls: Int64 = 0
    /// Those that have none.
    private(set) var unnamed: Int64 = 0
    /// By the place that one of these gives a party.
    private var tallies: [Tally] = []
    /// Of outside numbers, or of countries.
    private var numbers = NumberIndex()
    private var extensions: PartyIndex

    var count: Int { tallies.count }

    init(of subject: TopReport.Subject, in context: ReportContext) throws {
        self.subject = subject
        extensions = try PartyIndex(in: context.database)
        switch subject {
        case .numbers: try countNumbers(.contact, calledFromOutside: true, in: context)
        case .destinations: try countNumbers(.contact, calledFromOutside: false, in: context)
        case .countries: try countNumbers(.contactCountry, calledFromOutside: true, in: context)
        case .talkers: try countTalkers(in: context)
        }
    }

    // MARK: - Sums

    /// What is summed up of the calls of a block.
    fileprivate struct Values {
        static let columns: Set<CallColumn> = [.direction, .outcome, .talkSeconds]

        let block: CallBlock
        let directions: ColumnValues
        let outcomes: ColumnValues
        let talks: ColumnValues

        init(_ block: CallBlock) {
            self.block = block
            (directions, outcomes, talks) = (block[.direction], block[.outcome], block[.talkSeconds])
        }
    }

    private mutating func countNumbers(
        _ key: CallColumn,
        calledFromOutside: Bool,
        in context: ReportContext
    ) throws {
        try CallScan(Values.columns.union([key]), in: context).visit(begunIn: context.period) { block, calls in
            let (keys, values) = (block[key], Values(block))
            for call in calls {
                let direction = values.directions.raw(call)
                guard
                    direction == CallWords.Direction.outbound
                        || calledFromOutside && direction == CallWords.Direction.inbound
                else { continue }
                let number = keys.raw(call)
                guard number != ColumnValues.null else {
                    unnamed += 1
                    continue
                }
                self.calls += 1
                add(call, values, to: numbers.place(of: number))
            }
        }
    }

    private mutating func countTalkers(in context: ReportContext) throws {
        let columns = Values.columns.union([.pbx, .caller, .answeredBy])
        try CallScan(columns, in: context).visit(begunIn: context.period) { block, calls in
            let (pbxs, callers, answerers) = (block[.pbx], block[.caller], block[.answeredBy])
            let values = Values(block)
            for call in calls {
                let pbx = pbxs.raw(call)
                let caller = extensions.place(of: callers.raw(call), pbx: pbx, in: block)
                let answerer = extensions.place(of: answerers.raw(call), pbx: pbx, in: block)
                if let caller { add(call, values, to: caller) }
                if let answerer, answerer != caller { add(call, values, to: answerer) }
                if caller ?? answerer == nil { unnamed += 1 } else { self.calls += 1 }
            }
        }
    }

    private mutating func add(_ call: Int, _ values: Values, to place: Int) {
        while tallies.count <= place { tallies.append(Tally()) }
        tallies[place].add(call, values)
    }

    // MARK: - Rank

    /// The first rows, and their names.
    func ranked(atMost limit: Int, in database: Database) throws -> [Line] {
        let hasSeveralPBXs = extensions.keys.hasSeveralPBXs
        let places = tallies.indices.sorted(atMost: limit) { precedes(tallies[$0], tallies[$1]) }
        return try places.map { place in
            let tally = tallies[place]
            switch subject {
            case .countries:
                let code = numbers.numbers[place]
                return Line(party: "+\(code)", name: CallingCodes.name(of: code), tally: tally)
            case .talkers:
                let party = extensions.keys[place]
                let name = try Self.name(of: party.number, in: tally.lastCall, database)
                return Line(party: party.label(amongSeveralPBXs: hasSeveralPBXs), name: name, tally: tally)
            case .numbers, .destinations:
                let call = try Row.fetchOne(
                    database.cachedStatement(
                        sql: """
                            SELECT \(CallColumn.contact.expression), CASE c.direction WHEN 'inbound' THEN c.caller_name END
                            FROM call c WHERE c.id = ?
                            """
                    ),
                    arguments: [tally.lastCall]
                )
                return Line(party: call?[0] ?? "", name: call?[1], tally: tally)
            }
        }
    }

    private func precedes(_ left: Tally, _ right: Tally) -> Bool {
        let (first, second) = (Int64(left.calls), Int64(right.calls))
        let (talk, otherTalk) = (left.talkSeconds, right.talkSeconds)
        // The other way round where more comes first.
        return subject == .talkers
            ? (otherTalk, second, left.lastCall) < (talk, first, right.lastCall)
            : (second, otherTalk, left.lastCall) < (first, talk, right.lastCall)
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

extension TopParties.Tally {
    fileprivate mutating func add(_ call: Int, _ values: TopParties.Values) {
        calls += 1
        talkSeconds += values.talks[call] ?? 0
        if values.outcomes.raw(call) == CallWords.answered { answered += 1 }
        lastCall = values.block.id(call)
        switch values.directions.raw(call) {
        case CallWords.Direction.inbound: inbound += 1
        case CallWords.Direction.outbound: outbound += 1
        case CallWords.Direction.internal: `internal` += 1
        default: break
        }
    }
}
