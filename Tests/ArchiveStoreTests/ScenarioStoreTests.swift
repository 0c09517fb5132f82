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
        var generator = SeededRandom(seed: seed)
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
            let arrivals = file.arrivals(pbx: pbx, connection: connection)
            let first = file.directoryArrivals(pbx: pbx) + arrivals.filter { $0.origin == .directory }
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
        #expect(try !archive.reader.read { db in try FormerNumberPlan.isFound(db) })
        #expect(try archive.value("SELECT count(*) FROM events WHERE status = 'quarantined'") == "0")
    }
}
