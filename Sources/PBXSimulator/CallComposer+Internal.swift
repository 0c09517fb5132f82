extension CallComposer {
    /// Draws two extensions and adds the calling phone, not announced yet.
    private mutating func beginInternal() -> (callerPhone: Int, callee: String, leg: PlannedLeg) {
        let pair = random.pick(2, of: directory.extensions)
        call.direction = "Internal"
        call.caller = pair[0].number
        call.dialed = pair[pair.count - 1].number
        let phone = addPhone(call.caller)
        let leg = PlannedLeg(
            caller: party(call.caller),
            callee: party(call.dialed),
            calleeKind: "extension",
            startsAt: now,
            endsAt: now,
            disposition: "NO ANSWER",
            rings: true
        )
        return (phone, call.dialed, leg)
    }

    mutating func internalAnswered() {
        let (phone, callee, leg) = beginInternal()
        let other = addPhone(callee)
        announce([(phone, "ALERT"), (other, "RING")])
        let offer = beginOffer(other)
        pass(2_000...15_000)
        announce([(phone, "ANSWERED"), (other, "ANSWER")])
        endOffer(offer, "answered")
        personAnswered(callee)
        let answeredAt = now
        pass(5_000...120_000)
        addAnswered(leg, at: answeredAt)
    }

    mutating func internalUnanswered() {
        let (phone, callee, leg) = beginInternal()
        let other = addPhone(callee)
        announce([(phone, "ALERT"), (other, "RING")])
        let offer = beginOffer(other)
        pass(6_000...25_000)
        endOffer(offer, "caller_gave_up")
        addUnanswered(leg)
        call.outcome = "no_answer"
    }

    mutating func internalBusy() {
        var (phone, _, leg) = beginInternal()
        leg.rings = false
        announce([(phone, "ALERT")])
        pass(200...800)
        let failureID = "\(call.startSecond).\(padded(call.recipe.counter, 6))"
        emit(
            EventFrame(
                type: 30_015,
                message: EventTexts.failure(callID: failureID, reason: "486 Busy Here", members: [text(phone)])
            )
        )
        addUnanswered(leg, "BUSY")
        call.outcome = "busy"
    }
}
