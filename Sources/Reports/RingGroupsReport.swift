/// What each ring group was offered, who answered, and what it missed.
struct RingGroupsReport: Report {
    let name = "ring-groups"
    let abstract = "Each ring group: calls offered, answered by whom, missed"
    let lens = Lens.visit
    let parameters = ReportParameter.callFilters.union([.period, .limit])

    let columns = [
        Column("ring_group", "group", .party),
        Column("ring_group_name", "name", rank: 3),
        Column("offered", "offered", .count, metric: "group_offered"),
        Column("result", "result"),
        Column("answered_by", "by", .party),
        Column("answered_by_name", "by name", rank: 4),
        Column("calls", "calls", .count, metric: "group_calls"),
        Column("share", "of offered", .ratio, metric: "group_share"),
        Column("mean_wait_seconds", "mean wait", .seconds, metric: "group_wait", rank: 1),
        Column("talk_seconds", "talk", .seconds, metric: "group_talk", rank: 2),
    ]

    /// What became of calls; who answered is a place in ``GroupVisits/people``, `nil` where no record names one.
    private enum Result: Hashable {
        case missed
        case answered(by: Int?)
    }

    private struct Sum {
        var calls: Int64 = 0
        var waitSeconds: Int64 = 0
        var waitCount: Int64 = 0
        var talkSeconds: Int64 = 0

        mutating func add(_ visit: GroupVisit) {
            calls += 1
            talkSeconds += visit.talkSeconds
            guard let wait = visit.waitSeconds else { return }
            waitSeconds += wait
            waitCount += 1
        }
    }

    func run(in context: ReportContext) throws {
        var visits = try GroupVisits(to: .ringGroup, in: context)
        var sums: [[Result: Sum]] = []
        try visits.visit(during: context.period) { visit in
            if visit.group == sums.count { sums.append([:]) }
            let result = visit.isAnswered == true ? Result.answered(by: visit.answeredBy) : .missed
            sums[visit.group][result, default: Sum()].add(visit)
        }
        let (groups, people) = (visits.groups, visits.people)
        let hasSeveralPBXs = groups.keys.hasSeveralPBXs
        context.writer.totalRows = sums.reduce(0) { $0 + $1.count }
        for place in groups.keys.indices.sorted(by: { groups.keys[$0] < groups.keys[$1] }) {
            let offered = sums[place].values.reduce(0) { $0 + $1.calls }
            let label = Cell.text(groups.keys[place].label(amongSeveralPBXs: hasSeveralPBXs))
            for (result, sum) in sums[place].sorted(by: { Self.isBefore($0, $1, people) }) {
                let person = Self.person(result)
                let cells: [Cell] = [
                    label, .optional(groups.names[place]), .integer(offered),
                    .text(result == .missed ? "missed" : "answered"), .optional(person.map { people.keys[$0].number }),
                    .optional(person.flatMap { people.names[$0] }), .integer(sum.calls), .share(sum.calls, of: offered),
                    .mean(sum.waitSeconds, of: sum.waitCount), .integer(sum.talkSeconds),
                ]
                guard try context.writer.append(cells) else { break }
            }
        }
        if sums.isEmpty {
            context.writer.note(
                "No call record names a ring group: the PBX marks one by its name, such as Ring Group Sales<6300>."
            )
        }
    }

    private static func person(_ result: Result) -> Int? {
        if case .answered(let person) = result { person } else { nil }
    }

    /// Who answered most comes first, missed calls last.
    private static func isBefore(
        _ left: (key: Result, value: Sum),
        _ right: (key: Result, value: Sum),
        _ people: PartyIndex
    ) -> Bool {
        if (left.key == .missed) != (right.key == .missed) { return right.key == .missed }
        if left.value.calls != right.value.calls { return left.value.calls > right.value.calls }
        let numbers = [left, right].map { person($0.key).map { people.keys[$0].number } ?? "" }
        return numbers[0] < numbers[1]
    }
}
