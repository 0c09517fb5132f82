import ArchiveStore
import Foundation
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
}
