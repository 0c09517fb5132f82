/// What really happened on the simulated PBX, in the words of the archive's contract.
public struct GroundTruth: Sendable, Hashable {
    /// One ringing of one phone.
    public struct Offer: Sendable, Hashable {
        public let `extension`: String
        public let channelID: String
        /// answered, elsewhere, missed or caller_gave_up.
        public let result: String
        /// UTC seconds.
        public let rangAt: Int
        /// UTC seconds, or nil when this phone did not answer.
        public let answeredAt: Int?
        /// UTC seconds.
        public let endedAt: Int
    }

    /// One routing stage of a call: one row of the history.
    public struct Leg: Sendable, Hashable {
        public let caller: String
        public let callee: String
        /// extension, queue, ivr, ring_group, voicemail, external or other.
        public let calleeKind: String
        /// answered, no_answer, busy, failed or voicemail.
        public let disposition: String
        public let durationSeconds: Int
        /// Nil where the history has no `ring_duration`.
        public let ringSeconds: Int?
        public let talkSeconds: Int
        /// UTC seconds.
        public let startedAt: Int
        /// `new_id`, or the legacy `id`, of the row.
        public let historyID: String
        public let sourceTrunk: String?
        public let destinationTrunk: String?
        public let recording: String?
    }

    /// One call: a caller's whole journey.
    public struct Call: Sendable, Hashable {
        public let kind: CallKind
        public let callID: String
        public let uid: String
        /// inbound, outbound or internal.
        public let direction: String
        public let caller: String
        public let dialed: String
        public let did: String?
        /// answered, voicemail, abandoned, no_answer, busy or failed.
        public let outcome: String
        /// The first person who answered.
        public let answeredBy: String?
        /// Conversation with people, counted once.
        public let talkSeconds: Int
        /// From the start to the first person's answer, or to the end.
        public let waitSeconds: Int
        public let durationSeconds: Int
        public let queue: String?
        public let trunk: String?
        public let transferCount: Int
        /// UTC seconds.
        public let startedAt: Int
        /// UTC seconds.
        public let endedAt: Int
        /// In the order of their start.
        public let legs: [Leg]
        public let offers: [Offer]
        /// Whether it was played live, with events; false for calls only the history has.
        public let isLive: Bool

        /// Inbound and not answered by a person.
        public var isMissed: Bool { direction == "inbound" && outcome != "answered" }
    }

    /// Finished calls, in the order in which they got into the history.
    public let calls: [Call]
}

extension GroundTruth.Call {
    init(_ call: PlannedCall, clock: PBXClock, isLive: Bool) {
        kind = call.recipe.kind
        callID = call.callID
        uid = call.uid(clock: clock)
        direction = call.direction.lowercased()
        caller = call.caller
        dialed = call.dialed
        did = call.did?.number
        outcome = call.outcome
        answeredBy = call.answeredBy
        talkSeconds = call.talkSeconds
        waitSeconds = call.waitSeconds
        durationSeconds = call.durationSeconds
        queue = call.queue
        trunk = call.trunk
        transferCount = call.transferCount
        startedAt = call.startSecond
        endedAt = call.second(call.endsAt)
        legs = call.legs.enumerated().map { index, leg in
            let recording = call.recording(leg, clock: clock)
            return GroundTruth.Leg(
                caller: leg.caller.number,
                callee: leg.callee.number,
                calleeKind: leg.calleeKind,
                disposition: leg.disposition.lowercased().replacing(" ", with: "_"),
                durationSeconds: call.duration(leg),
                ringSeconds: call.ring(leg),
                talkSeconds: call.talk(leg),
                startedAt: call.second(leg.startsAt),
                historyID: call.historyID(ofLeg: index),
                sourceTrunk: leg.sourceTrunk,
                destinationTrunk: leg.destinationTrunk,
                recording: recording.isEmpty ? nil : recording
            )
        }
        offers = call.offers.map { offer in
            GroundTruth.Offer(
                extension: offer.number,
                channelID: offer.channelID,
                result: offer.result,
                rangAt: call.second(offer.startsAt),
                answeredAt: offer.answeredAt.map { call.second($0) },
                endedAt: call.second(offer.endsAt ?? call.endsAt)
            )
        }
        self.isLive = isLive
    }
}

extension GroundTruth {
    /// The whole truth as one JSON document, for a comparer outside this process.
    public func json() -> String {
        "{\"calls\":[\n" + calls.map { $0.json() }.joined(separator: ",\n") + "\n]}\n"
    }
}

extension GroundTruth.Call {
    /// This call as one line of JSON.
    public func json() -> String {
        "{\"kind\":\"\(kind.rawValue)\",\"call_id\":\"\(callID)\",\"uid\":\"\(uid)\",\"direction\":\"\(direction)\""
            + ",\"caller\":\(LiteralJSON.string(caller)),\"dialed\":\(LiteralJSON.string(dialed))"
            + ",\"did\":\(LiteralJSON.string(did)),\"outcome\":\"\(outcome)\",\"missed\":\(isMissed ? 1 : 0)"
            + ",\"answered_by\":\(LiteralJSON.string(answeredBy)),\"talk_seconds\":\(talkSeconds)"
            + ",\"wait_seconds\":\(waitSeconds),\"duration_seconds\":\(durationSeconds)"
            + ",\"queue\":\(LiteralJSON.string(queue)),\"trunk\":\(LiteralJSON.string(trunk))"
            + ",\"transfer_count\":\(transferCount),\"started_at\":\(startedAt),\"ended_at\":\(endedAt)"
            + ",\"live\":\(isLive ? 1 : 0),\"legs\":[\(legs.map { $0.json() }.joined(separator: ","))]"
            + ",\"offers\":[\(offers.map { $0.json() }.joined(separator: ","))]}"
    }
}

extension GroundTruth.Leg {
    func json() -> String {
        "{\"caller\":\(LiteralJSON.string(caller)),\"callee\":\(LiteralJSON.string(callee))"
            + ",\"callee_kind\":\"\(calleeKind)\",\"disposition\":\"\(disposition)\""
            + ",\"duration_seconds\":\(durationSeconds),\"ring_seconds\":\(LiteralJSON.number(ringSeconds))"
            + ",\"talk_seconds\":\(talkSeconds),\"started_at\":\(startedAt),\"history_id\":\"\(historyID)\""
            + ",\"src_trunk\":\(LiteralJSON.string(sourceTrunk)),\"dst_trunk\":\(LiteralJSON.string(destinationTrunk))"
            + ",\"recording\":\(LiteralJSON.string(recording))}"
    }
}

extension GroundTruth.Offer {
    func json() -> String {
        "{\"extension\":\"\(`extension`)\",\"channel_id\":\"\(channelID)\",\"result\":\"\(result)\",\"rang_at\":\(rangAt)"
            + ",\"answered_at\":\(LiteralJSON.number(answeredAt)),\"ended_at\":\(endedAt)}"
    }
}
