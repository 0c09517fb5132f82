extension CallComposer {
    /// Plays the scenario of a kind.
    mutating func play(_ kind: CallKind) {
        switch kind {
        case .inboundAnswered: inboundAnswered(holds: false)
        case .holdResume: inboundAnswered(holds: true)
        case .inboundMissed: inboundMissed()
        case .inboundBusy: inboundBusy()
        case .voicemail: voicemail()
        case .blindTransfer: blindTransfer()
        case .forwardToMobile: forwardToMobile()
        case .ivrOnly: ivrOnly()
        case .ringGroup: ringGroup()
        case .queueAnswered: queueAnswered(withSurvey: false)
        case .survey: queueAnswered(withSurvey: true)
        case .queueRingAll: queueRingAll()
        case .queueAbandoned: queueAbandoned()
        case .agentTimeout: agentTimeout()
        case .internalAnswered: internalAnswered()
        case .internalUnanswered: internalUnanswered()
        case .internalBusy: internalBusy()
        case .outboundAnswered: outboundAnswered()
        case .outboundUnanswered: outboundUnanswered()
        case .outboundFailed: outboundFailed()
        }
    }

    /// A mobile number out of a few hundred, so that callers come back.
    mutating func outsideNumber() -> String {
        let number = random.number(in: 0...399)
        return "06" + padded((number * 199_933 + 10_000_019) % 100_000_000, 8)
    }

    func party(_ number: String) -> PlannedParty {
        PlannedParty(number: number, name: directory.name(of: number))
    }

    /// Draws caller and DID of an inbound call and adds its trunk member, not announced yet.
    mutating func beginInbound() -> Int {
        let did = random.pick(directory.dids)
        call.direction = "Inbound"
        call.caller = outsideNumber()
        call.did = did
        call.dialed = did.number
        call.trunk = did.trunk
        return addTrunk(.inbound, from: call.caller, to: did.number, trunk: did.trunk)
    }

    /// A leg from the caller to an extension's phone that begins now.
    func inboundLeg(to number: String) -> PlannedLeg {
        PlannedLeg(
            caller: PlannedParty(number: call.caller),
            callee: party(number),
            calleeKind: "extension",
            startsAt: now,
            endsAt: now,
            disposition: "NO ANSWER",
            rings: true,
            sourceTrunk: call.trunk
        )
    }

    /// Closes a leg that was answered at `answeredAt`, now.
    mutating func addAnswered(_ leg: PlannedLeg, at answeredAt: Int) {
        var leg = leg
        leg.answeredAt = answeredAt
        leg.endsAt = now
        leg.disposition = "ANSWERED"
        leg.isRecorded = leg.isWithPerson
        leg.reason = random.chance(60) ? "src hangup" : "dst hangup"
        call.legs.append(leg)
    }

    /// Closes a leg that nobody answered, now.
    mutating func addUnanswered(_ leg: PlannedLeg, _ disposition: String = "NO ANSWER") {
        var leg = leg
        leg.endsAt = now
        leg.disposition = disposition
        call.legs.append(leg)
    }

    private mutating func inboundAnswered(holds: Bool) {
        let trunk = beginInbound()
        let number = random.pick(directory.extensions).number
        let phone = addPhone(number)
        let leg = inboundLeg(to: number)
        announce([(trunk, "ALERT"), (phone, "RING")])
        let offer = beginOffer(phone)
        pass(2_000...20_000)
        announce([(trunk, "ANSWERED"), (phone, "ANSWER")])
        endOffer(offer, "answered")
        personAnswered(number)
        let answeredAt = now
        pass(8_000...180_000)
        if holds {
            announce([(trunk, "HOLD")])
            pass(4_000...40_000)
            announce([(trunk, "ANSWERED")])
            pass(5_000...90_000)
        }
        addAnswered(leg, at: answeredAt)
    }

    private mutating func inboundMissed() {
        let trunk = beginInbound()
        let number = random.pick(directory.extensions).number
        let phone = addPhone(number)
        let leg = inboundLeg(to: number)
        announce([(trunk, "ALERT"), (phone, "RING")])
        let offer = beginOffer(phone)
        pass(4_000...28_000)
        endOffer(offer, "caller_gave_up")
        addUnanswered(leg)
        call.outcome = "no_answer"
    }

    private mutating func inboundBusy() {
        let trunk = beginInbound()
        let number = random.pick(directory.extensions).number
        var leg = inboundLeg(to: number)
        leg.rings = false
        announce([(trunk, "ALERT")])
        pass(300...900)
        let failureID = "\(call.startSecond).\(padded(call.recipe.counter, 6))"
        emit(
            EventFrame(
                type: 30_015,
                message: EventTexts.failure(callID: failureID, reason: "486 Busy Here", members: nil)
            )
        )
        addUnanswered(leg, "BUSY")
        call.outcome = "busy"
    }

    private mutating func voicemail() {
        let trunk = beginInbound()
        let number = random.pick(directory.extensions).number
        let phone = addPhone(number)
        let leg = inboundLeg(to: number)
        announce([(trunk, "ALERT"), (phone, "RING")])
        let offer = beginOffer(phone)
        pass(18_000...25_000)
        announce([(phone, "BYE")])
        endOffer(offer, "missed")
        addUnanswered(leg)
        announce([(trunk, "ANSWERED")])
        var box = inboundLeg(to: number)
        box.callee.prefix = "Voicemail "
        box.calleeKind = "voicemail"
        box.rings = false
        let answeredAt = now
        pass(6_000...45_000)
        box.answeredAt = answeredAt
        box.endsAt = now
        box.disposition = "VOICEMAIL"
        call.legs.append(box)
        call.outcome = "voicemail"
    }

    private mutating func blindTransfer() {
        let trunk = beginInbound()
        let pair = random.pick(2, of: directory.extensions)
        let (first, second) = (pair[0].number, pair[pair.count - 1].number)
        let firstPhone = addPhone(first)
        let firstLeg = inboundLeg(to: first)
        announce([(trunk, "ALERT"), (firstPhone, "RING")])
        let firstOffer = beginOffer(firstPhone)
        pass(2_000...12_000)
        announce([(trunk, "ANSWERED"), (firstPhone, "ANSWER")])
        endOffer(firstOffer, "answered")
        personAnswered(first)
        let firstAnswer = now
        pass(8_000...60_000)
        emit(
            EventFrame(
                type: 30_013,
                message: EventTexts.members(callID: call.callID, [text(trunk), text(firstPhone)])
            )
        )
        announce([(firstPhone, "BYE")])
        call.offers[firstOffer].endsAt = now
        addAnswered(firstLeg, at: firstAnswer)
        let secondLeg = inboundLeg(to: second)
        let secondPhone = addPhone(second)
        announce([(secondPhone, "RING")])
        let secondOffer = beginOffer(secondPhone)
        pass(2_000...10_000)
        announce([(trunk, "ANSWERED"), (secondPhone, "ANSWER")])
        endOffer(secondOffer, "answered")
        call.transferCount = 1
        let secondAnswer = now
        pass(10_000...120_000)
        addAnswered(secondLeg, at: secondAnswer)
    }

    private mutating func forwardToMobile() {
        let trunk = beginInbound()
        let number = random.pick(directory.extensions).number
        let phone = addPhone(number)
        let leg = inboundLeg(to: number)
        announce([(trunk, "ALERT"), (phone, "RING")])
        let offer = beginOffer(phone)
        pass(10_000...16_000)
        announce([(phone, "BYE")])
        endOffer(offer, "missed")
        addUnanswered(leg)
        let mobile = outsideNumber()
        let outTrunk = random.pick(directory.trunks)
        let away = addTrunk(.outbound, from: number, to: mobile, trunk: outTrunk)
        var awayLeg = inboundLeg(to: mobile)
        awayLeg.calleeKind = "external"
        awayLeg.destinationTrunk = outTrunk
        awayLeg.outgoingCallerID = call.dialed
        announce([(away, "RING")])
        emit(EventFrame(type: 30_014, message: EventTexts.members(callID: call.callID, [text(trunk), text(away)])))
        pass(3_000...15_000)
        announce([(trunk, "ANSWERED"), (away, "ANSWER")])
        personAnswered(mobile)
        let answeredAt = now
        pass(10_000...120_000)
        addAnswered(awayLeg, at: answeredAt)
    }

    private mutating func ringGroup() {
        let trunk = beginInbound()
        let group = directory.ringGroup
        let path = group.number
        setPath(path, of: trunk)
        var groupLeg = inboundLeg(to: path)
        groupLeg.callee = PlannedParty(number: path, name: group.name, prefix: "RingGroup ")
        groupLeg.calleeKind = "ring_group"
        let phones = directory.ringGroupMembers.map { addPhone($0, path: path) }
        announce([(trunk, "ALERT")] + phones.map { ($0, "RING") })
        let offers = phones.map { beginOffer($0) }
        let winner = random.number(in: 0...(phones.count - 1))
        let number = directory.ringGroupMembers[winner]
        let leg = inboundLeg(to: number)
        pass(2_000...15_000)
        announce([(trunk, "ANSWERED"), (phones[winner], "ANSWER")])
        endOffer(offers[winner], "answered")
        personAnswered(number)
        let answeredAt = now
        for index in phones.indices where index != winner {
            announce([(phones[index], "BYE")])
            endOffer(offers[index], "elsewhere")
        }
        pass(8_000...150_000)
        addAnswered(groupLeg, at: answeredAt)
        addAnswered(leg, at: answeredAt)
    }
}
