import CallModel
import Foundation
import GRDB
import Testing

@testable import ArchiveStore

@Suite("Frames")
struct FrameTests {
    static let bodies: [(name: String, bytes: [UInt8])] = [
        ("a text", Array(#"{"type":30099,"sn":"369F01","msg":"{\"name\":\"Ångström 🎧\"}"}"#.utf8)),
        ("no JSON", Array("<html>502</html>".utf8)),
        ("no UTF-8", [0x7B, 0xFF, 0xFE, 0x80, 0x7D]),
        ("an overlong zero", [0xC0, 0x80]),
        ("a NUL inside", Array("before\0after".utf8)),
        ("empty", []),
        ("a byte order mark", [0xEF, 0xBB, 0xBF] + Array("{}".utf8)),
        ("1 MiB", Array(repeating: UInt8(ascii: "x"), count: 1 << 20)),
    ]

    @Test("is kept byte for byte", arguments: bodies)
    func keeps(body: (name: String, bytes: [UInt8])) async throws {
        let archive = try await TestArchive()
        let outcome = try await archive.commit(archive.event(body.bytes, 0))
        #expect(outcome.stored == 1)
        let (bytes, kind) = try ArchiveReader(path: archive.path).read { db in
            let row = try #require(
                try Row.fetchOne(db, sql: "SELECT CAST(frame AS BLOB) AS bytes, typeof(frame) AS kind FROM events")
            )
            return (row["bytes"] as Data?, row["kind"] as String)
        }
        #expect(Array(bytes ?? Data()) == body.bytes)
        // SQLite's own functions would end a text at its first NUL.
        let isText = String(validating: body.bytes, as: UTF8.self) != nil && !body.bytes.contains(0)
        #expect(kind == (isText ? "text" : "blob"))
    }

    @Test func `an identical event is stored again, and tells nothing twice`() async throws {
        let archive = try await TestArchive()
        let text = Wire.CDR().event
        let outcome = try await archive.commit(
            archive.event(text, 21),
            archive.event(text, 21.5, sequence: 2),
            archive.event(text, 22, sequence: 3)
        )
        #expect(outcome.stored == 3)
        #expect(try archive.value("SELECT count(*) FROM events WHERE status = 'mapped'") == "3")
        #expect(try archive.value("SELECT count(*) FROM legs") == "1")
    }

    @Test func `a duplicate is kept and derives nothing`() async throws {
        let archive = try await TestArchive()
        var arrival = archive.event(Wire.states(Wire.line("ALERT")), 0)
        arrival.meaning.status = .duplicate
        try await archive.commit(arrival)
        #expect(try archive.rows("SELECT status, call_id FROM events") == ["duplicate|\(Wire.callID(0))"])
        #expect(try archive.value("SELECT count(*) FROM calls") == "0")
    }

    @Test func `a history row that can't be read is stored once`() async throws {
        let archive = try await TestArchive()
        let text = #"{"new_id":"20260225071320-77","call_from":"2041"}"#
        let first = try await archive.commit(archive.row(text, 600))
        let second = try await archive.commit(archive.row(text, 1200), archive.row(text, 1200, sequence: 2))
        #expect((first.stored, first.quarantined) == (1, 1))
        #expect((second.stored, second.unchanged) == (0, 2))
        #expect(try archive.rows("SELECT origin, status, error IS NOT NULL FROM events") == ["history|quarantined|1"])
    }

    @Test func `a history row is stored again only when its content is new`() async throws {
        let archive = try await TestArchive()
        let row = Wire.CDR().row
        try await archive.commit(archive.row(row, 600))
        let again = try await archive.commit(archive.row(row, 1200))
        #expect((again.stored, again.unchanged, again.calls) == (0, 1, 0))
        let edited = try await archive.commit(archive.row(Wire.CDR(talk: 13).row, 1800))
        #expect((edited.stored, edited.calls) == (1, 1))
    }

    @Test func `a directory answer is stored once until it changes`() async throws {
        let archive = try await TestArchive()
        let old = Wire.extensions(("2041", "Ann"))
        let new = Wire.extensions(("2041", "Ben"))
        for (text, seconds, stored) in [(old, 0.0, 1), (old, 10, 0), (new, 20, 1), (new, 30, 0), (old, 40, 1)] {
            let outcome = try await archive.commit(archive.directory(.extensions, text, seconds))
            #expect(outcome.stored == stored, "at \(seconds)")
        }
        // The same text as an answer of another kind is another answer.
        #expect(try await archive.commit(archive.directory(.trunks, #"{"errcode":0,"data":[]}"#, 50)).stored == 1)
        #expect(try await archive.commit(archive.directory(.queues, #"{"errcode":0,"data":[]}"#, 50)).stored == 1)
    }

    @Test(arguments: [
        (
            "a state", #"[{"number":"2","caller_id_name":"Ann"}]"#,
            #"[{"number":"2","caller_id_name":"Ann","presence_status":"away"}]"#, 0
        ),
        (
            "the order", #"[{"number":"2","caller_id_name":"Ann"},{"number":"3"}]"#,
            #"[{"number":"3"},{"number":"2","caller_id_name":"Ann"}]"#, 0
        ),
        ("the envelope", #"[{"number":"2"}]"#, #"{"errcode":0,"data":[{"number":"2"}]}"#, 0),
        ("a name", #"[{"number":"2","caller_id_name":"Ann"}]"#, #"[{"number":"2","caller_id_name":"Ben"}]"#, 1),
        ("a name that is gone", #"[{"number":"2","caller_id_name":"Ann"}]"#, #"[{"number":"2"}]"#, 1),
        ("a number more", #"[{"number":"2"}]"#, #"[{"number":"2"},{"number":"3"}]"#, 1),
        ("a number less", #"[{"number":"2"},{"number":"3"}]"#, #"[{"number":"2"}]"#, 1),
        ("a row that can't be read", #"[{"number":"2"}]"#, #"[{"number":"2"},{"id":7}]"#, 1),
        ("a row that can be read now", #"[{"number":"2"},{"id":7}]"#, #"[{"number":"2"}]"#, 1),
        (
            "a state beside a row that can't be read", #"[{"number":"2"},{"id":7}]"#,
            #"[{"number":"2","a":1},{"id":7}]"#, 1
        ),
        ("nothing, beside a row that can't be read", #"[{"number":"2"},{"id":7}]"#, #"[{"number":"2"},{"id":7}]"#, 0),
    ])
    func `a list of extensions is kept when it means something else`(
        what: String,
        first: String,
        second: String,
        stored: Int
    ) async throws {
        let archive = try await TestArchive()
        try await archive.commit(archive.directory(.extensions, first, 0))
        let outcome = try await archive.commit(archive.directory(.extensions, second, 600))
        #expect((outcome.stored, outcome.unchanged) == (stored, 1 - stored), "another \(what)")
    }

    @Test func `a list of queues is kept when its agents are others, in any order`() async throws {
        let archive = try await TestArchive()
        let lists = [
            (Wire.queue("6401", agents: "2041", "2042"), 1), (Wire.queue("6401", agents: "2042", "2041"), 0),
            (Wire.queue("6401", agents: "2042"), 1), (Wire.queue("6401"), 1), (Wire.queue("6401"), 0),
        ]
        for (index, (text, stored)) in lists.enumerated() {
            let outcome = try await archive.commit(archive.directory(.queues, text, Double(index)))
            #expect(outcome.stored == stored, "list \(index)")
        }
    }

    @Test func `lists that come in another order than they were received give the same names`() async throws {
        let lists = [("Ann", 0.0), ("Ann", 600), ("Ben", 1200), ("Ben", 1800), ("Ann", 2400)]
        for order in [[0, 1, 2, 3, 4], [4, 3, 2, 1, 0], [4, 0, 2, 1, 3], [2, 0, 4, 3, 1]] {
            let archive = try await TestArchive()
            for index in order {
                let (name, seconds) = lists[index]
                try await archive.commit(archive.directory(.queues, Wire.queues(("2041", name)), seconds))
            }
            let directories = try await archive.writer.directories(of: archive.pbx, at: [0, 700, 1300, 1900, 2500])
            #expect(directories.map { $0.queues["2041"] } == ["Ann", "Ann", "Ben", "Ben", "Ann"], "\(order)")
        }
    }

    @Test func `lists of equal meaning that an earlier version kept take no memory`() async throws {
        let archive = try await TestArchive()
        try await archive.commit(archive.directory(.extensions, Wire.extensions(("2041", "Ann")), 0))
        try await archive.writer.execute(
            """
            INSERT INTO frame (id, pbx, origin, received_ms, status, digest, body)
                SELECT id + 1, pbx, origin, received_ms + 600000, status, randomblob(32), body || ' ' FROM frame;
            INSERT INTO directory_list SELECT frame + 1, pbx, kind, received_ms + 600000 FROM directory_list;
            INSERT INTO directory_entry SELECT frame + 1, number, name, agents FROM directory_entry;
            """
        )
        try await archive.commit(archive.directory(.extensions, Wire.extensions(("2041", "Ben")), 1200))
        #expect(try archive.value("SELECT count(*) FROM directory_list") == "3")
        let versions = try await archive.writer.directoryVersions(of: archive.pbx)
        #expect(versions.map { $0.extensions["2041"] } == ["Ann", "Ben"])
    }

    @Test func `a look at the PBX's clock is stored once until it tells something new`() async throws {
        let archive = try await TestArchive()
        let first = try await archive.commit(archive.information(Wire.information(at: 0), 0))
        let later = try await archive.commit(archive.information(Wire.information(at: 600), 600))
        let upgraded = try await archive.commit(archive.information(Wire.information(at: 900, firmware: "37.2"), 900))
        #expect((first.stored, later.stored, upgraded.stored) == (1, 0, 1))
        #expect(try archive.rows("SELECT serial, model, firmware FROM pbx") == ["369F01|P560|37.2"])
    }

    @Test func `a group that finds the disk full leaves nothing, and succeeds when there is room`() async throws {
        let archive = try await TestArchive()
        let pages = try #require(try await archive.writer.number("PRAGMA page_count"))
        try await archive.writer.execute("PRAGMA max_page_count = \(pages + 20)")
        let group = (0..<60).map { index in
            ArchiveEntry.arrival(
                archive.event(
                    Wire.CDR(call: Int64(index)).event + String(repeating: " ", count: 4000),
                    Double(index),
                    sequence: Int64(index)
                )
            )
        }
        let error = await #expect(throws: ArchiveError.self) { try await archive.writer.commit(group) }
        #expect(error?.code == .diskFull)
        for table in ["frame", "cdr", "call", "leg", "offer", "call_hour"] {
            #expect(try archive.value("SELECT count(*) FROM \(table)") == "0", "\(table)")
        }
        try await archive.writer.execute("PRAGMA max_page_count = 100000")
        #expect(try await archive.writer.commit(group).stored == 60)
        #expect(try archive.value("SELECT count(*) FROM legs") == "60")
        #expect(try archive.value("SELECT sum(calls) FROM call_hour") == "60")
    }

    @Test func `an entry that can't be stored with its meaning is quarantined, and the rest is stored`() async throws {
        let archive = try await TestArchive()
        // One answer is one list of live calls: two of them contradict the schema.
        var odd = archive.liveCalls(Wire.liveCalls(), asked: 30)
        odd.meaning.facts += odd.meaning.facts
        let outcome = try await archive.commit(
            archive.event(Wire.CDR().event, 21),
            odd,
            archive.event(Wire.CDR(call: 100).event, 121)
        )
        #expect((outcome.stored, outcome.quarantined, outcome.calls) == (3, 1, 2))
        #expect(
            try archive.rows("SELECT id, origin, status FROM events ORDER BY id")
                == ["1|event|mapped", "2|query|quarantined", "3|event|mapped"]
        )
        #expect(try archive.value("SELECT count(*) FROM events WHERE error LIKE 'could not be stored%'") == "1")
        #expect(try archive.value("SELECT count(*) FROM legs") == "2")
        #expect(try archive.value("SELECT sum(calls) FROM call_hour") == "2")
        #expect(try archive.value("SELECT count(*) FROM live_query") == "0")
    }

    @Test func `a full disk after an odd entry leaves nothing of the group either`() async throws {
        let archive = try await TestArchive()
        var odd = archive.liveCalls(Wire.liveCalls(), asked: 30)
        odd.meaning.facts += odd.meaning.facts
        let pages = try #require(try await archive.writer.number("PRAGMA page_count"))
        let large = Wire.CDR(call: 100).event + String(repeating: " ", count: 400_000)
        try await archive.writer.execute("PRAGMA max_page_count = \(pages + 40)")
        let group = [archive.event(Wire.CDR().event, 21), odd, archive.event(large, 121)].map(ArchiveEntry.arrival)
        let error = await #expect(throws: ArchiveError.self) { try await archive.writer.commit(group) }
        #expect(error?.code == .diskFull)
        #expect(try archive.value("SELECT count(*) FROM frame") == "0")
        try await archive.writer.execute("PRAGMA max_page_count = 100000")
        #expect(try await archive.writer.commit(group).stored == 3)
        #expect(try archive.value("SELECT count(*) FROM frame") == "3")
    }
}
