import CallColumns
import GRDB

/// Finds the visits of calls to queues or ring groups.
struct GroupVisits {
    enum Kind {
        case queue
        case ringGroup
    }

    /// The queues or ring groups, by the places with which visits name them.
    private(set) var groups: PartyIndex
    /// Who answered in ring groups, likewise.
    private(set) var people: PartyIndex

    private let kind: Kind
    private let namesGroups: Bool
    /// As the column of the callee's kind has it.
    private let wanted: Int64
    /// The only queue that is asked for.
    private let queue: String?
    private let scan: CallScan
    private let agents: AgentAnswers
    private let numbers: RowPass

    /// - Parameters:
    ///   - kind: What is visited.
    ///   - namesGroups: Whether ``groups`` are told apart; it takes an eighth of the time.
    ///   - context: The report's.
    /// - Throws: An error of the database.
    init(to kind: Kind = .queue, namingThem namesGroups: Bool = true, in context: ReportContext) throws {
        self.kind = kind
        self.namesGroups = namesGroups
        wanted = kind == .queue ? CallWords.CalleeKind.queue : CallWords.CalleeKind.ringGroup
        queue = kind == .queue ? context.request.filter.queue : nil
        scan = try CallScan(
            namesGroups ? GroupColumns.all : GroupColumns.all.subtracting([.calleeName]),
            in: context,
            onlyBlocksWith: .value(wanted, .calleeKind)
        )
        groups = try PartyIndex(in: context.database)
        people = try PartyIndex(in: context.database)
        agents = try AgentAnswers(in: context.database)
        numbers = try RowPass(
            context.database,
            "SELECT callee, callee_name FROM leg WHERE call = ?1 AND leg > 0 ORDER BY leg"
        )
    }

    /// Hands on the visits that began in a period and pass the report's filters, in the order in which their calls began.
    ///
    /// A call may come back to a queue: then only its first stage there begins a visit.
    mutating func visit(during period: ReportPeriod, _ body: (GroupVisit) throws -> Void) throws {
        let (scan, queue, wanted) = (scan, queue, wanted)
        try scan.visit(reaching: period.instants) { block, calls in
            let columns = GroupColumns(block)
            try block.visitLegs(of: calls, where: .calleeKind, is: wanted) { call, leg in
                let callee = columns.callees.raw(leg)
                guard callee != ColumnValues.null, let start = columns.starts[leg],
                    period.contains(start: start, utcOffset: columns.offsets[leg]),
                    !(block.legs(of: call).lowerBound..<leg).contains(where: { columns.leadToTheSame($0, leg) }),
                    queue == nil || block.texts[callee] == queue,
                    let visit = try visit(from: leg, of: call, columns)
                else { return }
                try body(visit)
            }
        }
    }

    private mutating func visit(from leg: Int, of call: Int, _ columns: GroupColumns) throws -> GroupVisit? {
        let block = columns.block
        guard let group = place(ofGroup: leg, call, columns) else { return nil }
        let start = columns.starts.raw(leg)
        let later = leg + 1..<block.legs(of: call).upperBound
        let isOnlyStage = !later.contains { columns.leadToTheSame($0, leg) }
        var visit = GroupVisit(
            group: group,
            enteredAt: start,
            utcOffset: columns.offsets[leg],
            secondsBefore: max(start - columns.callStarts.raw(call), 0),
            isCallAnswered: columns.callAnswers.isTrue(call),
            stage: try stage(leg, of: call, isOnly: isOnlyStage, columns)
        )
        guard !isOnlyStage else { return visit }
        for other in later where columns.leadToTheSame(other, leg) {
            visit.add(try stage(other, of: call, isOnly: false, columns))
        }
        return visit
    }

    private mutating func place(ofGroup leg: Int, _ call: Int, _ columns: GroupColumns) -> Int? {
        let (block, callee) = (columns.block, columns.callees.raw(leg))
        guard namesGroups else { return callee == ColumnValues.null ? nil : 0 }
        let place = groups.place(of: callee, pbx: columns.pbxs.raw(call), in: block)
        if let place { groups.see(name: columns.names.raw(leg), of: place, in: block) }
        return place
    }

    private mutating func stage(
        _ leg: Int,
        of call: Int,
        isOnly: Bool,
        _ columns: GroupColumns
    ) throws -> GroupVisit.Stage {
        let legs = columns.block.legs(of: call)
        var stage = columns.stage(leg, among: legs)
        guard columns.isCalledAnswered(leg), let span = columns.span(of: leg) else { return stage }
        switch kind {
        case .queue where stage.isAnswered == false:
            if let answer = try agents.answer(to: leg, among: legs, of: call, isOnlyStage: isOnly, columns) {
                stage.becomeAnswered(after: answer.at - span.start, talkSeconds: answer.talkSeconds)
            }
        case .ringGroup where stage.isAnswered == true:
            let person = legs.first { columns.isPerson($0, during: span) }
            stage.answeredBy = try person.flatMap { try place(of: $0, call, columns) }
        default: break
        }
        return stage
    }

    /// The place of the person whom a leg reached; `nil` when it names none.
    private mutating func place(of leg: Int, _ call: Int, _ columns: GroupColumns) throws -> Int? {
        let block = columns.block
        let pbx = columns.pbxs.raw(call)
        if let place = people.place(of: columns.callees.raw(leg), pbx: pbx, in: block) {
            people.see(name: columns.names.raw(leg), of: place, in: block)
            return place
        }
        // Columns leave out the outside numbers that were called from inside, as that of a member's mobile phone.
        guard columns.kinds.raw(leg) == CallWords.CalleeKind.external else { return nil }
        try numbers.restart(block.id(call))
        defer { numbers.end() }
        for _ in block.legs(of: call).lowerBound..<leg { _ = try numbers.next() }
        guard let row = try numbers.next() else { return nil }
        return (row[0] as String?).map { people.place(of: $0, name: row[1], pbx: pbx) }
    }
}
