/// One call: a caller's whole journey, derived from all its facts.
public struct Call: Hashable, Sendable {
    public enum State: String, Hashable, Sendable {
        case live
        case ended
    }

    /// How the journey ended for the caller.
    public enum Outcome: String, Hashable, Sendable, CaseIterable {
        /// A person answered.
        case answered
        /// Voicemail was reached, and no person.
        case voicemail
        /// Inbound, reached a queue, left unanswered.
        case abandoned
        case noAnswer = "no_answer"
        case busy
        case failed
    }

    public var callID: String
    public var uid: String?
    public var state: State
    public var start: Instant?
    /// UTC seconds; `nil` while the call is live.
    public var endSeconds: Int64?
    public var direction: Direction?
    public var caller: String?
    public var callerName: String?
    /// The outside party in the one spelling of ``NumberPlan``: who called in, or what was dialled out.
    public var contact: String?
    /// What the caller first dialled: the DID of an inbound call that has one.
    public var dialed: String?
    public var did: String?
    /// The first person who answered: never an IVR, a queue, or voicemail.
    public var answeredBy: String?
    /// `nil` while the call is live.
    public var outcome: Outcome?
    /// Inbound, and the outcome is not `answered`; `nil` while the call is live.
    public var isMissed: Bool?
    /// From the start to the first person's answer, or to the end when there was none; `nil` when it can't be known.
    public var waitSeconds: Int?
    /// Conversation with people, counted once.
    public var talkSeconds: Int?
    /// From the start to the end; `nil` while the call is live.
    public var durationSeconds: Int?
    /// The first queue reached.
    public var queue: String?
    public var trunk: String?
    /// Changes of the answering person after the first answer.
    public var transferCount = 0
    /// Whether a transfer event or the channels prove each of ``transferCount``.
    public var isTransferProven = false
    public var recording: String?
    /// Whether a time or a duration rests on receive times, because no CDR tells.
    public var isEstimated = false

    /// In the order of their start.
    public var legs: [Leg] = []
    /// By the ``CDR/identity`` of a row that came back under another one: that other one, whose leg is the same.
    public var rowSuccessors: [[UInt8]: [UInt8]] = [:]
    public var offers: [Offer] = []

    public init(callID: String, state: State) {
        self.callID = callID
        self.state = state
    }
}
