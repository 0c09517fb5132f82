import Foundation
import PBXSimulator
import Testing

@Suite("A scenario file that the simulator plays")
struct ScenarioScriptTests {
    private static func member(_ status: String) -> String {
        #"{"type":30011,"msg":{"call_id":"1772000000.7","members":[{"extension":{"number":"2041","channel_id":"PJSIP/2041-01","member_status":"\#(status)","call_path":""}}]}}"#
    }

    private static func file(_ lines: String...) -> String {
        "# A call\n\n## directory\nextension 2041 Ann Lee\nqueue 6409 Repairs: 2041\ntrunk Line 1\n\n"
            + lines.joined(separator: "\n") + "\n"
    }

    @Test func `goes over the wire letter by letter, and leaves its row in the history`() async throws {
        let script = try ScenarioScript(
            Self.file(
                "## frames",
                "The phone rings.",
                "+0.000 \(Self.member("RING"))",
                "+0.050 \(Self.member("BYE"))",
                "## history",
                #"+0.020 {"timestamp":1772000000,"call_id":"1772000000.7"}"#
            ),
            name: "a.txt"
        )
        try await PBXSimulator.withRunning { pbx in
            try await TestClient(pbx: pbx).withSocket { socket in
                try await socket.subscribe([30_011])
                _ = try await socket.texts { _ in true }
                let isSubscribed = try await pbx.waitForSubscription(to: [30_011])
                #expect(isSubscribed)
                try await pbx.play([script])
                let texts = try await socket.texts { $0 == Self.member("BYE") }
                #expect(texts == [Self.member("RING"), Self.member("BYE")])
            }
            #expect(pbx.statistics.historyRows == 1)
        }
    }

    @Test func `sends nothing of what nobody heard, but knows that the call lives`() async throws {
        let script = try ScenarioScript(Self.file("## lost", "+0.000 \(Self.member("ANSWER"))"), name: "a.txt")
        try await PBXSimulator.withRunning { pbx in
            try await pbx.play([script])
            #expect(pbx.statistics.eventsProduced == 0)
            let client = TestClient(pbx: pbx)
            let token = try await client.token()
            let answer = try await client.request("call/query?access_token=\(token)")
            #expect(answer.body.contains("PJSIP/2041-01"))
        }
    }

    @Test func `brings its names into the directory, once`() throws {
        let script = try ScenarioScript(Self.file("## frames", "+0 \(Self.member("RING"))"), name: "a.txt")
        var directory = PBXDirectory.standard
        directory.add(script)
        directory.add(script)
        #expect(directory.extensions.filter { $0.number == "2041" }.map(\.name) == ["Ann Lee"])
        #expect(directory.queues.filter { $0.number == "6409" }.map(\.agents) == [["2041"]])
        #expect(directory.trunks.filter { $0 == "Line 1" }.count == 1)
    }

    @Test(arguments: [
        ("## frames\n+0.5 {\"type\":30011", "Line 9 of a.txt is not +SECONDS and a JSON object: +0.5 {\"type\":30011"),
        ("## history\n+1 {\"call_id\":\"1.1\"}", "Line 9 of a.txt is not +SECONDS and a JSON object"),
        ("## frames\nonly remarks", "a.txt is no scenario"),
    ])
    func `is refused with the line that is wrong`(text: String, message: String) {
        #expect {
            try ScenarioScript(Self.file(text), name: "a.txt")
        } throws: {
            "\($0)".contains(message)
        }
    }
}
