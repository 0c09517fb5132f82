/// One call as it will happen: its legs, rings, frames, in milliseconds from its start.
struct PlannedCall: Sendable {
    let recipe: CallRecipe
    var direction = "Inbound"
    var caller = ""
    var dialed = ""
    var did: PBXDirectory.DID?
    var outcome = "answered"
    var answeredBy: String?
    /// When the first person answered.
    var answeredAt: Int?
    var queue: String?
    var trunk: String?
    var transferCount = 0
    var endsAt = 0
    var legs: [PlannedLeg] = []
    var offers: [PlannedOffer] = []
    var frames: [PlannedFrame] = []

    init(recipe: CallRecipe) {
        self.recipe = recipe
    }

    /// Whole UTC seconds of a moment of this call.
    func second(_ offset: Int) -> Int { (recipe.startMilliseconds + offset) / 1_000 }

    var startSecond: Int { second(0) }
    var callID: String { "\(startSecond).\(recipe.counter)" }
    var durationSeconds: Int { second(endsAt) - startSecond }
    var waitSeconds: Int { second(answeredAt ?? endsAt) - startSecond }

    /// Conversation with people, counted once.
    var talkSeconds: Int {
        legs.lazy.filter(\.isWithPerson).reduce(0) { $0 + talk($1) }
    }

    func duration(_ leg: PlannedLeg) -> Int { second(leg.endsAt) - second(leg.startsAt) }

    func talk(_ leg: PlannedLeg) -> Int {
        leg.answeredAt.map { second(leg.endsAt) - second($0) } ?? 0
    }

    /// Nil where the history omits the key: no ringing, or less than a second of it.
    func ring(_ leg: PlannedLeg) -> Int? {
        guard leg.rings else { return nil }
        let seconds = second(leg.answeredAt ?? leg.endsAt) - second(leg.startsAt)
        return seconds > 0 ? seconds : nil
    }

    /// The row's id in the history: `new_id`, or the legacy `id`.
    func historyID(ofLeg index: Int) -> String {
        let sequence = recipe.counter * 16 + index + 1
        guard !recipe.isLegacy else { return String(sequence) }
        return hexadecimal(startSecond, digits: 8, uppercase: true) + "-"
            + hexadecimal(sequence, digits: 8, uppercase: true)
    }

    /// The name of a leg's recording, or an empty text.
    func recording(_ leg: PlannedLeg, clock: PBXClock) -> String {
        guard leg.isRecorded, let answeredAt = leg.answeredAt else { return "" }
        return "\(clock.compactTime(second(answeredAt)))-\(callID)-\(leg.caller.number)-\(leg.callee.number)"
            + "-\(direction).wav"
    }

    func uid(clock: PBXClock) -> String {
        clock.compactTime(startSecond) + hexadecimal(recipe.counter, digits: 5, uppercase: true)
    }
}

/// One party of a leg as the PBX names it.
struct PlannedParty: Sendable {
    var number: String
    var name: String = ""
    /// `Queue `, `IVR `…: what the PBX writes before the name of one of its own objects.
    var prefix: String = ""

    /// `Name<number>`, or the bare number of somebody without a name.
    var text: String { name.isEmpty ? number : "\(prefix)\(name)<\(number)>" }
}

/// One routing stage: what becomes one history row and one event 30012.
struct PlannedLeg: Sendable {
    var caller: PlannedParty
    var callee: PlannedParty
    /// extension, queue, ivr, ring_group, voicemail, external or other.
    var calleeKind: String
    var startsAt: Int
    var answeredAt: Int?
    var endsAt: Int
    var disposition: String
    var rings: Bool
    var isRecorded = false
    var sourceTrunk: String?
    var destinationTrunk: String?
    var outgoingCallerID: String?
    var reason: String?
    /// Seconds from the queue's entry to the agent's answer; 0 outside queues.
    var agentRingSeconds = 0

    var isWithPerson: Bool { calleeKind == "extension" || calleeKind == "external" }
}

/// One ringing of one phone.
struct PlannedOffer: Sendable {
    var number: String
    var channelID: String
    var path: String
    var startsAt: Int
    var endsAt: Int?
    var answeredAt: Int?
    /// answered, elsewhere, missed or caller_gave_up.
    var result: String
}

/// A change that happens at one moment of a call.
struct PlannedFrame: Sendable {
    var offset: Int
    var event: EventFrame
    /// The members as they are after this frame, for the live query; nil leaves them as they were.
    var liveMembers: [String]?
}
