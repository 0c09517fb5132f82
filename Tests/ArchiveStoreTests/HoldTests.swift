import GRDB
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

    @Test func `those of one call are found without reading the others`() async throws {
        let archive = try await TestArchive()
        let one = try archive.rows("EXPLAIN QUERY PLAN SELECT * FROM holds WHERE call = 3").joined(separator: "\n")
        #expect(one.contains("member_state_call (call=?)"), "\(one)")
        let all = try archive.rows("EXPLAIN QUERY PLAN SELECT * FROM holds").joined(separator: "\n")
        #expect(all.contains("member_state_held"), "\(all)")
        #expect(!all.contains("SCAN m\n"), "\(all)")
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
