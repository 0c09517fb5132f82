/// Sums over calls of one direction.
struct CallTally {
    var calls: Int64 = 0
    var live: Int64 = 0
    var answered: Int64 = 0
    var voicemail: Int64 = 0
    var abandoned: Int64 = 0
    var noAnswer: Int64 = 0
    var busy: Int64 = 0
    var failed: Int64 = 0
    var missed: Int64 = 0
    var talkSeconds: Int64 = 0
    /// Answered calls whose wait is known, and their waits.
    var answeredWaitCalls: Int64 = 0
    var answeredWaitSeconds: Int64 = 0

    /// Adds calls that share direction and outcome; an empty outcome means that they are live.
    mutating func add(
        calls count: Int64,
        outcome: String,
        missed missedCount: Int64,
        talkSeconds talk: Int64,
        waitCalls: Int64,
        waitSeconds wait: Int64
    ) {
        calls += count
        missed += missedCount
        talkSeconds += talk
        switch outcome {
        case "answered":
            answered += count
            answeredWaitCalls += waitCalls
            answeredWaitSeconds += wait
        case "voicemail": voicemail += count
        case "abandoned": abandoned += count
        case "no_answer": noAnswer += count
        case "busy": busy += count
        case "failed": failed += count
        default: live += count
        }
    }

    static func + (left: Self, right: Self) -> Self {
        var sum = left
        sum.calls += right.calls
        sum.live += right.live
        sum.answered += right.answered
        sum.voicemail += right.voicemail
        sum.abandoned += right.abandoned
        sum.noAnswer += right.noAnswer
        sum.busy += right.busy
        sum.failed += right.failed
        sum.missed += right.missed
        sum.talkSeconds += right.talkSeconds
        sum.answeredWaitCalls += right.answeredWaitCalls
        sum.answeredWaitSeconds += right.answeredWaitSeconds
        return sum
    }
}
