import CallColumns

/// What a block's records of queues and ring groups say of the stages of calls there.
struct GroupColumns {
    static let all: Set<CallColumn> = [
        .startedAt, .pbx, .isAnswered, .legs, .legStartedAt, .legUTCOffset, .calleeKind, .callee, .calleeName,
        .disposition, .legDurationSeconds, .legTalkSeconds, .queueWaitSeconds,
    ]

    let block: CallBlock
    // Of calls.
    let callStarts: ColumnValues
    let pbxs: ColumnValues
    let callAnswers: ColumnValues
    // Of legs.
    let starts: ColumnValues
    let offsets: ColumnValues
    let kinds: ColumnValues
    let callees: ColumnValues
    let names: ColumnValues
    private let dispositions: ColumnValues
    private let durations: ColumnValues
    private let talks: ColumnValues
    private let queueWaits: ColumnValues

    init(_ block: CallBlock) {
        self.block = block
        callStarts = block[.startedAt]
        pbxs = block[.pbx]
        callAnswers = block[.isAnswered]
        starts = block[.legStartedAt]
        offsets = block[.legUTCOffset]
        kinds = block[.calleeKind]
        callees = block[.callee]
        names = block[.calleeName]
        dispositions = block[.disposition]
        durations = block[.legDurationSeconds]
        talks = block[.legTalkSeconds]
        queueWaits = block[.queueWaitSeconds]
    }

    func leadToTheSame(_ leg: Int, _ other: Int) -> Bool {
        kinds.raw(leg) == kinds.raw(other) && callees.raw(leg) == callees.raw(other)
    }

    /// What a leg says of its stage, `legs` being those of its call.
    func stage(_ leg: Int, among legs: Range<Int>) -> GroupVisit.Stage {
        let talk = talks[leg] ?? 0
        // The group's own record is answered, with talk, once a person has taken the call.
        let isAnswered = dispositions[leg].map { $0 == CallWords.answered && talk > 0 }
        return GroupVisit.Stage(
            isAnswered: isAnswered,
            // The record's time without its talk; a record without a duration may still tell the wait itself.
            waitSeconds: durations[leg].map { max($0 - talk, 0) } ?? queueWaits[leg],
            talkSeconds: isAnswered == true ? talk : 0,
            isFollowed: isAnswered == false && isFollowed(leg, among: legs)
        )
    }

    /// The seconds from a stage's beginning to its end; `nil`: nothing tells when it was.
    func span(of leg: Int) -> (start: Int64, end: Int64)? {
        starts[leg].map { ($0, $0 + (durations[leg] ?? 0)) }
    }

    /// Phones ring while the call is with its group: a destination after it begins when the group's stage ends,
    /// give or take the second that rounding costs.
    private func isFollowed(_ leg: Int, among legs: Range<Int>) -> Bool {
        guard let span = span(of: leg) else { return false }
        return (leg + 1..<legs.upperBound).contains { starts.raw($0) >= span.end - 1 && !leadToTheSame($0, leg) }
    }

    /// Whether the PBX calls a record answered.
    func isCalledAnswered(_ leg: Int) -> Bool { dispositions.raw(leg) == CallWords.answered }

    /// Whether a leg is that of a person who answered, and whose phone began to ring in a stage.
    func isPerson(_ leg: Int, during span: (start: Int64, end: Int64)) -> Bool {
        let (kind, start) = (kinds.raw(leg), starts.raw(leg))
        return (kind == CallWords.CalleeKind.extension || kind == CallWords.CalleeKind.external)
            && isCalledAnswered(leg) && start >= span.start && start <= span.end
    }

    /// A person's conversation by the person's own record; `nil`: it tells of none.
    func conversation(of person: Int) -> AgentAnswers.Answer? {
        guard let talk = talks[person], talk > 0, let start = starts[person] else { return nil }
        return AgentAnswers.Answer(at: start + max((durations[person] ?? talk) - talk, 0), talkSeconds: talk)
    }
}
