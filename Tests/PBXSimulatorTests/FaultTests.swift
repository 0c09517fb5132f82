import Foundation
import PBXSimulator
import Testing

@Suite("Faults")
struct FaultTests {
    @Test(arguments: [
        (SimulatorFaults.RESTFailure.badGateway, 502, "<html>"), (.htmlPage, 200, "<html>"),
        (.internalError, 200, "\"errcode\":-2,"), (.overloaded, 200, "\"errcode\":70082,"),
        (.code(10_009, "OPERATION FAILED"), 200, "\"errcode\":10009,"), (.truncatedJSON, 200, "{\"errcode\":0"),
    ])
    func `REST requests fail as told, as often as told`(
        failure: SimulatorFaults.RESTFailure,
        status: Int,
        text: String
    ) async throws {
        try await PBXSimulator.withRunning { pbx in
            let client = TestClient(pbx: pbx)
            pbx.changeFaults {
                $0.restFailure = failure
                $0.restFailuresLeft = 1
            }
            let failed = try await client.logIn()
            #expect(failed.status == status)
            #expect(failed.body.contains(text))
            #expect(try await client.logIn().code == 0)
        }
    }

    @Test
    func `closed doors have their codes`() async throws {
        try await PBXSimulator.withRunning { pbx in
            let client = TestClient(pbx: pbx)
            var codes: [Int?] = []
            for door: WritableKeyPath<SimulatorFaults, Bool> in [\.forbidsAddress, \.hasNoAPI, \.refusesCredentials] {
                pbx.faults = SimulatorFaults()
                pbx.faults[keyPath: door] = true
                codes.append(try await client.logIn().code)
            }
            #expect(codes == [70_087, 70_123, 1])
        }
    }

    @Test
    func `an offline PBX breaks new connections and comes back`() async throws {
        try await PBXSimulator.withRunning { pbx in
            let client = TestClient(pbx: pbx)
            pbx.faults.isOffline = true
            await #expect(throws: (any Error).self) { try await client.logIn() }
            pbx.faults.isOffline = false
            let answer = try await client.logIn()
            #expect(answer.code == 0)
        }
    }

    @Test
    func `a deaf PBX answers heartbeats and keeps its events`() async throws {
        try await PBXSimulator.withRunning { pbx in
            try await TestClient(pbx: pbx).withSocket { socket in
                try await socket.subscribe([30_011])
                _ = try await socket.texts { _ in true }
                let isSubscribed = try await pbx.waitForSubscription(to: [30_011])
                #expect(isSubscribed)
                pbx.faults.isDeaf = true
                pbx.send(EventFrame(type: 30_011, message: "{}"))
                try await socket.send("heartbeat")
                let texts = try await socket.texts { _ in true }
                #expect(texts == ["heartbeat response"])
                #expect(pbx.statistics.eventsLost == 1)
            }
        }
    }

    @Test(arguments: SimulatorFaults.Oddity.allCases)
    func `odd frames come besides or instead of events`(oddity: SimulatorFaults.Oddity) async throws {
        try await PBXSimulator.withRunning { pbx in
            try await TestClient(pbx: pbx).withSocket { socket in
                try await socket.subscribe([30_012])
                _ = try await socket.texts { _ in true }
                let isSubscribed = try await pbx.waitForSubscription(to: [30_012])
                #expect(isSubscribed)
                pbx.changeFaults {
                    $0.oddities = [oddity]
                    $0.oddityEvery = 1
                }
                let message = "{\"call_id\":\"1.2\",\"talk_duration\":17,\"status\":\"ANSWERED\",\"pin_code\":\"\"}"
                let event = EventFrame(type: 30_012, message: message)
                pbx.send(event)
                pbx.send(text: "end")
                let texts = try await socket.texts { $0 == "end" }.dropLast()
                let usual = event.text(serialNumber: pbx.configuration.serialNumber)
                switch oddity {
                case .brokenJSON, .unknownType, .wrongEncoding, .emptyMessage:
                    #expect(texts.count == 2 && texts.last == usual)
                case .concatenated: #expect(texts.count == 1 && texts[0].hasPrefix(usual + "{"))
                case .objectMessage: #expect(texts.first?.contains("\"msg\":{\"call_id\":\"1.2\"") == true)
                case .numbersAsStrings: #expect(texts.first?.contains(#"\"talk_duration\":\"17\","#) == true)
                case .misspeltAnswered: #expect(texts.first?.contains("ANSWERD") == true)
                case .paddedTexts: #expect(texts.first?.contains(#"\"ANSWERED   \""#) == true)
                case .typeAsString: #expect(texts.first?.hasPrefix("{\"type\":\"30012\",") == true)
                }
            }
        }
    }

    @Test
    func `duplicates and reordering lose nothing`() async throws {
        try await PBXSimulator.withRunning { pbx in
            try await TestClient(pbx: pbx).withSocket { socket in
                try await socket.subscribe([30_011, 30_012])
                _ = try await socket.texts { _ in true }
                let isSubscribed = try await pbx.waitForSubscription()
                #expect(isSubscribed)
                pbx.changeFaults {
                    $0.reorderWindow = 4
                    $0.duplicatePercent = 100
                }
                try await pbx.play(.single(.queueRingAll, seed: 2), speed: 1_000)
                pbx.faults = SimulatorFaults()
                pbx.send(text: "end")
                let texts = try await socket.texts { $0 == "end" }.dropLast()
                #expect(Dictionary(grouping: texts) { $0 }.values.allSatisfy { $0.count % 2 == 0 })
                #expect(texts.count { $0.contains("\"type\":30012,") } == 4)
            }
        }
    }
}
