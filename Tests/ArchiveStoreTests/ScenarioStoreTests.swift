import CallModel
import EventMapper
import TestSupport
import Testing

@testable import ArchiveStore

/// The scripted calls of `Tests/Scenarios`, through the writer into a file, and back by its views.
@Suite("A scripted call in a file")
struct ScenarioStoreTests {
    @Test func `is what the views show`() async throws {
        try await expectNoDifferences { $0 }
    }

    @Test func `is what the views show, in whatever order its frames are written`() async throws {
        let seed = OrderTests.seed()
        var generator = SplitMix(state: seed)
        try await expectNoDifferences { $0.shuffled(using: &generator) }
    }

    /// Writes all files, each as a PBX of its own, into one archive.
    private func expectNoDifferences(_ order: ([Arrival]) -> [Arrival]) async throws {
        let archive = try await TestArchive()
        // Durability is not what is tested here.
        try await archive.writer.execute("PRAGMA synchronous = OFF")
        for file in ScenarioFile.all {
            let pbx = try await archive.writer.pbx(
                named: file.name,
                timeZone: file.zone,
                numberPlan: file.numberPlan
            )
            let connection = try await archive.writer.openConnection(
                pbx: pbx,
                milliseconds: (file.start - 120) * 1000
            )
            // What the PBX says of itself is no fact of a call: it holds for what comes after it.
            let arrivals = arrivals(of: file, pbx: pbx, connection: connection)
            let first = directory(of: file, pbx: pbx) + arrivals.filter { $0.origin == .directory }
            _ = try await archive.writer.commit(first.map(ArchiveEntry.arrival))
            for arrival in order(arrivals.filter { $0.origin != .directory }) {
                _ = try await archive.writer.commit([.arrival(arrival)])
            }
            let found = try ScenarioComparison.FoundCall.all(in: archive.reader, pbx: file.name)
            let differences = ScenarioComparison.differences(file, found)
            #expect(differences.isEmpty, "\(differences.joined(separator: "\n"))")
        }
        #expect(try archive.rows("PRAGMA foreign_key_check") == [])
        #expect(try HourTests.differences(archive) == [])
        #expect(try archive.value("SELECT count(*) FROM events WHERE status = 'quarantined'") == "0")
    }

    private func directory(of file: ScenarioFile, pbx: Int64) -> [Arrival] {
        file.directory.compactMap { list in
            guard let kind = DirectoryList.Kind(rawValue: list.kind) else { return nil }
            let bytes = Array(list.text.utf8)
            return Arrival(
                pbx: pbx,
                origin: .directory,
                receivedMilliseconds: (file.start - 60) * 1000,
                bytes: bytes,
                meaning: EventMapper.map(directory: kind, rows: bytes)
            )
        }
    }

    private func arrivals(of file: ScenarioFile, pbx: Int64, connection: Int64) -> [Arrival] {
        let texts =
            file.information.map { ($0, FrameOrigin.directory) } + file.frames.map { ($0, .event) }
            + file.liveCalls.map { ($0, .query) } + file.history.map { ($0, .history) }
        return texts.enumerated().map { index, text in
            let milliseconds = file.start * 1000 + text.0.milliseconds
            let bytes = Array(text.0.text.utf8)
            return Arrival(
                pbx: pbx,
                origin: text.1,
                connection: text.1 == .event ? connection : nil,
                sequence: Int64(index),
                receivedMilliseconds: milliseconds,
                askedMilliseconds: text.1 == .query ? milliseconds - 100 : nil,
                bytes: bytes,
                meaning: EventMapper.map(stored: bytes, origin: text.1)
            )
        }
    }
}
