import GRDB
import Testing

@testable import ArchiveStore

@Suite("Legs")
struct LegTests {
    private static let summary = "SELECT id, source, history_id, duration_seconds, talk_seconds FROM legs ORDER BY id"

    @Test func `an event and its history row are one leg with one id, in either order`() async throws {
        let eventFirst = try await TestArchive()
        try await eventFirst.commit(eventFirst.event(Wire.CDR().event, 21))
        #expect(try eventFirst.rows(Self.summary) == ["1|event|-|20|14"])
        try await eventFirst.commit(eventFirst.row(Wire.CDR().row, 600))
        #expect(try eventFirst.rows(Self.summary) == ["1|both|20260225071320-00001|20|14"])

        let rowFirst = try await TestArchive()
        try await rowFirst.commit(rowFirst.row(Wire.CDR().row, 600))
        #expect(try rowFirst.rows(Self.summary) == ["1|history|20260225071320-00001|20|14"])
        try await rowFirst.commit(rowFirst.event(Wire.CDR().event, 21))
        #expect(try rowFirst.rows(Self.summary) == ["1|both|20260225071320-00001|20|14"])
    }

    @Test func `two legs that turn out to be one keep the lower id`() async throws {
        let archive = try await TestArchive()
        let phone = Wire.states(Wire.line("ANSWER"), Wire.phone("2041", "ANSWER"))
        // Apart while the call lives: the row's callee is another one than the event's.
        try await archive.commit(
            archive.event(Wire.CDR().event, 21),
            archive.row(Wire.CDR(callee: "2042").row, 22),
            archive.event(phone, 23)
        )
        #expect(try archive.rows("SELECT id, source FROM legs ORDER BY id") == ["1|event", "2|history"])
        // The PBX corrects its row.
        try await archive.commit(archive.row(Wire.CDR().row, 24))
        #expect(try archive.rows("SELECT id, source FROM legs") == ["1|both"])
        #expect(try archive.value("SELECT leg_count FROM calls") == "1")
    }

