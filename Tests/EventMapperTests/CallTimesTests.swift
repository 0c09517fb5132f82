import CallModel
import EventMapper
import Foundation
import Testing

/// How instants are found from local texts.
@Suite struct CallTimesTests {
    private struct Record {
        var local: String
        var uid = ""
        var duration = 10
    }

    private func derive(callID: String, _ records: Record..., clock: PBXClock = PBXClock()) -> Call {
        var facts = CallFacts(callID: callID)
        facts.clock = clock
        for (index, record) in records.enumerated() {
            let text = #"""
                {"type":30012,"msg":{"call_id":"\#(callID)","time_start":"\#(record.local)","call_from":"0722","call_to":"204\#(index)",
                "call_duration":\#(record.duration),"status":"NO ANSWER","type":"Inbound","uid":"\#(record.uid)"}}
                """#
            guard case .cdr(let cdr) = EventMapper.map(event: Array(text.utf8)).facts.first else { continue }
            let receipt = CallFacts.Receipt(milliseconds: 1_790_000_000_000, connection: 1, sequence: Int64(index))
            facts.cdrs.append(CallFacts.Received(cdr, receipt))
        }
        return CallRules.derive(facts)
    }

    private func clock(_ zone: String? = nil, observed: Int? = nil) -> PBXClock {
        PBXClock(
            zone: zone.flatMap(TimeZone.init(identifier:)),
            observations: observed.map { [PBXClock.Observation(seconds: 1_700_000_000, utcOffsetSeconds: $0)] } ?? []
        )
    }

    // 2026-10-25 in Paris: at 01:00:00 UTC (1792890000) the clocks go from 03:00 back to 02:00.
    @Test func `a leg after the clocks went back is not an hour early`() {
        let callID = "1792888200.3"  // 00:30:00 UTC, 02:30:00 local.
        let uid = "202610250230000AB12"
        let records = (Record(local: "2026-10-25 02:30:00", uid: uid), Record(local: "2026-10-25 02:05:00", uid: uid))
        for clock in [clock("Europe/Paris"), clock(), clock(observed: 3600)] {
            let legs = derive(callID: callID, records.0, records.1, clock: clock).legs
            #expect(legs.map(\.start?.seconds) == [1_792_888_200, 1_792_890_300])
            #expect(legs.map(\.start?.utcOffsetSeconds) == [7200, 3600])
            #expect(legs.map(\.start?.source) == [.uid, .uid])
        }
    }

    // 2026-03-29 in Paris: at 01:00:00 UTC (1774746000) the clocks go from 02:00 on to 03:00.
    @Test func `a leg after the clocks went forward is not an hour late`() {
        let uid = "202603290159500AB12"
        let call = derive(
            callID: "1774745990.3",
            Record(local: "2026-03-29 01:59:50", uid: uid),
            Record(local: "2026-03-29 03:00:10", uid: uid),
            clock: clock("Europe/Paris")
        )
        #expect(call.legs.map(\.start?.seconds) == [1_774_745_990, 1_774_746_010])
        #expect(call.legs.map(\.start?.utcOffsetSeconds) == [3600, 7200])
        #expect(call.start == Instant(seconds: 1_774_745_990, utcOffsetSeconds: 3600, source: .callID))
    }

    @Test(
        arguments: [
            ("202602250713200AB12", 3600), ("202602250713210AB12", 3600), ("202602251158200AB12", 20_700),
            ("202602242213200AB12", -28_800),
            ("202602250720200AB12", nil), ("202602270713200AB12", nil), ("nothing", nil),
        ] as [(String, Int?)]
    )
    func `takes an offset from the uid when it is one`(uid: String, offset: Int?) {
        let call = derive(callID: "1772000000.7", Record(local: "2026-02-25 07:13:20", uid: uid))
        #expect(call.start?.seconds == 1_772_000_000)
        #expect(call.start?.utcOffsetSeconds == offset)
    }

    @Test func `without a uid the call's id counts only when the PBX's own clock agrees`() {
        let record = Record(local: "2026-02-25 07:13:25")
        let agreed = derive(callID: "1772000000.7", record, clock: clock("Asia/Tokyo", observed: 3600)).legs[0].start
        #expect(agreed == Instant(seconds: 1_772_000_005, utcOffsetSeconds: 3600, source: .callID))
        let observed = derive(callID: "odd", record, clock: clock("Asia/Tokyo", observed: 7200)).legs[0].start
        #expect(observed == Instant(seconds: 1_771_996_405, utcOffsetSeconds: 7200, source: .information))
        let zone = derive(callID: "1772000000.7", record, clock: clock("Europe/Paris")).legs[0].start
        #expect(zone == Instant(seconds: 1_772_000_005, utcOffsetSeconds: 3600, source: .zone))
        let unknown = derive(callID: "1772000000.7", record, Record(local: "2026-02-25 07:13:35")).legs.map(\.start)
        #expect(unknown[0] == Instant(seconds: 1_772_000_000, utcOffsetSeconds: nil, source: .callID))
        #expect(unknown[1] == Instant(seconds: 1_772_000_010, utcOffsetSeconds: nil, source: .callID))
        let nothing = derive(callID: "odd", record).legs[0].start
        #expect(nothing == Instant(seconds: 1_789_999_990, utcOffsetSeconds: nil, source: .received))
    }

    @Test func `an offset that puts a leg before its call is not taken`() {
        let record = Record(local: "2026-02-25 07:13:25")
        let call = derive(callID: "1772000000.7", record, clock: clock("Europe/Paris", observed: 7200))
        #expect(call.legs[0].start == Instant(seconds: 1_772_000_005, utcOffsetSeconds: 3600, source: .zone))
    }

    @Test func `in the repeated hour the call's id decides without a uid`() {
        let call = derive(callID: "1792891800.3", Record(local: "2026-10-25 02:30:00"), clock: clock("Europe/Paris"))
        #expect(call.legs[0].start == Instant(seconds: 1_792_891_800, utcOffsetSeconds: 3600, source: .zone))
    }

    @Test func `a record without a time began its duration before it was received`() {
        let call = derive(callID: "odd", Record(local: "never"))
        #expect(call.legs[0].start?.seconds == 1_789_999_990)
        #expect(call.isEstimated)
        #expect(call.offers.isEmpty)
    }

    @Test func `a call id that is no time starts with its first leg`() {
        let call = derive(callID: "9999999999999.1", Record(local: "2026-02-25 07:13:25"), clock: clock("Europe/Paris"))
        #expect(call.start == Instant(seconds: 1_772_000_005, utcOffsetSeconds: 3600, source: .zone))
    }
}
