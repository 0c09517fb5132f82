extension CallComposer {
    /// Lets the caller through the IVR; the IVR's row counts as answered, though no person did.
    mutating func passIVR(_ trunk: Int) {
        let ivr = directory.ivr
        setPath(ivr.number, of: trunk)
        announce([(trunk, "ANSWERED")])
        var leg = inboundLeg(to: ivr.number)
        leg.callee = PlannedParty(number: ivr.number, name: ivr.name, prefix: "IVR ")
        leg.calleeKind = "ivr"
        leg.rings = false
        let answeredAt = now
        pass(4_000...15_000)
        leg.answeredAt = answeredAt
        leg.endsAt = now
        leg.disposition = "ANSWERED"
        call.legs.append(leg)
    }

    /// Enters a queue; the leg is closed by the scenario.
    mutating func enter(_ queue: PBXDirectory.Queue, _ trunk: Int) -> PlannedLeg {
        call.queue = queue.number
        setPath(queue.number, of: trunk)
        announce([(trunk, "ANSWERED")])
        var leg = inboundLeg(to: queue.number)
        leg.callee = PlannedParty(number: queue.number, name: queue.name, prefix: "Queue ")
        leg.calleeKind = "queue"
        return leg
    }

    mutating func ivrOnly() {
        let trunk = beginInbound()
        passIVR(trunk)
        call.outcome = "no_answer"
    }

    mutating func queueAnswered(withSurvey: Bool) {
        let trunk = beginInbound()
        passIVR(trunk)
        let queue = random.pick(directory.queues)
        var queueLeg = enter(queue, trunk)
        pass(500...20_000)
        let agent = random.pick(queue.agents)
        talkToAgent(agent, trunk: trunk, queueLeg: &queueLeg)
        guard withSurvey else { return }
        surveyCaller(trunk)
    }

    mutating func queueRingAll() {
        let trunk = beginInbound()
        let queue = random.pick(directory.queues)
        let queueLeg = enter(queue, trunk)
        let agents = random.pick(3, of: queue.agents)
        let phones = agents.map { addPhone($0, path: queue.number) }
        announce(phones.map { ($0, "RING") })
        let offers = phones.map { beginOffer($0) }
        var leg = inboundLeg(to: agents[0])
        pass(2_000...18_000)
        announce([(trunk, "ANSWERED"), (phones[0], "ANSWER")])
        endOffer(offers[0], "answered")
        personAnswered(agents[0])
        let answeredAt = now
        for index in phones.indices.dropFirst() {
            announce([(phones[index], "BYE")])
            endOffer(offers[index], "elsewhere")
        }
        pass(10_000...240_000)
        leg.agentRingSeconds = call.second(answeredAt) - call.second(queueLeg.startsAt)
        addAnswered(queueLeg, at: answeredAt)
        addAnswered(leg, at: answeredAt)
    }

    mutating func queueAbandoned() {
        let trunk = beginInbound()
        passIVR(trunk)
        let queue = random.pick(directory.queues)
        let queueLeg = enter(queue, trunk)
        pass(500...10_000)
        let agents = random.pick(2, of: queue.agents)
        let phones = agents.map { addPhone($0, path: queue.number) }
        announce(phones.map { ($0, "RING") })
        let offers = phones.map { beginOffer($0) }
        pass(3_000...14_000)
        for offer in offers { endOffer(offer, "caller_gave_up") }
        addUnanswered(queueLeg)
        call.outcome = "abandoned"
    }

    mutating func agentTimeout() {
        let trunk = beginInbound()
        let queue = random.pick(directory.queues)
        var queueLeg = enter(queue, trunk)
        let agents = random.pick(2, of: queue.agents)
        let lazy = addPhone(agents[0], path: queue.number)
        announce([(lazy, "RING")])
        let offer = beginOffer(lazy)
        pass(15_000...20_000)
        announce([(lazy, "BYE")])
        endOffer(offer, "missed")
        emit(
            EventFrame(
                type: 30_026,
                message: EventTexts.agentTimeout(
                    queue: queue.number,
                    agent: agents[0],
                    caller: call.caller,
                    callID: call.callID
                )
            )
        )
        if random.chance(50) { pauseAgent(agents[0], queue: queue.number) }
        pass(300...2_000)
        talkToAgent(agents[agents.count - 1], trunk: trunk, queueLeg: &queueLeg)
    }

    /// Rings one agent, who answers; closes the queue's leg and the agent's, which both carry the talk time.
    private mutating func talkToAgent(_ agent: String, trunk: Int, queueLeg: inout PlannedLeg) {
        let phone = addPhone(agent, path: queueLeg.callee.number)
        announce([(phone, "RING")])
        let offer = beginOffer(phone)
        var leg = inboundLeg(to: agent)
        pass(2_000...14_000)
        announce([(trunk, "ANSWERED"), (phone, "ANSWER")])
        endOffer(offer, "answered")
        personAnswered(agent)
        let answeredAt = now
        pass(10_000...240_000)
        leg.agentRingSeconds = call.second(answeredAt) - call.second(queueLeg.startsAt)
        addAnswered(queueLeg, at: answeredAt)
        addAnswered(leg, at: answeredAt)
        guard call.recipe.kind == .survey else { return }
        announce([(phone, "BYE")])
        call.offers[offer].endsAt = now
    }

    private mutating func surveyCaller(_ trunk: Int) {
        var leg = inboundLeg(to: "Satisfaction Survey")
        leg.callee = PlannedParty(number: "Satisfaction Survey")
        leg.calleeKind = "other"
        leg.rings = false
        let answeredAt = now
        pass(3_000...12_000)
        let grade = String(random.number(in: 1...5))
        emit(EventFrame(type: 30_019, message: EventTexts.survey(callID: call.callID, result: grade)))
        leg.answeredAt = answeredAt
        leg.endsAt = now
        leg.disposition = "ANSWERED"
        call.legs.append(leg)
    }

    private mutating func pauseAgent(_ agent: String, queue: String) {
        emit(
            EventFrame(
                type: 30_025,
                message: EventTexts.agentAutoPause(
                    queue: queue,
                    agent: agent,
                    caller: call.caller,
                    callID: call.callID
                ),
                messageIsString: false,
                hasSerialNumber: false
            )
        )
        emit(
            EventFrame(
                type: 30_029,
                message: EventTexts.agentStatus(queue: queue, agent: agent, status: "Paused", reason: "Auto Pause"),
                messageIsString: false
            )
        )
    }
}