    @Test("a row that comes back with another id is the same leg", arguments: [true, false])
    func renamed(hasID: Bool) async throws {
        func row(_ id: String, note: String = "") -> String {
            let row = Wire.CDR(id: id).row
            return hasID ? row : row.replacing(#""new_id":"\#(id)""#, with: #""call_note":"\#(note)""#)
        }
        let rows = [(row("20260225071320-00001"), 600.0), (row("77", note: "x"), 900), (row("7A-1", note: "y"), 1200)]
        for order in [[0, 1, 2], [2, 1, 0], [1, 2, 0]] {
            let archive = try await TestArchive()
            // In any order of processing: the times of receipt tell.
            for index in order { try await archive.commit(archive.row(rows[index].0, rows[index].1)) }
            let id = hasID ? "7A-1" : "-"
            #expect(try archive.rows(Self.summary) == ["1|history|\(id)|20|14"])
            #expect(try archive.value("SELECT leg_count FROM calls") == "1")
            #expect(try archive.value("SELECT count(*) FROM events WHERE origin = 'history'") == "3")
        }
    }

    @Test func `two rows of one answer are two legs, whatever they have in common, also with other ids`() async throws {
        let archive = try await TestArchive()
        let rows = ["1A-1", "1A-2", "2B-1", "2B-2"].map { Wire.CDR(id: $0).row }
        try await archive.commit(archive.row(rows[0], 600), archive.row(rows[1], 600, sequence: 2))
        #expect(try archive.rows("SELECT history_id FROM legs ORDER BY 1") == ["1A-1", "1A-2"])
        try await archive.commit(archive.row(rows[2], 900), archive.row(rows[3], 900, sequence: 2))
        #expect(try archive.rows("SELECT history_id FROM legs ORDER BY 1") == ["2B-1", "2B-2"])
    }

    @Test func `an edited row replaces the leg's values and keeps its id`() async throws {
        let archive = try await TestArchive()
        try await archive.commit(archive.event(Wire.CDR().event, 21), archive.row(Wire.CDR().row, 600))
        try await archive.commit(archive.row(Wire.CDR(duration: 25, talk: 19).row, 900))
        #expect(try archive.rows(Self.summary) == ["1|both|20260225071320-00001|25|19"])
        #expect(try archive.value("SELECT talk_seconds FROM calls") == "19")
        #expect(try archive.value("SELECT count(*) FROM events WHERE origin = 'history'") == "2")
        // And edited back.
        try await archive.commit(archive.row(Wire.CDR().row, 1200))
        #expect(try archive.rows(Self.summary) == ["1|both|20260225071320-00001|20|14"])
    }

    @Test func `a leg that history leaves out for a while comes back with its own id`() async throws {
        let archive = try await TestArchive()
        let queue = Wire.CDR(callee: "6401")
        try await archive.commit(archive.event(queue.event, 21), archive.event(Wire.CDR().event, 21, sequence: 2))
        let before = try archive.rows("SELECT id, callee FROM legs ORDER BY id")
        #expect(before.count == 2)
        // The PBX is still writing: one of the two rows is there.
        try await archive.commit(archive.row(Wire.CDR().row, 30))
        #expect(try archive.rows("SELECT callee FROM legs") == ["2041"])
        try await archive.commit(archive.row(Wire.CDR(callee: "6401", id: "20260225071320-00002").row, 600))
        #expect(try archive.rows("SELECT id, callee FROM legs ORDER BY id") == before)
        #expect(try archive.value("SELECT leg_count FROM calls") == "2")
    }

    @Test(
        "a transfer report proves a transfer, though it names nobody",
        arguments: [#","members":[]"#, #","members":null"#, ""]
    )
    func transfer(members: String) async throws {
        let archive = try await TestArchive()
        let rows = [Wire.CDR(id: "1A-1").row, Wire.CDR(at: 30, callee: "2042", id: "1A-2").row]
        try await archive.commit(archive.row(rows[0], 600), archive.row(rows[1], 600, sequence: 2))
        #expect(try archive.rows("SELECT transfer_count, transfer_proven FROM calls") == ["1|0"])
        let report = Wire.event(30013, #"{"call_id":"\#(Wire.callID(0))"\#(members)}"#)
        try await archive.commit(archive.event(report, 29))
        #expect(try archive.rows("SELECT transfer_count, transfer_proven FROM calls") == ["1|1"])
    }

    @Test func `a reader that stays in its transaction stops nobody`() async throws {
        let archive = try await TestArchive()
        try await archive.commit(archive.event(Wire.CDR().event, 21))
        var configuration = Configuration()
        configuration.allowsUnsafeTransactions = true
        let lingering = try DatabaseQueue(path: archive.path, configuration: configuration)
        try await lingering.writeWithoutTransaction { db in
            try db.execute(sql: "BEGIN")
            #expect(try Int.fetchOne(db, sql: "SELECT count(*) FROM legs") == 1)
        }
        try await archive.commit(archive.event(Wire.CDR(callee: "6401").event, 22))
        #expect(try archive.value("SELECT count(*) FROM legs") == "2")
        try await lingering.writeWithoutTransaction { db in
            #expect(try Int.fetchOne(db, sql: "SELECT count(*) FROM legs") == 1)
            try db.execute(sql: "COMMIT")
            #expect(try Int.fetchOne(db, sql: "SELECT count(*) FROM legs") == 2)
        }
    }

    @Test func `an older version of a row that arrives later does not win`() async throws {
        let archive = try await TestArchive()
        try await archive.commit(archive.row(Wire.CDR(duration: 25, talk: 19).row, 900))
        try await archive.commit(archive.row(Wire.CDR().row, 600))
        #expect(try archive.rows(Self.summary) == ["1|history|20260225071320-00001|25|19"])
    }

    @Test func `history decides which legs an ended call has`() async throws {
        let archive = try await TestArchive()
        try await archive.commit(
            archive.event(Wire.CDR().event, 21),
            archive.event(Wire.CDR(callee: "2099").event, 21, sequence: 2),
            archive.row(Wire.CDR().row, 600)
        )
        #expect(try archive.rows("SELECT callee, source FROM legs") == ["2041|both"])
        #expect(try archive.value("SELECT count(*) FROM cdr") == "3")
    }

    @Test func `ids of calls and legs are never given again`() async throws {
        let archive = try await TestArchive()
        for call in [0, 100, 200] as [Int64] {
            try await archive.commit(archive.event(Wire.CDR(call: call).event, Double(call) + 21))
        }
        try await archive.writer.execute(
            "DELETE FROM leg; DELETE FROM cdr; DELETE FROM call WHERE id > 1; DELETE FROM call_hour;"
        )
        try await archive.commit(archive.event(Wire.CDR(call: 300).event, 321))
        #expect(try archive.rows("SELECT id FROM calls ORDER BY id") == ["1", "4"])
        #expect(try archive.rows("SELECT id, call FROM legs") == ["4|4"])
    }

    @Test func `the same call id on another PBX is another call`() async throws {
        let archive = try await TestArchive()
        let other = try await archive.writer.pbx(named: "other", timeZone: nil)
        var arrival = archive.event(Wire.CDR().event, 21)
        arrival.pbx = other
        try await archive.commit(archive.event(Wire.CDR().event, 21), arrival)
        #expect(try archive.rows("SELECT id, pbx FROM calls ORDER BY id") == ["1|test", "2|other"])
    }
}
