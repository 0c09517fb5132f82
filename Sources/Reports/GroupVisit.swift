/// What became of one call in one queue or ring group; a call that comes back to the same one still visits it once.
struct GroupVisit {
    /// Its place in ``GroupVisits/groups``; 0 where these are not told apart.
    let group: Int
    /// When the call first entered, in Unix seconds, and the PBX's offset from UTC then.
    let enteredAt: Int64
    let utcOffset: Int64?
    /// How long the call had gone on when it entered.
    let secondsBefore: Int64
    /// Whether a person answered the call here or elsewhere.
    let isCallAnswered: Bool
    /// Whether a person took the call; `nil`: nothing tells.
    private(set) var isAnswered: Bool?
    /// The first person who did, by the place in ``GroupVisits/people``, where the records name one; only of ring groups.
    private(set) var answeredBy: Int?
    /// From the entry to the answer, or to leaving without one; `nil`: nothing tells.
    private(set) var waitSeconds: Int64?
    /// From the answers to the ends of the conversations, holds included.
    private(set) var talkSeconds: Int64
    /// Whether the call left unanswered and then went to another destination.
    private(set) var hasMovedOn: Bool

    /// What the records say of one stage of a call in the queue or ring group.
    struct Stage {
        private(set) var isAnswered: Bool?
        private(set) var waitSeconds: Int64?
        /// 0 unless it was answered.
        private(set) var talkSeconds: Int64
        /// Whether the call left it unanswered and another destination comes after it.
        private(set) var isFollowed: Bool
        var answeredBy: Int?

        init(isAnswered: Bool?, waitSeconds: Int64?, talkSeconds: Int64, isFollowed: Bool) {
            self.isAnswered = isAnswered
            self.waitSeconds = waitSeconds
            self.talkSeconds = talkSeconds
            self.isFollowed = isFollowed
        }

        /// Makes it answered after all; the call waited no longer than the stage's own record says.
        mutating func becomeAnswered(after seconds: Int64, talkSeconds talk: Int64) {
            isAnswered = true
            waitSeconds = min(waitSeconds ?? .max, max(seconds, 0))
            talkSeconds = talk
            isFollowed = false
        }
    }

    init(
        group: Int,
        enteredAt: Int64,
        utcOffset: Int64?,
        secondsBefore: Int64,
        isCallAnswered: Bool,
        stage: Stage
    ) {
        self.group = group
        self.enteredAt = enteredAt
        self.utcOffset = utcOffset
        self.secondsBefore = secondsBefore
        self.isCallAnswered = isCallAnswered
        isAnswered = stage.isAnswered
        answeredBy = stage.answeredBy
        waitSeconds = stage.waitSeconds
        talkSeconds = stage.talkSeconds
        hasMovedOn = stage.isFollowed
    }

    /// Adds a further stage in the same queue or ring group: waits count up to the first answer, talks count all.
    mutating func add(_ stage: Stage) {
        if isAnswered != true {
            waitSeconds = waitSeconds.flatMap { wait in stage.waitSeconds.map { wait + $0 } }
            isAnswered = stage.isAnswered ?? isAnswered
            answeredBy = stage.answeredBy
            hasMovedOn = stage.isFollowed
        }
        talkSeconds += stage.talkSeconds
    }
}
