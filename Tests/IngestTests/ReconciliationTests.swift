import ArchiveStore
import Foundation
import GRDB
import PBXSimulator
import TestSupport
import Testing

@testable import Ingest

@Suite("Reconciliation", .timeLimit(.minutes(4)))
struct ReconciliationTests {
    private static let day = 86_400
    private static var now: Int { Int(Date().timeIntervalSince1970) }

    private func run(
        _ configuration: SimulatorConfiguration = SimulatorConfiguration(),
        historyDays: Int? = nil,
        windowLimit: Int = 10_000,
        _ body: @escaping @Sendable (PBXSimulator, ReconciliationRig) async throws -> Void
    ) async throws {
        try await ReconciliationRig.run(configuration, historyDays: historyDays, windowLimit: windowLimit, body)
    }

    @Test("imports everything window by window", arguments: SimulatorConfiguration.SearchTimeForm.allCases)
    func imports(form: SimulatorConfiguration.SearchTimeForm) async throws {
        var configuration = SimulatorConfiguration()
        configuration.searchTimeForm = form
        try await run(configuration, windowLimit: 60) { (simulator, rig) async throws in
            let rows = simulator.addHistory(count: 150, days: 30, seed: 3)
            let reading = try await rig.reconcile()
            #expect(reading.isComplete)
            #expect(reading.newRows == rows)
            #expect(try TruthComparison.differences(rig.archive, simulator.truth) == [])
            // Today is not over; yesterday and all days before agree.
            let short = try rig.rows("SELECT local_date, pbx_legs, archive_legs FROM coverage WHERE status = 'partial'")
            #expect(short == [], "days on which the counts differ")
            #expect(try rig.rows("SELECT count(*) FROM coverage WHERE status = 'unproven'") == ["1"])
            #expect(try rig.rows("SELECT kind, complete, from_seconds FROM history_run") == ["import|1|-"])
            #expect(try rig.rows("SELECT count(*) FROM history_window") == ["0"], "nothing is left to resume")
        }
    }

    @Test func `an import that was interrupted goes on with the window it was in`() async throws {
        try await run(windowLimit: 400) { (simulator, rig) async throws in
            let rows = simulator.addHistory(count: 2500, days: 90, seed: 5)
            let folder = try TemporaryFolder()
            var other = rig
            other = ReconciliationRig(simulator: simulator, archive: folder.path("whole.sqlite"), windowLimit: 400)
            #expect(try await other.reconcile().isComplete)
            let inOneGo = rig.searches

            try await rig.live(crashes: true) { life in
                try await withThrowingTaskGroup(of: Void.self) { group in
                    group.addTask { _ = try? await life.feed.reconcile() }
                    let isHalf = try await Condition.wait {
                        try await life.writer.historyRows(run: 1).read >= rows / 2
                    }
                    #expect(isHalf)
                    group.cancelAll()
                }
            }
            let interrupted = rig.searches - inOneGo
            #expect(interrupted < inOneGo)
            let finished = try rig.rows("SELECT count(*), complete FROM history_run")
            #expect(finished == ["1|0"])

            let reading = try await rig.reconcile()
            #expect(reading.isComplete)
            let resumed = rig.searches - inOneGo - interrupted
            // Once more: proving the form, the last day, and the one window in which it was interrupted.
            #expect(interrupted + resumed <= inOneGo + 9, "\(interrupted) + \(resumed) > \(inOneGo)")
            #expect(resumed < inOneGo * 2 / 3, "\(resumed) of \(inOneGo)")
            #expect(try TruthComparison.differences(rig.archive, simulator.truth) == [])
            #expect(try rig.rows("SELECT rows_read FROM history_run WHERE kind = 'import'") == ["\(rows)"])
            #expect(try rig.rows("SELECT count(*) FROM coverage WHERE status = 'partial'") == ["0"])
        }
    }

    @Test func `reads what may have changed, and once a day the last weeks`() async throws {
        try await run { (simulator, rig) async throws in
            simulator.addHistory(count: 60, days: 80, seed: 8)
            _ = try await rig.reconcile()
            _ = try await rig.reconcile()
            // A row that was written long after its call began.
            simulator.addCall(.inboundAnswered, seed: 1, startedAt: Self.now - 20 * Self.day)
            _ = try await rig.reconcile()
            #expect(try rig.rows("SELECT kind FROM history_run ORDER BY id") == ["import", "overlap", "overlap"])
            #expect(try TruthComparison.differences(rig.archive, simulator.truth).isEmpty == false)
            var patient = Configuration()
            patient.busyMode = .timeout(30)
            try await DatabaseQueue(path: rig.archive, configuration: patient).write { db in
                try db.execute(sql: "UPDATE history_run SET began_ms = began_ms - 90000000 WHERE kind = 'import'")
            }
            _ = try await rig.reconcile()
            _ = try await rig.reconcile()
            #expect(try rig.rows("SELECT kind FROM history_run ORDER BY id DESC LIMIT 2") == ["overlap", "wide"])
            #expect(try TruthComparison.differences(rig.archive, simulator.truth) == [])
        }
    }

