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

    /// Missed calls have no answerer; neither have answered ones of which no record names one.
    private struct Result: Hashable {
        let isAnswered: Bool
        let answeredBy: String?
    }

    private struct Sum {
        var name: String?
        var calls: Int64 = 0
        var waitSeconds: Int64 = 0
        var waitCount: Int64 = 0
        var talkSeconds: Int64 = 0
    }

    private struct Group {
        var name: String?
        var offered: Int64 = 0
        var sums: [Result: Sum] = [:]
    }

    func run(in context: ReportContext) throws {
        let visits = try GroupVisits(to: .ringGroup, in: context)
        var groups: [PartyKey: Group] = [:]
        while let visit = try visits.next() { Self.add(visit, to: &groups[visit.key, default: Group()]) }
        let hasSeveralPBXs = groups.keys.hasSeveralPBXs
        context.writer.totalRows = groups.values.reduce(0) { $0 + $1.sums.count }
        for (key, group) in groups.sorted(by: { $0.key < $1.key }) {
            let label = Cell.text(key.label(amongSeveralPBXs: hasSeveralPBXs))
            for (result, sum) in group.sums.sorted(by: { Self.isBefore($0, $1) }) {
                let cells: [Cell] = [
                    label, .optional(group.name), .integer(group.offered),
                    .text(result.isAnswered ? "answered" : "missed"),
                    .optional(result.answeredBy), .optional(sum.name), .integer(sum.calls),
                    .share(sum.calls, of: group.offered), .mean(sum.waitSeconds, of: sum.waitCount),
                    .integer(sum.talkSeconds),
                ]
                guard try context.writer.append(cells) else { break }
            }
        }
        if groups.isEmpty {
            context.writer.note(
                "No call record names a ring group: the PBX marks one by its name, such as Ring Group Sales<6300>."
            )
        }
    }

    private static func add(_ visit: GroupVisit, to group: inout Group) {
        group.name = visit.name ?? group.name
        group.offered += 1
        let result = Result(isAnswered: visit.isAnswered == true, answeredBy: visit.answeredBy?.number)
        group.sums[result, default: Sum()].calls += 1
        group.sums[result]?.talkSeconds += visit.talkSeconds
        if let name = visit.answeredBy?.name { group.sums[result]?.name = name }
        guard let wait = visit.waitSeconds else { return }
        group.sums[result]?.waitSeconds += wait
        group.sums[result]?.waitCount += 1
    }

    /// Who answered most comes first, missed calls last.
    private static func isBefore(_ left: (key: Result, value: Sum), _ right: (key: Result, value: Sum)) -> Bool {
        if left.key.isAnswered != right.key.isAnswered { return left.key.isAnswered }
        if left.value.calls != right.value.calls { return left.value.calls > right.value.calls }
        return (left.key.answeredBy ?? "") < (right.key.answeredBy ?? "")
    }
}
