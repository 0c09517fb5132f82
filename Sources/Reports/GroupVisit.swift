/// What became of one call in one queue or ring group; a call that comes back to the same one still visits it once.
struct GroupVisit {
    let key: PartyKey
    /// Its name at that time.
    let name: String?
    /// When the call first entered, in Unix seconds, and the PBX's offset from UTC then.
    let enteredAt: Int64
    let utcOffset: Int64?
    /// Whether a person took the call; `nil`: nothing tells.
    private(set) var isAnswered: Bool?
    /// The first person who did, where the records name one; only of ring groups.
    private(set) var answeredBy: Answerer?
    /// From the entry to the answer, or to leaving without one; `nil`: nothing tells.
    private(set) var waitSeconds: Int64?
    /// From the answers to the ends of the conversations, holds included.
    private(set) var talkSeconds: Int64
    /// How long the call had gone on when it entered.
    let secondsBefore: Int64?
    /// Whether a person answered the call here or elsewhere.
    let isCallAnswered: Bool
    /// Whether the call left unanswered and then went to another destination.
    private(set) var hasMovedOn: Bool

    struct Answerer: Hashable {
        let number: String
        let name: String?
    }

    /// What one record of a queue or ring group says of its stage in a call.
    struct Stage {
        let disposition: String?
        let durationSeconds: Int64?
        let talkSeconds: Int64?
        let queueWaitSeconds: Int64?
        /// Whether another destination comes after it.
        let isFollowed: Bool
        let answeredBy: Answerer?

        /// The group's own record is answered, with talk, once a person has taken the call.
        var isAnswered: Bool? { disposition.map { $0 == "answered" && talkSeconds ?? 0 > 0 } }

        /// The record's time without its talk; a record without a duration may still tell the wait itself.
        var waitSeconds: Int64? {
            durationSeconds.map { max($0 - (talkSeconds ?? 0), 0) } ?? queueWaitSeconds
        }
    }

    init(
        key: PartyKey,
        name: String?,
        enteredAt: Int64,
        utcOffset: Int64?,
        callStartedAt: Int64?,
        isCallAnswered: Bool,
        stage: Stage
    ) {
        self.key = key
        self.name = name
        self.enteredAt = enteredAt
        self.utcOffset = utcOffset
        isAnswered = stage.isAnswered
        answeredBy = stage.isAnswered == true ? stage.answeredBy : nil
        waitSeconds = stage.waitSeconds
        talkSeconds = stage.isAnswered == true ? stage.talkSeconds ?? 0 : 0
        secondsBefore = callStartedAt.map { max(enteredAt - $0, 0) }
        self.isCallAnswered = isCallAnswered
        hasMovedOn = stage.isAnswered == false && stage.isFollowed
    }

    /// Adds a further stage in the same queue or ring group: waits count up to the first answer, talks count all.
    mutating func add(_ stage: Stage) {
        if isAnswered != true {
            waitSeconds = waitSeconds.flatMap { wait in stage.waitSeconds.map { wait + $0 } }
            isAnswered = stage.isAnswered ?? isAnswered
            answeredBy = stage.isAnswered == true ? stage.answeredBy : nil
            hasMovedOn = stage.isAnswered == false && stage.isFollowed
        }
        if stage.isAnswered == true { talkSeconds += stage.talkSeconds ?? 0 }
    }
}
