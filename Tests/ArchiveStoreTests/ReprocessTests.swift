import CallModel
import EventMapper
import Foundation
import GRDB
import TestSupport
import Testing

@testable import ArchiveStore

/// Files that some other version could have left, or somebody's hand, and what reprocessing makes of them.
///
/// Invariant: afterwards a file says what its frames say, under the ids that it had, and there is nothing left to find.
@Suite("Reprocessing")
struct ReprocessTests {
    /// Some calls, told in every way; and frames that belong to no call.
    private static func makeArchive() async throws -> TestArchive {
        let archive = try await TestArchive()
        // Durability is not what is tested here.
        try await archive.writer.execute("PRAGMA synchronous = OFF")
        let connection = try await archive.writer.openConnection(pbx: archive.pbx, milliseconds: Wire.milliseconds(0))
        let (first, rest) = ArrivalMix.make(archive, pbx: archive.pbx, connection: connection)
        let others = [
            archive.event("<html>", 1500),
            archive.event(Wire.event(30099, #"{"novelty":1}"#), 1501),
            archive.event(Wire.event(30019, #"{"call_id":"\#(Wire.callID(0))","survey_result":"5"}"#), 1502),
            archive.event(Wire.event(30008, #"{"extension":"2041","status":"Idle"}"#), 1503),
            // A text of two documents, of two calls.
            archive.event(Wire.CDR(call: 2000).event + Wire.CDR(call: 2100).event, 2200),
        ]
        _ = try await archive.writer.commit((first + rest + others).map(ArchiveEntry.arrival))
        return archive
    }

    /// Everything that readers see, with the ids of calls and legs.
    private static func state(_ archive: TestArchive) throws -> [String] {
        try [
            "SELECT id, type, call_id, status, error FROM events ORDER BY id",
            "SELECT * FROM calls ORDER BY id", "SELECT * FROM legs ORDER BY id",
            """
            SELECT call, extension, channel_id, path, rang_at, answered_at, ended_at, result, ring_seconds FROM offers
            ORDER BY call, rang_at, channel_id
            """,
            "SELECT call, event, kind, number, status FROM call_events ORDER BY event, number",
            "SELECT call, event, kind, parties FROM transfers ORDER BY event",
            "SELECT call, event, kind, queue, agent FROM agent_events ORDER BY event",
            "SELECT call, event, result FROM surveys ORDER BY event",
            "SELECT * FROM live_query", "SELECT * FROM live_query_call", "SELECT * FROM directory_list",
            "SELECT * FROM directory_entry", "SELECT * FROM clock_observation", "SELECT * FROM call_hour",
            "SELECT * FROM pbx",
        ].flatMap { try archive.rows($0) }
    }

    private static func look(_ archive: TestArchive) async throws -> ReprocessDifference {
        try await Reprocessor(path: archive.path).run()
    }

    private static func apply(_ archive: TestArchive) async throws -> ReprocessDifference {
        try await Reprocessor(path: archive.path, writer: archive.writer).run()
    }

    /// What is true of every file.
    private static func check(_ archive: TestArchive) throws {
        #expect(try archive.rows("PRAGMA foreign_key_check") == [])
        #expect(try archive.rows("PRAGMA integrity_check") == ["ok"])
        #expect(try HourTests.differences(archive) == [])
    }

    @Test func `a file in any order of arrivals is what its frames say`() async throws {
        let seed = OrderTests.seed()
        var generator = SeededRandom(seed: seed)
        for round in 0..<20 {
            let archive = try await TestArchive()
            try await archive.writer.execute("PRAGMA synchronous = OFF")
            let connection = try await archive.writer.openConnection(
                pbx: archive.pbx,
                milliseconds: Wire.milliseconds(0)
            )
            let (first, rest) = ArrivalMix.make(archive, pbx: archive.pbx, connection: connection)
            _ = try await archive.writer.commit(first.map(ArchiveEntry.arrival))
            var order = rest.shuffled(using: &generator)
            while !order.isEmpty {
                let count = min(order.count, .random(in: 1...60, using: &generator))
                _ = try await archive.writer.commit(order.prefix(count).map(ArchiveEntry.arrival))
                order.removeFirst(count)
            }
            let found = try await Self.look(archive)
            #expect(found.isEmpty, "seed \(seed), round \(round): \(found)")
            #expect(found.frames > 50)
            #expect(try archive.value("SELECT count(*) FROM frame") == "\(found.frames)")
            #expect((found.calls, found.unprovableCalls) == (9, 0))
        }
    }

    /// A hand on the file, and what is said of it.
    struct Damage: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var sql: String
        /// `view.column` and how often, and `view kind` and how often.
        var columns: [String: Int] = [:]
        var rows: [String: Int] = [:]
        /// Whether ids stay as they were: not those of rows that somebody deleted.
        var keepsIDs = true
    }

    static let damages = [
        Damage(
            testDescription: "a wrong outcome",
            sql: "UPDATE call SET outcome = 'busy', missed = 1 WHERE id = 1",
            columns: ["calls.outcome": 1, "calls.missed": 1]
        ),
        Damage(
            testDescription: "a missing leg",
            sql: "DELETE FROM leg WHERE id = 3",
            rows: ["legs appears": 1],
            keepsIDs: false
        ),
        Damage(
            testDescription: "a superseded leg",
            sql: "UPDATE leg SET leg = 0 WHERE id = 3",
            rows: ["legs appears": 1]
        ),
        Damage(
            testDescription: "a leg too many",
            sql: "INSERT INTO leg (call, leg, event_cdr, callee) VALUES (2, 9, x'00', '9999')",
            rows: ["legs vanishes": 1]
        ),
        Damage(
            testDescription: "a wrong leg",
            sql: "UPDATE leg SET talk_seconds = talk_seconds + 1 WHERE id IN (1, 2)",
            columns: ["legs.talk_seconds": 2]
        ),
        Damage(
            testDescription: "a missing offer, and a wrong one",
            sql: """
                UPDATE offer SET result = iif(result = 'missed', 'answered', 'missed'), hold_seconds = 99 WHERE id = (SELECT min(id) FROM offer);
                DELETE FROM offer WHERE id = (SELECT max(id) FROM offer);
                """,
            columns: ["offers.result": 1, "offers.hold_seconds": 1],
            rows: ["offers appears": 1]
        ),
        Damage(testDescription: "stale rules", sql: "UPDATE call SET rule_version = 0 WHERE id IN (2, 3)"),
        Damage(testDescription: "lost facts", sql: "DELETE FROM member_state WHERE call = 1"),
        Damage(
            testDescription: "a fact twice",
            sql: """
                INSERT INTO member_state (call, frame, report, kind, status)
                SELECT call, frame, report, kind, status FROM member_state WHERE call = 4
                """
        ),
        Damage(testDescription: "a wrong fact", sql: "UPDATE cdr SET caller = '1' WHERE call = 2"),
        Damage(testDescription: "wrong sums", sql: "UPDATE call_hour SET calls = calls + 1"),
        Damage(testDescription: "no sums", sql: "DELETE FROM call_hour"),
        Damage(testDescription: "a lost survey", sql: "DELETE FROM survey_result"),
        Damage(testDescription: "a wrong agent", sql: "UPDATE agent_event SET agent = '9' WHERE id = 1"),
        Damage(testDescription: "a lost timeline", sql: "DELETE FROM leg_timeline"),
        Damage(testDescription: "a wrong name", sql: "UPDATE directory_entry SET name = 'Zoe' WHERE number = '2041'"),
        Damage(testDescription: "a wrong clock", sql: "UPDATE clock_observation SET utc_offset_seconds = 0"),
        Damage(testDescription: "a lost list of live calls", sql: "DELETE FROM live_query_call"),
        Damage(
            testDescription: "a status of an earlier version",
            sql: "UPDATE frame SET status = 1, call_id = NULL WHERE id IN (SELECT frame FROM cdr WHERE call = 2)"
        ),
        Damage(
            testDescription: "a lost call",
            sql: """
                DELETE FROM cdr WHERE call = 3; DELETE FROM member_state WHERE call = 3; DELETE FROM leg WHERE call = 3;
                DELETE FROM transfer_report WHERE call = 3; DELETE FROM offer WHERE call = 3; DELETE FROM call WHERE id = 3;
                """,
            rows: ["calls appears": 1, "legs appears": 2],
            keepsIDs: false
        ),
    ]

    @Test("finds and mends", arguments: damages)
    func mends(damage: Damage) async throws {
        let archive = try await Self.makeArchive()
        #expect(try await Self.look(archive).isEmpty)
        let before = try Self.state(archive)
        try await archive.writer.execute(damage.sql)
        try await archive.writer.execute("PRAGMA wal_checkpoint(TRUNCATE)")

        let bytes = try Data(contentsOf: URL(filePath: archive.path))
        let found = try await Self.look(archive)
        #expect(!found.isEmpty)
        #expect(try Data(contentsOf: URL(filePath: archive.path)) == bytes)
        for (column, count) in damage.columns {
            #expect(found.columns.first { "\($0.view).\($0.column)" == column }?.count == count, "\(column)")
        }
        for (rows, count) in damage.rows {
            #expect(
                found.rows.first { "\($0.view) \($0.kind.rawValue)" == rows }?.count == count,
                "\(rows): \(found.rows)"
            )
        }

        let applied = try await Self.apply(archive)
        #expect(applied == found)
        #expect(try await Self.look(archive).isEmpty)
        try Self.check(archive)
        if damage.keepsIDs { #expect(try Self.state(archive) == before) }
        let again = try await Self.apply(archive)
        #expect(again.isEmpty)
    }

    @Test func `shows what changes, from what to what`() async throws {
        let archive = try await Self.makeArchive()
        let outcome = try archive.value("SELECT outcome FROM calls WHERE id = 1")
        try await archive.writer.execute("UPDATE call SET outcome = 'busy', rule_version = 0 WHERE id = 1")
        let found = try await Self.look(archive)
        let change = try #require(found.columns.first)
        #expect(found.columns.count == 1)
        #expect((change.view, change.column, change.ruleVersion, change.count) == ("calls", "outcome", 0, 1))
        #expect(change.samples == [.init(call: 1, callID: Wire.callID(0), old: "busy", new: outcome)])
        #expect(found.staleCalls == [0: 1])
        #expect(found.changedCalls == 1)
    }

    @Test func `frames that map now make the calls that they would have made at first`() async throws {
        let archive = try await TestArchive()
        var old = [
            archive.directory(.extensions, Wire.extensions(("2041", "Ann")), -60),
            archive.event(Wire.states(Wire.line("ALERT")), 0, sequence: 1),
            archive.event(Wire.states(Wire.line("ANSWERED"), Wire.phone("2041", "ANSWER")), 6, sequence: 2),
            archive.event(Wire.CDR().event, 21, sequence: 3),
            archive.liveCalls(Wire.liveCalls(), asked: 700),
        ]
        let fresh = try await TestArchive()
        _ = try await fresh.writer.commit(old.map(ArchiveEntry.arrival))
        // The first state is understood, all that follows is not.
        for index in old.indices where index != 1 {
            old[index].meaning = MappedFrame(status: .quarantined, error: "an earlier version")
        }
        _ = try await archive.writer.commit(old.map(ArchiveEntry.arrival))
        let found = try await Self.apply(archive)
        #expect(found.meanings.map(\.count).reduce(0, +) == 4)
        #expect(found.changesDirectory)
        #expect(found.columns.contains { $0.view == "calls" && $0.column == "outcome" })
        #expect(try archive.value("SELECT callee_kind_reason FROM legs") == "extension list")
        // The time of a question is stored with its facts: it is lost where there were none.
        try await fresh.writer.execute("UPDATE live_query SET asked_ms = received_ms - 60000")
        #expect(try Self.state(archive) == Self.state(fresh))
        #expect(try await Self.look(archive).isEmpty)
        try Self.check(archive)
    }

    @Test func `a call that no frame names any more vanishes, and its id is never given again`() async throws {
        let archive = try await TestArchive()
        var arrival = archive.event(Wire.CDR().event, 21)
        guard case .cdr(var cdr) = arrival.meaning.facts.first else {
            Issue.record("no CDR")
            return
        }
        cdr.callID = "misread"
        arrival.meaning.facts = [.cdr(cdr)]
        arrival.meaning.callID = "misread"
        try await archive.commit(arrival)
        #expect(try archive.rows("SELECT id, call_id FROM calls") == ["1|misread"])
        let found = try await Self.apply(archive)
        #expect(found.rows.filter { $0.view == "calls" }.map(\.kind.rawValue) == ["appears", "vanishes"])
        #expect(try archive.rows("SELECT id, call_id FROM calls") == ["2|\(Wire.callID(0))"])
        #expect(try archive.rows("SELECT id, call FROM leg") == ["2|2"])
        #expect(try await Self.look(archive).isEmpty)
        try Self.check(archive)
    }

    @Test func `a call whose frames are not all kept is left alone`() async throws {
        let archive = try await Self.makeArchive()
        try await archive.writer.execute(
            """
            UPDATE frame SET body = NULL WHERE id = (SELECT min(frame) FROM member_state WHERE call = 1);
            UPDATE call SET outcome = 'busy' WHERE id = 1;
            DELETE FROM call_hour;
            """
        )
        let found = try await Self.apply(archive)
        #expect(found.unprovableCalls == 1)
        #expect(found.columns == [])
        #expect(try archive.value("SELECT outcome FROM calls WHERE id = 1") == "busy")
        #expect(try HourTests.differences(archive) == [])
    }

    @Test func `looking needs no lock`() async throws {
        let archive = try await Self.makeArchive()
        try await archive.writer.execute("DELETE FROM offer")
        var configuration = Configuration()
        configuration.allowsUnsafeTransactions = true
        let other = try DatabaseQueue(path: archive.path, configuration: configuration)
        try await other.writeWithoutTransaction { db in
            try db.execute(sql: "BEGIN IMMEDIATE; UPDATE pbx SET model = 'X'")
        }
        #expect(try await !Self.look(archive).isEmpty)
        try await other.writeWithoutTransaction { db in try db.execute(sql: "ROLLBACK") }
    }
}