    @Test func `a clean-up on the PBX takes nothing back`() async throws {
        try await run { (simulator, rig) async throws in
            simulator.addHistory(count: 80, days: 12, seed: 21)
            _ = try await rig.reconcile()
            let before = try rig.rows("SELECT * FROM coverage WHERE status = 'complete' ORDER BY local_date")
            #expect(before.count >= 11)
            simulator.removeHistory(before: Self.now - 3 * Self.day)
            try await rig.live { life in _ = try await life.feed.backfill(from: nil, to: nil) }
            #expect(try rig.rows("SELECT * FROM coverage WHERE status = 'complete' ORDER BY local_date") == before)
            #expect(try TruthComparison.differences(rig.archive, simulator.truth) == [])
        }
    }

    @Test(
        "a row that can't be mapped makes its day partial",
        arguments: [#"{"timestamp":%,"new_id":"BADROW","call_from":"x"}"#, #"{"new_id":"BADROW","call_from":"x"}"#]
    )
    func unmapped(row: String) async throws {
        try await run { (simulator, rig) async throws in
            let start = Self.now - 3 * Self.day
            let bad = row.replacing("%", with: "\(start)")
            simulator.addHistoryRow(Self.row(#""new_id":"AB12-0001""#, at: start, talk: 25), timestamp: start)
            simulator.addHistoryRow(bad, timestamp: start)
            #expect(try await rig.reconcile().isComplete)
            #expect(try rig.rows("SELECT count(*) FROM events WHERE status = 'quarantined'") == ["1"])
            #expect(
                try rig.rows("SELECT pbx_legs, archive_legs, status FROM coverage ORDER BY 1 DESC LIMIT 1")
                    == ["2|1|partial"]
            )
        }
    }

    @Test func `a row that is no JSON is one quarantined frame, and spoils no other`() async throws {
        try await run { (simulator, rig) async throws in
            let start = Self.now - 3 * Self.day
            let names = [
                "a\u{1}b", "a\nb", #"x\ud83d"#, #"DOM\user"#, #"","n":1e400,"m":""#, #"","n":NaN,"m":""#,
                #"","n":\#(String(repeating: "[", count: 600))\#(String(repeating: "]", count: 600)),"m":""#,
                #"","n":1234567890123456789012345678901234567890,"m":""#, "sound",
            ]
            let rows = names.enumerated().map { index, name in
                Self.row(#""new_id":"AB12-000\#(index)","call_from_name":"\#(name)""#, at: start, talk: 25)
            }
            for row in rows { simulator.addHistoryRow(row, timestamp: start) }
            let reading = try await rig.reconcile()
            #expect(reading.isComplete)
            #expect(reading.rows == rows.count)
            try await rig.live { life in
                let again = try await life.feed.backfill(from: nil, to: nil)
                #expect(again.isComplete)
                #expect(again.rows == rows.count)
                #expect(again.newRows == 0)
            }
            #expect(
                try rig.rows("SELECT frame FROM events WHERE origin = 'history' ORDER BY id") == rows,
                "each is kept once, byte for byte"
            )
            #expect(
                try rig.rows("SELECT frame FROM events WHERE status = 'quarantined' ORDER BY id")
                    == Array(rows[4...6])
            )
            #expect(
                try rig.rows("SELECT caller_name FROM legs ORDER BY history_id")
                    == ["a b", "a b", "x\u{FFFD}", #"DOM\user"#, "-", "sound"]
            )
            #expect(
                try rig.rows("SELECT pbx_legs, archive_legs, status FROM coverage ORDER BY 1 DESC LIMIT 1")
                    == ["9|6|partial"]
            )
        }
    }

