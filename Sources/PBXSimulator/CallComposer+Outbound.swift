extension CallComposer {
    /// Draws an extension and an outside number; adds both members, not announced yet.
    private mutating func beginOutbound() -> (phone: Int, trunk: Int, leg: PlannedLeg) {
        let trunkName = random.pick(directory.trunks)
        call.direction = "Outbound"
        call.caller = random.pick(directory.extensions).number
        call.dialed = outsideNumber()
        call.trunk = trunkName
        let phone = addPhone(call.caller)
        let trunk = addTrunk(.outbound, from: call.caller, to: call.dialed, trunk: trunkName)
        let leg = PlannedLeg(
            caller: party(call.caller),
            callee: PlannedParty(number: call.dialed),
            calleeKind: "external",
            startsAt: now,
            endsAt: now,
            disposition: "NO ANSWER",
            rings: true,
            destinationTrunk: trunkName,
            outgoingCallerID: directory.dids.first { $0.trunk == trunkName }?.number
        )
        return (phone, trunk, leg)
    }

    mutating func outboundAnswered() {
        let (phone, trunk, leg) = beginOutbound()
        announce([(phone, "ALERT"), (trunk, random.chance(50) ? "EARLYMEDIA" : "RING")])
        pass(3_000...20_000)
        announce([(phone, "ANSWERED"), (trunk, "ANSWER")])
        personAnswered(call.dialed)
        let answeredAt = now
        pass(8_000...300_000)
        addAnswered(leg, at: answeredAt)
    }

    mutating func outboundUnanswered() {
        let (phone, trunk, leg) = beginOutbound()
        announce([(phone, "ALERT"), (trunk, "RING")])
        pass(10_000...40_000)
        addUnanswered(leg)
        call.outcome = "no_answer"
    }

    mutating func outboundFailed() {
        var (phone, _, leg) = beginOutbound()
        leg.rings = false
        announce([(phone, "ALERT")])
        pass(200...2_500)
        let failureID = "\(call.startSecond).\(padded(call.recipe.counter, 6))"
        emit(
            EventFrame(
                type: 30_015,
                message: EventTexts.failure(callID: failureID, reason: "NOT found", members: nil)
            )
        )
        addUnanswered(leg, "FAILED")
        call.outcome = "failed"
    }
}
