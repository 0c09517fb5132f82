import ArchiveStore
import Foundation
import PBXSimulator
import TestSupport
import Testing

@testable import Ingest

@Suite("A history that is not what it should be", .timeLimit(.minutes(4)))
struct DoubtfulHistoryTests {
    private static let day = 86_400
    private static var now: Int { Int(Date().timeIntervalSince1970) }
    /// Neither its end nor its neighbours' can be found.
    private static func unreadable(_ start: Int) -> String { #"{"timestamp":\#(start),"call_id":"1.1","x":[}"# }

    @Test func `a row whose end cannot be found spoils its own day only`() async throws {
        try await ReconciliationRig.run(windowLimit: 60) { (simulator, rig) async throws in
            let rows = simulator.addHistory(count: 150, days: 30, seed: 3)
            let start = Self.now / Self.day * Self.day - 12 * Self.day + 50_000
            simulator.addHistoryRow(Self.unreadable(start), timestamp: start)
            let reading = try await rig.reconcile()
            #expect(!reading.isComplete)
            #expect(reading.newRows == rows, "what can be read of its window is stored")
            #expect(try TruthComparison.differences(rig.archive, simulator.truth) == [], "all others are archived")
            #expect(
                try rig.rows("SELECT complete, note FROM history_run")
                    == ["1|rows of the PBX could not be read in 1 windows"]
            )
            #expect(try rig.rows("SELECT count(*) FROM coverage WHERE status = 'partial'") == ["1"])
            #expect(
                try rig.rows("SELECT pbx_legs - archive_legs FROM coverage WHERE status = 'partial'") == ["1"]
            )
            #expect(try rig.rows("SELECT count(*) >= 25 FROM coverage WHERE status = 'complete'") == ["1"])
            // The import is done with: what is due next is what may have changed.
            _ = try await rig.reconcile()
            #expect(try rig.rows("SELECT kind FROM history_run ORDER BY id") == ["import", "overlap"])
        }
    }

    @Test(
        "a gap is not called repaired where a row can't be read",
        arguments: [(12, "unrepairable"), (20, "repaired")]
    )
    func gap(daysBeforeRow: Int, expected: String) async throws {
        try await ReconciliationRig.run { (simulator, rig) async throws in
            simulator.addHistory(count: 90, days: 30, seed: 3)
            let place = Self.now - 12 * Self.day
            simulator.addHistoryRow(Self.unreadable(place), timestamp: place)
            try await rig.live { life in
                let began = Int64(Self.now - daysBeforeRow * Self.day) * 1000 - 2000
                let first = try await life.writer.openConnection(pbx: life.pbx, milliseconds: began)
                try await life.writer.subscribed(connection: first, topics: [], milliseconds: began)
                try await life.writer.closed(connection: first, milliseconds: began, reason: "x", heartbeats: 0)
                let second = try await life.writer.openConnection(pbx: life.pbx, milliseconds: began + 4000)
                try await life.writer.subscribed(connection: second, topics: [], milliseconds: began + 4000)
                _ = try await life.feed.reconcile()
            }
            #expect(try rig.rows("SELECT repair FROM gaps") == [expected])
        }
    }

    @Test func `a clock that is years ahead makes no days without calls`() async throws {
        let lead = 20 * 365 * Self.day
        var configuration = SimulatorConfiguration()
        configuration.clockLead = lead
        try await ReconciliationRig.run(configuration) { (simulator, rig) async throws in
            simulator.addCall(.inboundAnswered, seed: 1, startedAt: Self.now - 3 * Self.day)
            simulator.addCall(.inboundAnswered, seed: 2, startedAt: Self.now + lead - 60)
            #expect(try await rig.reconcile().isComplete)
            #expect(try rig.rows("SELECT count(*) FROM calls") == ["2"])
            #expect(try rig.rows("SELECT count(*) BETWEEN 5 AND 8 FROM coverage") == ["1"])
        }
    }

    @Test("what is asked for ends where the PBX's clock is", arguments: [7200, 0])
    func backfill(lead: Int) async throws {
        var configuration = SimulatorConfiguration()
        configuration.clockLead = lead
        try await ReconciliationRig.run(configuration) { (simulator, rig) async throws in
            simulator.addCall(.inboundAnswered, seed: 1, startedAt: Self.now + lead - 60)
            try await rig.live { life in
                let (from, to) = (Int64(Self.now - Self.day), Int64(Self.now + 30 * Self.day))
                let reading = try await life.feed.backfill(from: from, to: to)
                #expect(reading.isComplete)
            }
            #expect(try rig.rows("SELECT count(*) FROM calls") == ["1"])
            #expect(try rig.rows("SELECT to_seconds <= \(Self.now + lead + 10) FROM history_run") == ["1"])
        }
    }

    @Test("all rows are read, however the PBX answers", arguments: [true, false], [nil, 30])
    func answers(heedsTimes: Bool, longestPage: Int?) async throws {
        var configuration = SimulatorConfiguration()
        configuration.searchHeedsTimes = heedsTimes
        // Where pages are short, nothing tells that there are more.
        configuration.tellsTotalNumber = longestPage == nil
        configuration.longestPage = longestPage
        try await ReconciliationRig.run(configuration, windowLimit: 60) { (simulator, rig) async throws in
            let rows = simulator.addHistory(count: 150, days: 30, seed: 3)
            let reading = try await rig.reconcile()
            #expect(reading.isComplete)
            #expect(reading.newRows == rows)
            #expect(try TruthComparison.differences(rig.archive, simulator.truth) == [])
            #expect(simulator.statistics.requests["cdr/search"] ?? 0 < 200)
        }
    }

    @Test(
        "a list that breaks the connection does not keep the history from being read",
        arguments: [
            "extension/list", "queue/list", "call/query",
        ]
    )
    func brokenList(path: String) async throws {
        try await ReconciliationRig.run { (simulator, rig) async throws in
            let rows = simulator.addHistory(count: 20, days: 5, seed: 3)
            simulator.changeFaults {
                $0.restFailure = .disconnect
                $0.restFailurePaths = [path]
            }
            let reading = try await rig.reconcile()
            #expect(reading.isComplete && reading.newRows == rows)
        }
    }

    @Test("what the PBX tells of itself only later holds for the calls before", arguments: [nil, 10_005])
    func lateDirectory(refusal: Int?) async throws {
        try await ReconciliationRig.run { (simulator, rig) async throws in
            simulator.addHistory(count: 40, days: 5, seed: 3)
            let lists: Set = ["extension/list", "queue/list", "trunk/list", "system/information"]
            simulator.changeFaults {
                $0.restFailure = .code(refusal ?? -2, "SYSTEM BUSY")
                $0.restFailurePaths = lists
            }
            _ = try await rig.reconcile()
            let kinds = "SELECT count(*) FROM legs WHERE callee_kind = 'queue'"
            simulator.changeFaults { $0.restFailure = nil }
            _ = try await rig.reconcile()
            #expect(try await Reprocessor(path: rig.archive).run().isEmpty)
            #expect(try rig.rows(kinds) != ["0"])
        }
    }
}
