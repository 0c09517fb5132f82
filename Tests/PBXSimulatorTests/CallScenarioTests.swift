import PBXSimulator
import Testing

@Suite("Call scenarios")
struct CallScenarioTests {
    /// What a call of one kind must look like, written down by hand.
    struct Expectation: Sendable, CustomTestStringConvertible {
        let kind: CallKind
        let direction: String
        let outcome: String
        /// `kind of callee: disposition` of each leg.
        let legs: [String]
        let offers: [String]
        /// Event types besides 30008, 30011 and 30012.
        var extraEvents: [Int] = []
        var isAnswered = true

        var testDescription: String { kind.rawValue }
    }

    static let expectations = [
        Expectation(
            kind: .inboundAnswered,
            direction: "inbound",
            outcome: "answered",
            legs: ["extension: answered"],
            offers: ["answered"]
        ),
        Expectation(
            kind: .holdResume,
            direction: "inbound",
            outcome: "answered",
            legs: ["extension: answered"],
            offers: ["answered"]
        ),
        Expectation(
            kind: .inboundMissed,
            direction: "inbound",
            outcome: "no_answer",
            legs: ["extension: no_answer"],
            offers: ["caller_gave_up"],
            isAnswered: false
        ),
        Expectation(
            kind: .inboundBusy,
            direction: "inbound",
            outcome: "busy",
            legs: ["extension: busy"],
            offers: [],
            extraEvents: [30_015],
            isAnswered: false
        ),
        Expectation(
            kind: .ivrOnly,
            direction: "inbound",
            outcome: "no_answer",
            legs: ["ivr: answered"],
            offers: [],
            isAnswered: false
        ),
        Expectation(
            kind: .queueAnswered,
            direction: "inbound",
            outcome: "answered",
            legs: ["ivr: answered", "queue: answered", "extension: answered"],
            offers: ["answered"]
        ),
        Expectation(
            kind: .queueRingAll,
            direction: "inbound",
            outcome: "answered",
            legs: ["queue: answered", "extension: answered"],
            offers: ["answered", "elsewhere", "elsewhere"]
        ),
        Expectation(
            kind: .queueAbandoned,
            direction: "inbound",
            outcome: "abandoned",
            legs: ["ivr: answered", "queue: no_answer"],
            offers: ["caller_gave_up", "caller_gave_up"],
            isAnswered: false
        ),
        Expectation(
            kind: .agentTimeout,
            direction: "inbound",
            outcome: "answered",
            legs: ["queue: answered", "extension: answered"],
            offers: ["missed", "answered"],
            extraEvents: [30_026]
        ),
        Expectation(
            kind: .survey,
            direction: "inbound",
            outcome: "answered",
            legs: ["ivr: answered", "queue: answered", "extension: answered", "other: answered"],
            offers: ["answered"],
            extraEvents: [30_019]
        ),
        Expectation(
            kind: .voicemail,
            direction: "inbound",
            outcome: "voicemail",
            legs: ["extension: no_answer", "voicemail: voicemail"],
            offers: ["missed"],
            isAnswered: false
        ),
        Expectation(
            kind: .blindTransfer,
            direction: "inbound",
            outcome: "answered",
            legs: ["extension: answered", "extension: answered"],
            offers: ["answered", "answered"],
            extraEvents: [30_013]
        ),
        Expectation(
            kind: .ringGroup,
            direction: "inbound",
            outcome: "answered",
            legs: ["ring_group: answered", "extension: answered"],
            offers: ["answered", "elsewhere", "elsewhere"]
        ),
        Expectation(
            kind: .forwardToMobile,
            direction: "inbound",
            outcome: "answered",
            legs: ["extension: no_answer", "external: answered"],
            offers: ["missed"],
            extraEvents: [30_014]
        ),
        Expectation(
            kind: .internalAnswered,
            direction: "internal",
            outcome: "answered",
            legs: ["extension: answered"],
            offers: ["answered"]
        ),
        Expectation(
            kind: .internalUnanswered,
            direction: "internal",
            outcome: "no_answer",
            legs: ["extension: no_answer"],
            offers: ["caller_gave_up"],
            isAnswered: false
        ),
        Expectation(
            kind: .internalBusy,
            direction: "internal",
            outcome: "busy",
            legs: ["extension: busy"],
            offers: [],
            extraEvents: [30_015],
            isAnswered: false
        ),
        Expectation(
            kind: .outboundAnswered,
            direction: "outbound",
            outcome: "answered",
            legs: ["external: answered"],
            offers: []
        ),
        Expectation(
            kind: .outboundUnanswered,
            direction: "outbound",
            outcome: "no_answer",
            legs: ["external: no_answer"],
            offers: [],
            isAnswered: false
        ),
        Expectation(
            kind: .outboundFailed,
            direction: "outbound",
            outcome: "failed",
            legs: ["external: failed"],
            offers: [],
            extraEvents: [30_015],
            isAnswered: false
        ),
    ]

