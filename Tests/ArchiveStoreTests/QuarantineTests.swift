import CallModel
import EventMapper
import GRDB
import Testing

@testable import ArchiveStore

/// Frames are stored as an earlier version would have left them, then mapped again.
///
/// Invariant: afterwards facts, calls, legs, offers and hourly sums are those of an archive whose first mapper was this one.
@Suite("Quarantine")
struct QuarantineTests {
    /// The frames of a call, two that stay unmapped, and a history row, in the order of their arrival.
    private static func arrivals(_ archive: TestArchive) -> [Arrival] {
        [
            archive.event(Wire.states(Wire.line("ALERT")), 0, sequence: 1),
            archive.event(Wire.states(Wire.line("ALERT"), Wire.phone("2041", "RING")), 2, sequence: 2),
            archive.event(Wire.states(Wire.line("ANSWERED"), Wire.phone("2041", "ANSWER")), 6, sequence: 3),
            archive.event(Wire.event(30099, #"{"novelty":1}"#), 7, sequence: 4),
            archive.event("<html>", 8, sequence: 5),
            archive.event(Wire.states(Wire.line("BYE"), Wire.phone("2041", "BYE")), 20, sequence: 6),
            archive.event(Wire.CDR().event, 21, sequence: 7),
            archive.event(Wire.event(30029, #"{"agent_number":"2041","status":"pause"}"#), 22, sequence: 8),
            archive.directory(.extensions, Wire.extensions(("2041", "Ann")), 30),
            archive.information(Wire.information(at: 31), 31),
            archive.row(Wire.CDR(call: 500).row, 600),
            archive.liveCalls(Wire.liveCalls(), asked: 700),
        ]
    }

    /// Everything that frames lead to; ids of facts are left out, because nobody sees them.
    private static let queries = [
        "SELECT id, type, call_id, status, error, received_ms, sequence, connection, frame FROM events ORDER BY id",
        "SELECT call, hex(identity), frame, origin, caller, callee, duration_seconds FROM cdr ORDER BY call, identity",
        "SELECT call, frame, report, kind, number, status FROM member_state ORDER BY frame, id",
        "SELECT frame, kind, agent, status FROM agent_event ORDER BY frame",
        "SELECT * FROM live_query", "SELECT * FROM directory_list", "SELECT * FROM directory_entry",
        "SELECT * FROM clock_observation", "SELECT * FROM calls ORDER BY call_id",
        "SELECT call_id, leg, callee, disposition, duration_seconds, talk_seconds, source FROM legs ORDER BY call_id, leg",
        "SELECT extension, rang_at, answered_at, ended_at, result FROM offers ORDER BY rang_at",
        "SELECT * FROM call_hour",
    ]

    private static func state(_ archive: TestArchive) throws -> [[String]] {
        try queries.map { try archive.rows($0) }
    }

    enum Earlier: CaseIterable {
        case quarantined
        case unmapped
        case partly
    }

    @Test("mapped again is as good as mapped at first", arguments: Earlier.allCases)
    func equals(earlier: Earlier) async throws {
        let archive = try await TestArchive()
        // Calls get their ids in another order when one of them was quarantined, so the other archive says which.
        var old = Self.arrivals(archive)
        for index in old.indices where old[index].meaning.status == .mapped {
            switch earlier {
            case .quarantined:
                old[index].meaning.status = .quarantined
                old[index].meaning.error = "an earlier version did not understand this"
                old[index].meaning.facts = []
                old[index].meaning.callID = nil
            case .unmapped:
                old[index].meaning.status = .unmapped
                old[index].meaning.facts = []
            case .partly:
                old[index].meaning.status = .quarantined
                old[index].meaning.error = "an earlier version understood only a part"
            }
        }
        _ = try await archive.writer.commit(old.map(ArchiveEntry.arrival))
        let outcome = try await archive.writer.retry()

        let fresh = try await TestArchive()
        _ = try await fresh.writer.commit(Self.arrivals(fresh).map(ArchiveEntry.arrival))
        // The time of the question is stored with its facts: it is lost where there were none.
        if earlier != .partly {
            try await fresh.writer.execute("UPDATE live_query SET asked_ms = received_ms - 60000")
        }
        let (found, expected) = (try Self.state(archive), try Self.state(fresh))
        for index in expected.indices { #expect(found[index] == expected[index], "\(Self.queries[index])") }
        #expect((outcome.tried, outcome.mapped) == (12, 10))
        #expect(outcome.changesDirectory)
        #expect(outcome.remaining.values.sorted() == [1, 1])
        #expect(outcome.remaining["event type 30099 is not handled"] == 1)
    }

    @Test func `a second retry changes nothing`() async throws {
        let archive = try await TestArchive()
        var old = Self.arrivals(archive)
        for index in old.indices { old[index].meaning.status = .quarantined }
        _ = try await archive.writer.commit(old.map(ArchiveEntry.arrival))
        _ = try await archive.writer.retry()
        let once = try Self.state(archive)
        let again = try await archive.writer.retry()
        #expect(try Self.state(archive) == once)
        #expect((again.tried, again.mapped, again.calls) == (2, 0, 0))
    }

    @Test func `a part of the frames can be named`() async throws {
        let archive = try await TestArchive()
        var arrivals = [archive.event(Wire.CDR().event, 21), archive.event(Wire.CDR(call: 100).event, 121)]
        for index in arrivals.indices {
            arrivals[index].meaning = MappedFrame(status: .quarantined, error: "an older version")
        }
        _ = try await archive.writer.commit(arrivals.map(ArchiveEntry.arrival))
        let outcome = try await archive.writer.retry([2, 99])
        #expect((outcome.tried, outcome.mapped, outcome.calls) == (1, 1, 1))
        #expect(
            try archive.rows("SELECT id, status, type FROM events ORDER BY id")
                == ["1|quarantined|-", "2|mapped|30012"]
        )
    }

    @Test func `a partly understood frame that is understood no better keeps its facts once`() async throws {
        let archive = try await TestArchive()
        // A text of two documents: a CDR, and one that nobody understands.
        try await archive.commit(archive.event(Wire.CDR().event + #"{"type":30011,"msg":"{"}"#, 21))
        #expect(try archive.value("SELECT status FROM events") == "quarantined")
        for _ in 1...2 {
            let outcome = try await archive.writer.retry()
            #expect((outcome.tried, outcome.mapped) == (1, 0))
        }
        #expect(try archive.rows("SELECT count(*), sum(calls) FROM call_hour") == ["1|1"])
        #expect(try archive.rows("SELECT count(*) FROM cdr UNION ALL SELECT count(*) FROM legs") == ["1", "1"])
    }

    @Test func `frames are retried beside a writer that goes on`() async throws {
        let archive = try await TestArchive()
        var old: [ArchiveEntry] = []
        for index in 0..<400 {
            var arrival = archive.event(Wire.CDR(call: Int64(index)).event, Double(index), sequence: Int64(index))
            arrival.meaning = MappedFrame(status: .quarantined, error: "an older version")
            old.append(.arrival(arrival))
        }
        _ = try await archive.writer.commit(old)
        let other = try ArchiveWriter(path: archive.path)
        async let retried = other.retry()
        for index in 400..<420 {
            try await archive.commit(archive.event(Wire.CDR(call: Int64(index)).event, Double(index)))
        }
        #expect(try await retried.mapped == 400)
        #expect(try archive.value("SELECT count(*) FROM legs") == "420")
        #expect(try archive.value("SELECT sum(calls) FROM call_hour") == "420")
    }

    @Test(
        "a directory answer shows which list it is",
        arguments: [
            (Wire.extensions(("2041", "Ann")), "extensions"), (Wire.queues(("6400", "Sales")), "queues"),
            (#"{"errcode":0,"data":[{"id":1,"name":"Line 1","type":"register"}]}"#, "trunks"),
            (#"[{"number":"6400","name":"Sales","static_agent_list":[]}]"#, "queues"),
        ]
    )
    func recognises(answer: String, kind: String) async throws {
        let archive = try await TestArchive()
        var arrival = archive.directory(.extensions, answer, 0)
        arrival.meaning = MappedFrame(status: .quarantined, error: "an older version")
        try await archive.commit(arrival)
        #expect(try await archive.writer.retry().mapped == 1)
        #expect(try archive.rows("SELECT kind FROM directory_list") == [kind])
    }

    @Test func `an answer that shows no kind stays in quarantine`() async throws {
        let archive = try await TestArchive()
        var arrival = archive.directory(.extensions, #"{"errcode":0,"data":[]}"#, 0)
        arrival.meaning = MappedFrame(status: .quarantined, error: "an older version")
        try await archive.commit(arrival)
        let outcome = try await archive.writer.retry()
        #expect(outcome.remaining == ["a directory answer that does not show which list it is": 1])
        #expect(try archive.value("SELECT error FROM events") == outcome.remaining.keys.first)
    }
}
