import Foundation
import PBXSimulator
import Testing

@Suite("Live play")
struct LivePlayTests {
    private static func count(_ texts: [String], _ type: Int, _ callID: String) -> Int {
        texts.count { $0.hasPrefix("{\"type\":\(type),") && $0.contains(callID + "\\\"") }
    }

    @Test(arguments: [SimulatorConfiguration.EndDetails.perLeg, .perCall])
    func `every call sends its end details and lands in the history`(
        endDetails: SimulatorConfiguration.EndDetails
    ) async throws {
        var configuration = SimulatorConfiguration()
        configuration.endDetails = endDetails
        try await PBXSimulator.withRunning(configuration) { pbx in
            try await TestClient(pbx: pbx).withSocket { socket in
                try await socket.subscribe([30_011, 30_012])
                _ = try await socket.texts { _ in true }
                let isSubscribed = try await pbx.waitForSubscription()
                #expect(isSubscribed)
                try await pbx.playLiveCalls(count: 60, over: .milliseconds(300), seed: 8, speed: 1_500)
                pbx.send(text: "end")
                let texts = try await socket.texts { $0 == "end" }
                let calls = pbx.truth.calls
                #expect(calls.count == 60)
                #expect(pbx.statistics.historyRows == calls.map(\.legs.count).reduce(0, +))
                for call in calls {
                    let expected = endDetails == .perLeg ? call.legs.count : 1
                    #expect(Self.count(texts, 30_012, call.callID) == expected)
                    #expect(Self.count(texts, 30_011, call.callID) >= 2)
                }
                #expect(pbx.statistics.eventsLost == 0)
            }
        }
    }

    @Test
    func `events with nobody there are lost, the history is not`() async throws {
        let pbx = try await PBXSimulator.bind()
        defer { pbx.shutdown() }
        try await pbx.play(.oneOfEach(seed: 1, every: .milliseconds(10)), speed: 2_000)
        #expect(pbx.truth.calls.count == CallKind.allCases.count)
        #expect(pbx.statistics.eventsLost == pbx.statistics.eventsProduced)
        #expect(pbx.statistics.eventsProduced > 100)
    }

    @Test
    func `timelines are objects, one per leg`() async throws {
        var configuration = SimulatorConfiguration()
        configuration.sendsTimelines = true
        let pbx = try await PBXSimulator.bind(configuration)
        defer { pbx.shutdown() }
        let call = pbx.makeCall(.survey, seed: 1, startedAt: 1_768_471_200)
        let timelines = call.frames.filter { $0.type == 30_039 }
        #expect(timelines.count == call.truth.legs.count)
        #expect(timelines.first?.text.contains("\"time_start\":\"2026/01/15 11:00:00\"") == true)
        for frame in call.frames {
            #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(frame.text.utf8)) }
        }
    }
}
