import CallColumns

/// The legs of a block that persons answered, as far as columns tell.
struct AnswerColumns {
    static let all: Set<CallColumn> = [
        .callee, .calleeName, .calleeKind, .disposition, .legStartedAt, .legDurationSeconds, .legTalkSeconds,
    ]

    let block: CallBlock
    let callees: ColumnValues
    private let kinds: ColumnValues
    private let dispositions: ColumnValues
    private let starts: ColumnValues
    private let durations: ColumnValues
    private let talks: ColumnValues

    init(_ block: CallBlock) {
        self.block = block
        callees = block[.callee]
        kinds = block[.calleeKind]
        dispositions = block[.disposition]
        starts = block[.legStartedAt]
        durations = block[.legDurationSeconds]
        talks = block[.legTalkSeconds]
    }

    /// The legs of a call that a person with a number answered, in the order of the answers; `nil` where only rows tell.
    func answers(of call: Int) -> [Int]? {
        var answers: [(leg: Int, at: Int64)] = []
        for leg in block.legs(of: call) where dispositions.raw(leg) == CallWords.answered {
            switch kinds.raw(leg) {
            case CallWords.CalleeKind.extension: guard callees[leg] != nil else { continue }
            // The column leaves out some outside numbers.
            case CallWords.CalleeKind.external: guard callees[leg] != nil else { return nil }
            default: continue
            }
            // How long it rang is no column; the row may know.
            guard let start = starts[leg], let duration = durations[leg], let talk = talks[leg] else { return nil }
            answers.append((leg, start + max(duration - talk, 0)))
        }
        // Legs of one instant stay in their order.
        answers.sort { ($0.at, $0.leg) < ($1.at, $1.leg) }
        return answers.map(\.leg)
    }
}
