import ArchiveStore
import CallModel
import EventMapper
import GRDB
import TestSupport
import Testing

@Suite("quarantine")
struct QuarantineCommandTests {
    private static let cdr =
        #"{"type":30012,"sn":"369F01","msg":{"call_id":"1772000000.1","time_start":"2026-02-25 07:13:20","call_from":"0722000111","call_to":"2041","call_duration":20,"talk_duration":14,"status":"ANSWERED","type":"Inbound","uid":"20260225071320A1"}}"#

    private let folder: TemporaryFolder
    private let archive: String

    /// Frame 1 holds an escape sequence, 2 is of no known type, 3 is no UTF-8; an earlier version did not understand 4.
    init() async throws {
        folder = try TemporaryFolder()
        archive = folder.path("calls.sqlite")
        let writer = try ArchiveWriter(path: archive)
        let pbx = try await writer.pbx(named: "shop", timeZone: "Europe/Paris")
        let frames: [[UInt8]] = [
            Array("not JSON \u{1B}[2J\u{202E}".utf8), Array(#"{"type":39999,"sn":"369F01","msg":{}}"#.utf8),
            [0x7B, 0xFF, 0x0A], Array(Self.cdr.utf8),
        ]
        let arrivals = frames.enumerated().map { index, bytes in
            var meaning = EventMapper.map(event: bytes)
            if meaning.status == .mapped { meaning = MappedFrame(status: .quarantined, error: "a wrong\u{7}meaning") }
            return Arrival(
                pbx: pbx,
                origin: .event,
                sequence: Int64(index),
                receivedMilliseconds: 1_772_000_021_250 + Int64(index),
                bytes: bytes,
                meaning: meaning
            )
        }
        _ = try await writer.commit(arrivals.map(ArchiveEntry.arrival))
    }

    private func run(_ arguments: String...) async -> CommandRun {
        await CommandRun(arguments: ["quarantine"] + arguments, environment: ["CALLARCHIVE_DATABASE": archive])
    }

    @Test func `list shows the newest first, and how many more there are`() async throws {
        let run = await run("list", "--limit", "3")
        #expect(run.status == 0, "\(run.errorOutput)")
        let lines = run.output.split(separator: "\n")
        try #require(lines.count == 5, "\(run.output)")
        #expect(lines[1].hasPrefix("4 ") && lines[1].contains("2026-02-25 06:13:41.253"), "\(run.output)")
        #expect(lines[1].contains(#"a wrong\u{7}meaning"#))
        #expect(lines[3].contains("unmapped") && lines[3].hasSuffix("event type 39999 is not handled"))
        #expect(lines[4] == "1 more frame is not shown (--limit 3).")
        #expect(!run.output.contains("\u{7}"))
    }

    @Test func `list tells machines the same`() async {
        let run = await run("list", "--format", "ndjson", "--limit", "3")
        let lines = run.output.split(separator: "\n")
        #expect(lines.count == 3)
        #expect(
            lines.last == """
                {"call_id":null,"id":2,"origin":"event","pbx":"shop","reason":"event type 39999 is not handled",\
                "received_at":1772000021,"received_ms":1772000021251,"size":37,"status":"unmapped","type":39999}
                """,
            "\(run.output)"
        )
    }

    @Test func `show makes an escape sequence visible`() async {
        let run = await run("show", "1")
        #expect(run.status == 0)
        #expect(run.output.hasSuffix("\n\nnot JSON \\u{1b}[2J\\u{202e}\n"), "\(run.output)")
        #expect(run.output.contains("Reason    "))
        #expect(!run.output.contains("\u{1B}"))
    }

    @Test func `show makes bytes visible that are no text, and --raw writes them as they are`() async {
        #expect(await run("show", "3").output.hasSuffix("\n\n{\\xff\\n\n"))
        #expect(await run("show", "3", "--raw").outputBytes == [0x7B, 0xFF, 0x0A])
    }

    @Test func `retry maps what this version understands, and says what remains`() async throws {
        let first = await run("retry")
        #expect(first.status == 0, "\(first.errorOutput)")
        #expect(first.output.hasPrefix("1 of 4 frames now map, 1 call derived anew.\nStill not mapped:\n"))
        #expect(first.output.contains("  1  event type 39999 is not handled\n"), "\(first.output)")
        let second = await run("retry", "4")
        #expect(second.output == "These frames are mapped already.\n")
        let calls = await CommandRun(
            arguments: ["report", "calls", "--format", "csv"],
            environment: ["CALLARCHIVE_DATABASE": archive]
        )
        #expect(calls.output.split(separator: "\r\n").count == 2, "\(calls.output)")
    }

    @Test("an id that is not there is refused with 66", arguments: ["show", "retry"])
    func unknown(command: String) async {
        let run = await run(command, "99")
        #expect(run.status == 66)
        #expect(run.errorOutput.contains("there is no frame 99"), "\(run.errorOutput)")
    }

    @Test func `a word instead of an id is refused with 64`() async {
        #expect(await run("show", "x").status == 64)
        #expect(await run("list", "--limit", "0").status == 64)
    }

    @Test func `retry leaves indexes to whoever holds the lock`() async throws {
        try await DatabaseQueue(path: archive).write { db in try db.execute(sql: "DROP INDEX leg_started") }
        #expect(await run("retry").status == 0)
        #expect(try SchemaState(path: archive).steps == [.index("leg_started")])
    }
}
