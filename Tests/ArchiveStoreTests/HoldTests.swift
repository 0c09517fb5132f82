import GRDB
import TestSupport
import Testing

@testable import ArchiveStore

@Suite("Holds")
struct HoldTests {
    private func holds(_ archive: TestArchive) throws -> [String] {
        try archive.rows(
            """
            SELECT number, began_at - \(Wire.start), ended_at - \(Wire.start), seconds, estimated FROM holds
            ORDER BY began_at, number
            """
        )
    }

    private func commit(_ archive: TestArchive, _ states: [(Double, String)]) async throws {
        for (seconds, member) in states {
            try await archive.commit(archive.event(Wire.states(member), seconds))
        }
    }

    @Test func `each runs from its first report to the member's next other one`() async throws {
        let archive = try await TestArchive()
        try await commit(
            archive,
            [
                (0, Wire.line("ALERT")), (1, Wire.phone("2041", "RING")), (4, Wire.phone("2041", "ANSWER")),
                (4, Wire.line("ANSWERED")), (10, Wire.phone("2041", "HOLD")), (11, Wire.phone("2041", "HOLD")),
                (12, Wire.line("HOLD")), (15, Wire.phone("2041", "ANSWER")), (20, Wire.phone("2041", "HOLD")),
            ]
        )
        #expect(try holds(archive) == ["2041|10|15|5|1", "0722000111|12|-|-|1", "2041|20|-|-|1"])
        try await commit(archive, [(26, Wire.phone("2041", "BYE")), (29, Wire.line("BYE"))])
        #expect(try holds(archive) == ["2041|10|15|5|1", "0722000111|12|29|17|1", "2041|20|26|6|1"])
    }

    @Test func `one that no report ends lasts to the end of its call`() async throws {
        let archive = try await TestArchive()
        try await commit(archive, [(1, Wire.phone("2041", "ANSWER")), (5, Wire.phone("2041", "HOLD"))])
        try await archive.commit(archive.row(Wire.CDR(duration: 30, talk: 29).row, 60))
        #expect(try holds(archive) == ["2041|5|30|25|1"])
    }

    @Test func `come in any order of processing`() async throws {
        let archive = try await TestArchive()
        try await commit(
            archive,
            [(15, Wire.phone("2041", "BYE")), (5, Wire.phone("2041", "HOLD")), (1, Wire.phone("2041", "ANSWER"))]
        )
        #expect(try holds(archive) == ["2041|5|15|10|1"])
    }

    @Test(
        "those of some calls are found without reading the others",
        arguments: [
            "FROM holds WHERE call = 3", "FROM calls c JOIN holds h ON h.call = c.id WHERE c.id BETWEEN 3 AND 9",
        ]
    )
    func plan(query: String) async throws {
        let plan = try await TestArchive().rows("EXPLAIN QUERY PLAN SELECT * " + query).joined(separator: "\n")
        #expect(plan.contains("member_state_held (call=?)"), "\(plan)")
        #expect(!plan.contains("SCAN"), "\(plan)")
        #expect(!plan.contains("MATERIALIZE"), "\(plan)")
    }

    /// What a hold is, said as runs of the same status: slow to join, but easy to see through.
    private static let runs = """
        WITH report AS (
            SELECT m.id, m.call, m.kind, m.number, m.channel_id, m.status, f.received_ms, f.connection, f.sequence,
                coalesce(m.channel_id, m.kind || ' ' || coalesce(m.number, '') || ' ' || coalesce(m.dialed, '')) AS member
            FROM member_state m JOIN frame f ON f.id = m.frame WHERE m.report IN (0, 2)
        ), change AS (
            SELECT * FROM (
                SELECT *, lag(status) OVER w AS former FROM report
                WINDOW w AS (PARTITION BY call, member ORDER BY received_ms, connection, sequence, id)
            ) WHERE status IS NOT former
        ), hold AS (
            SELECT *, lead(received_ms) OVER w AS until_ms FROM change
            WINDOW w AS (PARTITION BY call, member ORDER BY received_ms, connection, sequence, id)
        )
        SELECT h.id, h.call, h.kind, h.number, h.channel_id, h.received_ms / 1000,
            coalesce(h.until_ms / 1000, max(c.ended_at, h.received_ms / 1000)),
            coalesce(h.until_ms / 1000, max(c.ended_at, h.received_ms / 1000)) - h.received_ms / 1000
        FROM hold h JOIN call c ON c.id = h.call WHERE h.status = 'HOLD' ORDER BY h.id
        """

    @Test("are the runs of HOLD of each member, whatever was reported", arguments: [1, 2, 3] as [UInt64])
    func random(seed: UInt64) async throws {
        let archive = try await TestArchive()
        var random = SeededRandom(seed: seed)
        // Seconds repeat, so that the sequence decides, and some members have no channel.
        for sequence in 1...150 as ClosedRange<Int64> {
            let members = (1...Int.random(in: 1...3, using: &random)).map { _ in
                let status = ["HOLD", "HOLD", "ANSWER", "RING", "BYE"].randomElement(using: &random) ?? "HOLD"
                let number = ["2041", "2042"].randomElement(using: &random) ?? "2041"
                let bare = #"{"extension":{"number":"\#(number)","member_status":"\#(status)"}}"#
                return [Wire.phone(number, status), Wire.line(status), bare].randomElement(using: &random) ?? bare
            }
            let call = Int64.random(in: 0...3, using: &random)
            let body = #"{"call_id":"\#(Wire.callID(call))","members":[\#(members.joined(separator: ","))]}"#
            let second = Double(Int64.random(in: 5...60, using: &random))
            try await archive.commit(archive.event(Wire.event(30011, body), second, sequence: sequence))
        }
        try await archive.commit(archive.row(Wire.CDR(duration: 90, talk: 80).row, 100))
        let expected = try archive.rows(Self.runs)
        #expect(expected.count > 20)
        let found = try archive.rows(
            "SELECT id, call, kind, number, channel_id, began_at, ended_at, seconds FROM holds ORDER BY id"
        )
        #expect(found == expected)
        let days = "SELECT DISTINCT h.call FROM holds h JOIN calls c ON c.id = h.call AND c.pbx = h.pbx"
        #expect(try archive.rows(days + " AND c.local_date IS h.local_date").count == 4)
    }

    @Test func `an offer's hold is estimated unless a timeline tells it`() async throws {
        let archive = try await TestArchive()
        try await commit(
            archive,
            [
                (1, Wire.phone("2041", "RING")), (6, Wire.phone("2041", "ANSWER")), (10, Wire.phone("2041", "HOLD")),
                (13, Wire.phone("2041", "ANSWER")), (20, Wire.phone("2041", "BYE")),
            ]
        )
        try await archive.commit(archive.row(Wire.CDR().row, 60))
        let query = "SELECT extension, hold_seconds, estimated, hold_estimated FROM offers"
        #expect(try archive.rows(query) == ["2041|3|0|1"])
        let timeline = #"""
            {"uid":"\#(Wire.uid(0))","cdr_id":"x-1","leg":1,"time_start":"\#(Wire.local(0))","call_to":"2041",
            "status":"ANSWERED","call_duration":20,"ring_duration":6,"talk_duration":14,"hold_duration":4}
            """#
        try await archive.commit(archive.event(Wire.event(30039, timeline), 70))
        #expect(try archive.rows(query) == ["2041|4|0|0"])
    }
}
