import CallModel
import GRDB
import Testing

@testable import ArchiveStore

@Suite("Calls from begin to end")
struct CallStateTests {
    private static let state = """
        SELECT state, ended_at - \(Wire.start), outcome, missed FROM calls
        """
    private static let live = "live|-|-|-"

    /// An inbound call that 2041 answered, and that goes on.
    private func begin(_ archive: TestArchive) async throws {
        try await archive.commit(
            archive.event(Wire.states(Wire.line("ALERT")), 0.2),
            archive.event(Wire.states(Wire.phone("2041", "RING")), 1, sequence: 2),
            archive.event(Wire.states(Wire.phone("2041", "ANSWER")), 6, sequence: 3)
        )
        #expect(try archive.rows(Self.state) == [Self.live])
    }

    @Test func `a live call ends when all its members are BYE`() async throws {
        let archive = try await TestArchive()
        try await begin(archive)
        try await archive.commit(archive.event(Wire.states(Wire.phone("2041", "BYE")), 20, sequence: 4))
        #expect(try archive.rows(Self.state) == [Self.live])
        try await archive.commit(archive.event(Wire.states(Wire.line("BYE")), 20.3, sequence: 5))
        let found = try archive.rows(Self.state)
        #expect(found == ["ended|20|answered|0"])
    }

    @Test func `a live call ends by its CDR`() async throws {
        let archive = try await TestArchive()
        try await begin(archive)
        try await archive.commit(archive.event(Wire.CDR().event, 20.5, sequence: 4))
        let found = try archive.rows(Self.state)
        #expect(found == ["ended|20|answered|0"])
    }

    @Test func `a member that lives on after a CDR keeps its call alive`() async throws {
        let archive = try await TestArchive()
        try await begin(archive)
        try await archive.commit(
            archive.event(Wire.CDR().event, 20.5, sequence: 4),
            archive.event(Wire.states(Wire.phone("2042", "ANSWER")), 21, sequence: 5)
        )
        #expect(try archive.rows(Self.state) == [Self.live])
    }

    @Test func `a live call ends when a later list of live calls lacks it`() async throws {
        let archive = try await TestArchive()
        try await begin(archive)
        try await archive.commit(archive.liveCalls(Wire.liveCalls(0), asked: 30))
        #expect(try archive.rows(Self.state) == [Self.live])
        try await archive.commit(archive.liveCalls(Wire.liveCalls(), asked: 60))
        let found = try archive.rows(Self.state)
        #expect(found == ["ended|60|answered|0"])
    }

    @Test func `a list that was asked for before the last state ends nothing`() async throws {
        let archive = try await TestArchive()
        try await begin(archive)
        // Asked 50 ms before the answer at 6 s was told, received after it.
        try await archive.commit(archive.liveCalls(Wire.liveCalls(), asked: 5.95))
        #expect(try archive.rows(Self.state) == [Self.live])
    }

    @Test func `a call that only a list of live calls tells of is live`() async throws {
        let archive = try await TestArchive()
        try await archive.commit(archive.liveCalls(Wire.liveCalls(0), asked: 30))
        #expect(try archive.rows(Self.state) == [Self.live])
        #expect(try archive.value("SELECT count(*) FROM call_events") == "2")
    }

    @Test func `a call without members is live while the newest list has it`() async throws {
        let archive = try await TestArchive()
        let bare = #"{"errcode":0,"data":[{"call_id":"\#(Wire.callID(20))"}]}"#
        try await archive.commit(archive.liveCalls(Wire.liveCalls(), asked: 10))
        try await archive.commit(archive.liveCalls(bare, asked: 30))
        #expect(try archive.rows("SELECT state FROM calls") == ["live"])
        try await archive.commit(archive.liveCalls(Wire.liveCalls(), asked: 60))
        #expect(try archive.rows("SELECT state FROM calls") == ["ended"])
    }

    // MARK: What other events add