    @Test(
        "a list of live calls that is not whole tells of the calls in it, and ends none",
        arguments: ["null", "NaN", "{}"]
    )
    func oddLiveCalls(odd: String) async throws {
        try await run { (simulator, rig) async throws in
            let now = Self.now
            let call = #"{"call_id":"%","members":[{"extension":{"number":"2041","member_status":"ANSWER"}}]}"#
            simulator.changeFaults { $0.oddLiveCalls = [call.replacing("%", with: "\(now).1"), odd] }
            try await rig.live { life in
                let other = call.replacing("%", with: "\(now).2").dropFirst()
                try await life.deliver(
                    #"{"type":30011,\#(other)"#,
                    sequence: 1,
                    milliseconds: Int64(now) * 1000 - 60_000
                )
                _ = try await life.feed.reconcile()
            }
            #expect(
                try rig.rows("SELECT call_id, state FROM calls ORDER BY call_id") == ["\(now).1|live", "\(now).2|live"]
            )
            #expect(try rig.rows("SELECT origin FROM events WHERE status = 'quarantined'") == ["query"])
            simulator.changeFaults { $0.oddLiveCalls = [] }
            _ = try await rig.reconcile()
            #expect(try rig.rows("SELECT DISTINCT state FROM calls") == ["ended"], "a whole list ends them")
        }
    }

    @Test func `the figures of a complete day follow a row that comes late`() async throws {
        try await run { (simulator, rig) async throws in
            let start = Self.now - 3 * Self.day
            let figures = "SELECT pbx_legs, archive_legs, status FROM coverage ORDER BY 1 DESC LIMIT 1"
            simulator.addHistoryRow(Self.row(#""new_id":"AB12-0001""#, at: start, talk: 25), timestamp: start)
            _ = try await rig.reconcile()
            #expect(try rig.rows(figures) == ["1|1|complete"])
            simulator.addHistoryRow(Self.row(#""new_id":"AB12-0002""#, at: start, talk: 20), timestamp: start)
            let date = try #require(
                try rig.rows("SELECT local_date FROM coverage WHERE status = 'complete' AND pbx_legs = 1").first
            )
            let day = try #require(
                try rig.rows(
                    "SELECT start_seconds || ' ' || end_seconds FROM coverage_day WHERE local_date = '\(date)'"
                ).first
            ).split(separator: " ").compactMap { Int64($0) }
            // Up to the day's last second.
            try await rig.live { life in _ = try await life.feed.backfill(from: day[0], to: day[1] - 1) }
            #expect(try rig.rows(figures) == ["2|2|complete"])
        }
    }

    @Test("a gap is repaired or not", arguments: [(10, "pending"), (5, "unrepairable"), (2, "repaired")])
    func gaps(daysAgo: Int, expected: String) async throws {
        try await run { (simulator, rig) async throws in
            simulator.addHistory(count: 120, days: 12, seed: 4)
            _ = try await rig.reconcile()
            simulator.removeHistory(before: Self.now - 4 * Self.day)
            try await rig.live { life in
                let began = Clock.milliseconds - Int64(daysAgo * Self.day) * 1000
                let first = try await life.writer.openConnection(pbx: life.pbx, milliseconds: began)
                try await life.writer.subscribed(connection: first, topics: [30_011], milliseconds: began)
                try await life.writer.closed(
                    connection: first,
                    milliseconds: began,
                    reason: "network",
                    heartbeats: 0
                )
                let second = try await life.writer.openConnection(pbx: life.pbx, milliseconds: began + 60_000)
                try await life.writer.subscribed(
                    connection: second,
                    topics: [30_011],
                    milliseconds: began + 60_000
                )
                if expected == "pending" {
                    // A reading of another time proves nothing about it, though it began after it.
                    let now = Int64(Self.now)
                    _ = try await life.feed.backfill(from: now - 40 * 86_400, to: now - 30 * 86_400)
                } else {
                    _ = try await life.feed.reconcile()
                }
            }
            #expect(
                try rig.rows("SELECT repair, repaired_at IS NULL FROM gaps") == [
                    "\(expected)|\(expected == "repaired" ? 0 : 1)"
                ]
            )
        }
    }

    @Test func `a PBX without calls in a gap and without clean-up has its gap repaired`() async throws {
        try await run { (simulator, rig) async throws in
            simulator.addCall(.inboundAnswered, seed: 1, startedAt: Self.now - 3600)
            try await rig.live { life in
                let began = Clock.milliseconds - 5 * 86_400_000
                let first = try await life.writer.openConnection(pbx: life.pbx, milliseconds: began)
                try await life.writer.subscribed(connection: first, topics: [], milliseconds: began)
                try await life.writer.closed(connection: first, milliseconds: began, reason: "x", heartbeats: 0)
                let second = try await life.writer.openConnection(pbx: life.pbx, milliseconds: began + 1000)
                try await life.writer.subscribed(connection: second, topics: [], milliseconds: began + 1000)
                _ = try await life.feed.reconcile()
            }
            #expect(try rig.rows("SELECT repair, legs_recovered FROM gaps") == ["repaired|0"])
        }
    }

    @Test("a gap is repaired with what the PBX's own clock says was then", arguments: [900, 7200, -7200, 0])
    func otherClock(lead: Int) async throws {
        var configuration = SimulatorConfiguration()
        configuration.clockLead = lead
        try await run(configuration) { (simulator, rig) async throws in
            simulator.addCall(.inboundAnswered, seed: 1, startedAt: Self.now - 3 * Self.day)
            _ = try await rig.reconcile()
            simulator.addCall(.inboundAnswered, seed: 2, startedAt: Self.now + lead - 2)
            try await rig.live { life in
                let began = Clock.milliseconds - 5000
                let first = try await life.writer.openConnection(pbx: life.pbx, milliseconds: began)
                try await life.writer.subscribed(connection: first, topics: [], milliseconds: began)
                try await life.writer.closed(connection: first, milliseconds: began, reason: "x", heartbeats: 0)
                let second = try await life.writer.openConnection(pbx: life.pbx, milliseconds: began + 4000)
                try await life.writer.subscribed(connection: second, topics: [], milliseconds: began + 4000)
                _ = try await life.feed.reconcile()
            }
            #expect(try rig.rows("SELECT repair FROM gaps") == ["repaired"])
            #expect(try rig.rows("SELECT count(*) FROM calls") == ["2"])
        }
    }

    @Test("a PBX that does not tell its clock is believed its newest row", arguments: [3600, 0])
    func untoldClock(lead: Int) async throws {
        try await run { (simulator, rig) async throws in
            simulator.changeFaults {
                $0.restFailure = .code(10_005, "ACCESS DENIED")
                $0.restFailurePaths = ["system/information"]
            }
            simulator.addCall(.inboundAnswered, seed: 1, startedAt: Self.now + lead)
            #expect(try await rig.reconcile().isComplete)
            #expect(try rig.rows("SELECT count(*) FROM calls") == ["1"])
        }
    }

    @Test func `a reading ends though calls end all the time`() async throws {
        try await run { (simulator, rig) async throws in
            var rig = rig
            // More than begin in one second: that can't be read in parts.
            rig.pageSize = 200
            simulator.addHistory(count: 500, days: 20, seed: 6)
            simulator.changeFaults { $0.callsPerSearch = 1 }
            let reading = try await rig.reconcile()
            #expect(reading.isComplete)
            #expect(try rig.rows("SELECT count(*) FROM history_run WHERE complete") == ["1"])
            #expect(reading.newRows >= 500)
            // What came since is for the next one.
            simulator.changeFaults { $0.callsPerSearch = 0 }
            #expect(try await rig.reconcile().isComplete)
            #expect(try TruthComparison.differences(rig.archive, simulator.truth) == [])
        }
    }

    // MARK: Partitions

    /// A row of one call; the older partition numbers its rows, the newer one gives them a text.
    private static func row(_ id: String, at start: Int, talk: Int) -> String {
        #"{\#(id),"time":"","call_from":"0722000111","call_to":"Ann<2041>","timestamp":\#(start),"uid":"u1","duration":30,"talk_duration":\#(talk),"disposition":"ANSWERED","call_type":"Inbound","call_id":"\#(start).7"}"#
    }

    @Test("a row in both partitions is one leg where that is certain", arguments: [(25, 1), (24, 2)])
    func twins(talk: Int, legs: Int) async throws {
        try await run { (simulator, rig) async throws in
            let start = Self.now - 3 * Self.day
            simulator.addHistoryRow(Self.row(#""id":17"#, at: start, talk: 25), timestamp: start)
            simulator.addHistoryRow(Self.row(#""new_id":"AB12-0001""#, at: start, talk: talk), timestamp: start)
            #expect(try await rig.reconcile().isComplete)
            #expect(try rig.rows("SELECT count(*) FROM legs") == ["\(legs)"])
            #expect(
                try rig.rows("SELECT pbx_legs, archive_legs, status FROM coverage ORDER BY 1 DESC LIMIT 1")
                    == ["\(legs)|\(legs)|complete"]
            )
            #expect(try rig.rows("SELECT history_id FROM legs ORDER BY 1 DESC LIMIT 1") == ["AB12-0001"])
        }
    }

    // MARK: An ill PBX

    @Test(
        "never gives up",
        arguments: [
            SimulatorFaults.RESTFailure.internalError, .overloaded, .badGateway, .htmlPage,
        ]
    )
    func neverGivesUp(failure: SimulatorFaults.RESTFailure) async throws {
        try await run { (simulator, rig) async throws in
            simulator.addHistory(count: 30, days: 5, seed: 2)
            simulator.changeFaults {
                $0.restFailure = failure
                $0.restFailuresLeft = 12
                $0.restFailurePaths = ["cdr/search", "cdr/list"]
            }
            #expect(try await rig.reconcile().isComplete)
            #expect(try TruthComparison.differences(rig.archive, simulator.truth) == [])
        }
    }
}
