import ArchiveStore
import Foundation
import GRDB
import Logging
import PBXSimulator
import TestSupport
import Testing

@testable import Ingest

@Suite("A file that is moved away", .timeLimit(.minutes(4)))
struct PlaceWatchTests {
    @Test("is noticed, and one that stays is not", arguments: ["moved", "deleted", "replaced", "left"])
    func noticed(change: String) async throws {
        let folder = try TemporaryFolder()
        let (path, other) = (folder.path("calls.sqlite"), folder.path("other.sqlite"))
        let writer = try ArchiveWriter(path: path)
        let inbox = Inbox()
        let loop = WriterLoop(writer: writer, inbox: inbox, counters: IngestCounters(), logger: Logger(label: "test"))
        let files = FileManager.default
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await loop.run() }
            switch change {
            case "moved": try files.moveItem(atPath: path, toPath: other)
            case "deleted": try files.removeItem(atPath: path)
            case "replaced":
                try files.moveItem(atPath: path, toPath: other)
                try files.copyItem(atPath: other, toPath: path)
            default: break
            }
            let watch = Task { await PlaceWatch(inbox: inbox, interval: .milliseconds(1)).run() }
            if change == "left" {
                // The writer has been asked more than once by then.
                for _ in 0..<20 {
                    let isInPlace = try await inbox.perform { (writer) async throws(ArchiveError) in
                        try await writer.isInPlace()
                    }
                    #expect(isInPlace)
                }
                watch.cancel()
                #expect(await watch.value == nil)
            } else {
                let error = await watch.value
                #expect(error?.code == .inputOutput)
                #expect(error?.description.contains("moved, replaced or deleted") == true)
            }
            inbox.finish()
            try await group.waitForAll()
        }
    }

    @Test("keeps all that was archived, and nothing of it gets into the file in its place", arguments: [true, false])
    func kept(isReplaced: Bool) async throws {
        let folder = try TemporaryFolder()
        let (path, other, backup) = (folder.path("calls.sqlite"), folder.path("other.sqlite"), folder.path("backup"))
        let files = FileManager.default
        await (try ArchiveWriter(path: backup)).close()
        let writer = try ArchiveWriter(path: path)
        _ = try await writer.pbx(named: "test", timeZone: nil)
        try files.moveItem(atPath: path, toPath: other)
        if isReplaced { try files.copyItem(atPath: backup, toPath: path) }
        await writer.close()
        func names(_ path: String) throws -> [String] {
            try ArchiveReader(path: path).read { db in try String.fetchAll(db, sql: "SELECT name FROM pbx") }
        }
        #expect(try names(other) == ["test"])
        if isReplaced { #expect(try names(path).isEmpty) }
    }
}