    @Test("an agent's ring timeout counts for its call, before or after it", arguments: [false, true])
    func agentTimeout(comesFirst: Bool) async throws {
        let archive = try await TestArchive()
        let call = [
            archive.event(Wire.states(Wire.line("ALERT"), Wire.phone("2041", "RING", path: "6401")), 1),
            archive.event(Wire.states(Wire.phone("2041", "BYE", path: "6401")), 16, sequence: 3),
            archive.event(Wire.states(Wire.line("BYE")), 30, sequence: 4),
        ]
        let timeout = archive.event(
            Wire.event(
                30026,
                #"{"queue_number":"6401","agent_number":"2041","caller_number":"0722000111","call_id":"\#(Wire.callID(0))"}"#
            ),
            15.9,
            sequence: 2
        )
        for arrival in comesFirst ? [timeout] + call : call + [timeout] { try await archive.commit(arrival) }
        #expect(try archive.rows("SELECT call, kind, queue, agent FROM agent_events") == ["1|ring_timeout|6401|2041"])
        #expect(try archive.rows("SELECT extension, path, result FROM offers") == ["2041|6401|missed"])
        #expect(try archive.value("SELECT outcome FROM calls") == "abandoned")
    }

    @Test("a timeline fills the ringing of its leg, before or after the CDR", arguments: [false, true])
    func timeline(comesFirst: Bool) async throws {
        let archive = try await TestArchive()
        let cdr = archive.event(Wire.CDR().event, 21)
        let timeline = archive.event(
            Wire.event(
                30039,
                #"{"uid":"\#(Wire.uid(0))","cdr_id":"20260225071320-A","leg":1,"time_start":"\#(Wire.local(0))","call_from":"0722000111","call_to":"2041","status":"ANSWERED","call_duration":20,"ring_duration":5,"talk_duration":14}"#
            ),
            21.5,
            sequence: 2
        )
        for arrival in comesFirst ? [timeline, cdr] : [cdr, timeline] { try await archive.commit(arrival) }
        #expect(try archive.rows("SELECT callee, ring_seconds FROM legs") == ["2041|5"])
    }

    @Test func `surveys and failures find their call by its id, and stand without one`() async throws {
        let archive = try await TestArchive()
        try await archive.commit(
            archive.event(Wire.event(30019, #"{"call_id":"\#(Wire.callID(0))","survey_result":"5"}"#), 20),
            archive.event(
                Wire.event(30019, #"{"call_id":"\#(Wire.callID(900))","survey_result":"1"}"#),
                20,
                sequence: 2
            ),
            archive.event(
                Wire.event(
                    30015,
                    #"{"call_id":"\#(Wire.callID(0))","reason":"Busy here","members":[\#(Wire.phone("2041", "RING"))]}"#
                ),
                20,
                sequence: 3
            ),
            archive.event(Wire.CDR().event, 21, sequence: 4)
        )
        #expect(try archive.rows("SELECT call, result FROM surveys ORDER BY id") == ["1|5", "-|1"])
        #expect(try archive.rows("SELECT call, reason, parties FROM failures") == ["1|Busy here|2041 RING"])
        #expect(try archive.value("SELECT count(*) FROM calls") == "1")
    }

    @Test func `a transfer report is kept with its parties`() async throws {
        let archive = try await TestArchive()
        try await begin(archive)
        let text = Wire.event(
            30013,
            #"{"call_id":"\#(Wire.callID(0))","members":[\#(Wire.phone("2041", "BYE")),\#(Wire.phone("2042", "ANSWER"))]}"#
        )
        try await archive.commit(archive.event(text, 12, sequence: 4))
        #expect(try archive.rows("SELECT call, kind, parties FROM transfers") == ["1|transfer|2041 BYE, 2042 ANSWER"])
    }

    @Test func `names and kinds come from the directory in force when the call began`() async throws {
        let archive = try await TestArchive()
        try await archive.commit(
            archive.directory(.extensions, Wire.extensions(("2041", "Ann")), -100),
            archive.directory(.queues, Wire.queues(("6401", "Sales")), -100)
        )
        try await archive.commit(
            archive.directory(.queues, Wire.queues(("2041", "Support")), 500),
            archive.directory(.extensions, Wire.extensions(("6401", "Ben")), 500)
        )
        for call in [-3600, 0, 1000] as [Int64] {
            try await archive.commit(
                archive.event(Wire.CDR(call: call).event, Double(call) + 21),
                archive.event(Wire.CDR(call: call, callee: "6401").event, Double(call) + 21, sequence: 2)
            )
        }
        let kinds = """
            SELECT started_at - \(Wire.start), callee, callee_kind FROM legs ORDER BY started_at, callee
            """
        #expect(
            try archive.rows(kinds) == [
                "-3600|2041|extension", "-3600|6401|queue", "0|2041|extension", "0|6401|queue", "1000|2041|queue",
                "1000|6401|extension",
            ]
        )
    }
}