    @Test(arguments: expectations)
    func `a call of each kind is what it says`(expected: Expectation) async throws {
        let pbx = try await PBXSimulator.bind()
        defer { pbx.shutdown() }
        let call = pbx.makeCall(expected.kind, seed: 11, startedAt: 1_768_471_200, counter: 77)
        let truth = call.truth
        #expect(truth.callID == "1768471200.77")
        #expect(truth.uid == "202601151100000004D")
        #expect(truth.direction == expected.direction)
        #expect(truth.outcome == expected.outcome)
        #expect(truth.legs.map { "\($0.calleeKind): \($0.disposition)" } == expected.legs)
        #expect(truth.offers.map(\.result).sorted() == expected.offers.sorted())
        #expect((truth.answeredBy != nil) == expected.isAnswered)
        #expect((truth.talkSeconds > 0) == expected.isAnswered)
        #expect(truth.isMissed == (expected.direction == "inbound" && expected.outcome != "answered"))
        #expect(truth.transferCount == (expected.kind == .blindTransfer ? 1 : 0))
        let types = Set(call.frames.map(\.type)).subtracting([30_008, 30_011, 30_012, 30_025, 30_029])
        #expect(types == Set(expected.extraEvents))
        #expect(call.frames.count { $0.type == 30_012 } == truth.legs.count)
        #expect(call.historyRows.count == truth.legs.count)
        #expect(call.frames.map(\.offsetMilliseconds) == call.frames.map(\.offsetMilliseconds).sorted())
    }

    @Test(arguments: CallKind.allCases)
    func `the truth of a call adds up`(kind: CallKind) async throws {
        let pbx = try await PBXSimulator.bind()
        defer { pbx.shutdown() }
        for seed in UInt64(0)..<40 {
            let call = pbx.makeCall(kind, seed: seed, startedAt: 1_768_471_200)
            let truth = call.truth
            let people = truth.legs.filter { $0.calleeKind == "extension" || $0.calleeKind == "external" }
            #expect(truth.talkSeconds == people.map(\.talkSeconds).reduce(0, +))
            #expect(truth.durationSeconds == truth.endedAt - truth.startedAt)
            #expect(truth.waitSeconds + truth.talkSeconds <= truth.durationSeconds)
            #expect(truth.legs.first?.startedAt == truth.startedAt)
            for (leg, row) in zip(truth.legs, call.historyRows) {
                #expect((leg.ringSeconds ?? 0) + leg.talkSeconds <= leg.durationSeconds)
                #expect(leg.startedAt + leg.durationSeconds <= truth.endedAt)
                #expect(row.contains("\"new_id\":\"\(leg.historyID)\""))
                #expect(row.contains("\"ring_duration\":") == (leg.ringSeconds != nil))
                #expect(row.contains("\"talk_duration\":") == (leg.talkSeconds > 0))
                #expect(row.contains("\"timestamp\":\(leg.startedAt),"))
            }
            for offer in truth.offers {
                #expect(offer.rangAt >= truth.startedAt && offer.endedAt <= truth.endedAt)
                #expect((offer.answeredAt != nil) == (offer.result == "answered"))
            }
        }
    }

    @Test
    func `the same seed gives the same text, another seed another`() async throws {
        let pbx = try await PBXSimulator.bind()
        defer { pbx.shutdown() }
        let first = pbx.makeCall(.agentTimeout, seed: 5, startedAt: 1_768_471_200)
        #expect(pbx.makeCall(.agentTimeout, seed: 5, startedAt: 1_768_471_200) == first)
        #expect(pbx.makeCall(.agentTimeout, seed: 6, startedAt: 1_768_471_200) != first)
        #expect(
            CallScript.mixed(count: 9, over: .seconds(60), seed: 4) == .mixed(count: 9, over: .seconds(60), seed: 4)
        )
    }

    @Test
    func `the texts of a busy call, to the letter`() async throws {
        let pbx = try await PBXSimulator.bind()
        defer { pbx.shutdown() }
        let call = pbx.makeCall(.internalBusy, seed: 3, startedAt: 1_768_471_200, counter: 42)
        let (from, to) = (call.truth.caller, call.truth.dialed)
        let name = try #require(pbx.configuration.directory.extensions.first { $0.number == from }?.name)
        #expect(
            call.frames.first?.text
                == #"{"type":30011,"sn":"3630A7654321","msg":"{\"call_id\":\"1768471200.42\",\"members\":[{\"extension\":"#
                + #"{\"number\":\"\#(from)\",\"channel_id\":\"PJSIP/\#(from)-000002a1\",\"member_status\":\"ALERT\","#
                + #"\"call_path\":\"\"}}]}"}"#
        )
        let details = try #require(call.frames.first { $0.type == 30_012 }?.text)
        #expect(
            details
                == #"{"type":30012,"sn":"3630A7654321","msg":"{\"call_id\":\"1768471200.42\",\"time_start\":\"2026-01-15 11:00:00\","#
                + #"\"call_from\":\"\#(from)\",\"call_to\":\"\#(to)\",\"call_duration\":0,\"talk_duration\":0,"#
                + #"\"src_trunk_name\":\"\",\"dst_trunk_name\":\"\",\"pin_code\":\"\",\"status\":\"BUSY\",\"type\":\"Internal\","#
                + #"\"recording\":\"\",\"did_number\":\"\",\"did_name\":\"\",\"agent_ring_time\":0,"#
                + #"\"uid\":\"202601151100000002A\",\"call_note_id\":\"\",\"enb_call_note\":0,\"is_display\":1,\"realclidnum\":\"\"}"}"#
        )
        let row = try #require(call.historyRows.first)
        #expect(row.hasPrefix(#"{"time":"15/01/2026 11:00:00 AM","call_from":"\#(name)<\#(from)>","call_to":""#))
        #expect(
            row.contains(
                #""timestamp":1768471200,"uid":"202601151100000002A","disposition":"BUSY","call_type":"Internal","#
            )
        )
        #expect(row.hasSuffix(#""did":"","did_name":"","pin_code":"","new_id":"6968BAA0-000002A1"}"#))
        #expect(call.frames.contains { $0.text.contains(#"\"call_id\":\"1768471200.000042\""#) })
    }
}
