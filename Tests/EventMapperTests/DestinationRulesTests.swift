import CallModel
import EventMapper
import Testing

@Suite struct DestinationRulesTests {
    @Test(arguments: [
        ("IVR Main<6201>", "Inbound", "ivr", #"name "IVR Main<6201>""#),
        ("Queue Sales<6402>", "Inbound", "queue", #"name "Queue Sales<6402>""#),
        ("Ring Group All<6301>", "Inbound", "ring_group", #"name "Ring Group All<6301>""#),
        ("RingGroup All<6301>", "Inbound", "ring_group", #"name "RingGroup All<6301>""#),
        ("Voicemail Ion<2041>", "Inbound", "voicemail", #"name "Voicemail Ion<2041>""#),
        ("Satisfaction Survey", "Inbound", "other", #"name "Satisfaction Survey""#),
        ("Play Prompt closed.wav", "Inbound", "other", #"name "Play Prompt closed.wav""#),
        ("Conference<6501>", "Internal", "other", #"name "Conference<6501>""#),
        ("Queued Up<2049>", "Inbound", "extension", "number without a mark"),
        ("Ivry Jean<2049>", "Inbound", "extension", "number without a mark"),
        ("2049", "Inbound", "extension", "number without a mark"),
        ("IVR Expert<2042>", "Inbound", "extension", "extension list"),
        ("Ion Rus<6401>", "Inbound", "queue", "queue list"),
        ("0744000333", "Inbound", "external", "outside number"),
        ("+40744000333", "Inbound", "external", "outside number"),
        ("0180000000", "Inbound", "other", "DID"),
        ("0744000333", "Outbound", "external", "outbound"),
        ("112", "Outbound", "external", "outbound"),
        ("*97", "Internal", "other", "no number"),
    ])
    func `tells a row's callee by lists, words and number`(callee: String, type: String, kind: String, reason: String) {
        var scenario = Scenario(queues: ["6401"], extensions: ["2042"])
        scenario.row(
            "0722000111",
            callee,
            "ANSWERED",
            type,
            duration: 9,
            talk: 9,
            id: "A1",
            extra: #","did_number":"0180000000""#
        )
        #expect(scenario.call.legs[0].calleeKind?.rawValue == kind)
        #expect(scenario.call.legs[0].calleeKindReason == reason)
    }

    @Test(arguments: [
        ("2042", "Internal", "extension", "length"), ("2042", "Inbound", "other", "unknown number"),
        ("20421", "Internal", "other", "unknown number"), ("2043", "Inbound", "extension", "member"),
        ("6201", "Inbound", "other", "call path"), ("0733000222", "Inbound", "external", "member"),
        ("6409", "Inbound", "queue", "agent event"),
    ])
    func `tells an event's callee by members and length`(callee: String, type: String, kind: String, reason: String) {
        var scenario = Scenario()
        scenario.state(0, inbound("ANSWERED", path: "6201"), phone("2043", "RING"))
        scenario.state(1, outbound("RING", from: "2043", to: "0733000222"))
        scenario.ringTimeout(2, queue: "6409", agent: "2043")
        scenario.event("2041", callee, "ANSWERED", type, duration: 9, talk: 9, received: 3)
        #expect(scenario.call.legs[0].calleeKind?.rawValue == kind)
        #expect(scenario.call.legs[0].calleeKindReason == reason)
    }

    @Test func `a number that only voicemail answered is voicemail`() {
        var scenario = Scenario()
        scenario.event("0722000111", "2041", "VOICEMAIL", "Inbound", duration: 9, talk: 9, received: 3)
        #expect(scenario.call.legs[0].calleeKind == .voicemail)
        #expect(scenario.call.outcome == .voicemail)
        #expect(scenario.call.answeredBy == nil)
    }
}
