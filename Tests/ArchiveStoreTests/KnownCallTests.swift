import CallModel
import Foundation
import GRDB
import Synchronization
import TestSupport
import Testing

@testable import ArchiveStore

/// What the writer keeps of calls between groups is never older than the file.
@Suite("Calls known between groups")
struct KnownCallTests {
    /// What the next change of a call's row fails with.
    fileprivate final class Failure: Sendable {
        let code = Mutex<ResultCode?>(nil)
    }

    /// Commits arrivals in small groups, and lets others write, and groups fail, between them.
    private struct Disturbance {
        let archive: TestArchive
        let other: ArchiveWriter
        let failure: Failure
        var generator: SeededRandom

        mutating func commit(_ arrivals: [Arrival]) async throws {
            var rest = arrivals[...]
            while !rest.isEmpty {
                let group = rest.prefix(.random(in: 1...4, using: &generator)).map(ArchiveEntry.arrival)
                rest = rest.dropFirst(group.count)
                switch Int.random(in: 0..<12, using: &generator) {
                case 0, 1, 2: _ = try await other.commit(group)
                case 3, 4, 5: try await commitAfterFailure(group)
                case 6:
                    try await disturb()
                    _ = try await archive.writer.commit(group)
                default: _ = try await archive.writer.commit(group)
                }
            }
        }

        /// A full disk takes the group the second time; anything else is gone when its entries are tried one by one.
        private mutating func commitAfterFailure(_ group: [ArchiveEntry]) async throws {
            let code = Bool.random(using: &generator) ? ResultCode.SQLITE_FULL : .SQLITE_ERROR
            failure.code.withLock { $0 = code }
            do {
                _ = try await archive.writer.commit(group)
            } catch {
                #expect(error.code == .diskFull)
                _ = try await archive.writer.commit(group)
            }
            failure.code.withLock { $0 = nil }
        }

        private mutating func disturb() async throws {
            switch Int.random(in: 0..<4, using: &generator) {
            case 0: _ = try await Reprocessor(path: archive.path, writer: archive.writer).run()
            case 1: _ = try await Reprocessor(path: archive.path, writer: other).run()
            case 2: _ = try await archive.writer.retry()
            default:
                // All derived rows are made anew by somebody else, and have other ids.
                try await other.execute("DELETE FROM offer; UPDATE call SET trunk = 'x', rule_version = 0")
                _ = try await Reprocessor(path: archive.path, writer: other).run()
            }
        }
    }

    @Test func `whoever writes between, and whatever fails, the archive is the same`() async throws {
        let seed = OrderTests.seed()
        var generator = SeededRandom(seed: seed)
        var expected: [String] = []
        for round in 0...9 {
            let archive = try await TestArchive()
            let other = try ArchiveWriter(path: archive.path)
            for writer in [archive.writer, other] { try await writer.execute("PRAGMA synchronous = OFF") }
            let connection = try await archive.writer.openConnection(
                pbx: archive.pbx,
                milliseconds: Wire.milliseconds(0)
            )
            let (first, rest) = ArrivalMix.make(archive, pbx: archive.pbx, connection: connection)
            let links = LinkTests.frames().map { archive.event($0.text, $0.seconds + 2000) }
            _ = try await archive.writer.commit(first.map(ArchiveEntry.arrival))
            if round == 0 {
                _ = try await archive.writer.commit((rest + links).map(ArchiveEntry.arrival))
            } else {
                var order = rest + links
                // In the order of their receipt, as events come, or in any.
                if round.isMultiple(of: 3) { order.shuffle(using: &generator) }
                var disturbance = Disturbance(
                    archive: archive,
                    other: other,
                    failure: Failure(),
                    generator: generator
                )
                try await archive.writer.fail(by: disturbance.failure)
                try await disturbance.commit(order)
                generator = disturbance.generator
            }
            let rows = try OrderTests.rows(archive, "test", OrderTests.columns(archive))
            if round == 0 { expected = rows }
            #expect(rows == expected, "seed \(seed), round \(round)")
            try OrderTests.check(archive)
            let left = try await Reprocessor(path: archive.path).run()
            #expect(left.isEmpty, "seed \(seed), round \(round): \(left)")
            if rows != expected || !left.isEmpty { return }
        }
        #expect(expected.count > 25)
    }

    /// Everything by which a call may change that is no call state or CDR, between two events of it.
    @Test("what changes a call between two of its events counts", arguments: Change.allCases)
    func changes(_ change: Change) async throws {
        var results: [[String]] = []
        for isAlone in [false, true] {
            let archive = try await TestArchive()
            let other = try ArchiveWriter(path: archive.path)
            for writer in [archive.writer, other] { try await writer.execute("PRAGMA synchronous = OFF") }
            let before = [
                archive.event(Wire.states(Wire.line("ALERT"), Wire.phone("2041", "RING", path: "6401")), 1),
                archive.event(Wire.CDR(at: 1, callee: "6401").event, 4, sequence: 2),
                archive.event(Wire.states(Wire.line("ANSWER"), Wire.phone("2041", "ANSWER", path: "6401")), 5),
            ]
            let after = [
                archive.event(Wire.states(Wire.phone("2041", "HOLD", path: "6401")), 12),
                archive.event(Wire.states(Wire.line("BYE"), Wire.phone("2041", "BYE", path: "6401")), 20),
                // The first leg, so that the other becomes the second.
                archive.event(Wire.CDR().event, 21),
            ]
            let columns = try OrderTests.columns(archive)
            var rows: [String] = []
            if isAlone {
                for arrival in before { try await archive.commit(arrival) }
                try await change.apply(archive, archive.writer, other)
                rows += try OrderTests.rows(archive, "test", columns)
                for arrival in after { try await archive.commit(arrival) }
            } else {
                _ = try await archive.writer.commit(before.map(ArchiveEntry.arrival))
                try await change.apply(archive, other, archive.writer)
                rows += try OrderTests.rows(archive, "test", columns)
                _ = try await other.commit(after.map(ArchiveEntry.arrival))
            }
            #expect(try await Reprocessor(path: archive.path).run().isEmpty, "alone: \(isAlone)")
            results.append(rows + (try OrderTests.rows(archive, "test", columns)))
        }
        #expect(results[0] == results[1])
    }

    enum Change: String, CaseIterable, Sendable {
        case otherEvent, otherRow, row, newerRow, agent, timeline, transfer, liveCalls, noLiveCalls
        case directory, otherDirectory, numberPlan, otherNumberPlan
        case reprocessing, repeated, earlier, retried, reprocessed

        /// - Parameters:
        ///   - archive: Makes the arrivals.
        ///   - writer: The one that wrote the call's events before.
        ///   - other: Another one of the same file.
        /// - Throws: What they throw.
        func apply(_ archive: TestArchive, _ writer: ArchiveWriter, _ other: ArchiveWriter) async throws {
            func commit(_ arrivals: Arrival..., by writer: ArchiveWriter) async throws {
                for arrival in arrivals { _ = try await writer.commit([.arrival(arrival)]) }
            }
            switch self {
            case .otherEvent:
                try await commit(archive.event(Wire.states(Wire.phone("2042", "RING")), 8), by: other)
            case .otherRow: try await commit(archive.row(Wire.CDR(at: 1, callee: "6401").row, 8), by: other)
            case .row: try await commit(archive.row(Wire.CDR(at: 1, callee: "6401").row, 8), by: writer)
            case .newerRow:
                let row = Wire.CDR(at: 1, callee: "6401").row
                let edited = Wire.CDR(at: 1, callee: "6401", talk: 9).row
                try await commit(archive.row(row, 8), archive.row(edited, 9), by: writer)
            case .agent:
                let message = #"{"queue_number":"6401","agent_number":"2041","call_id":"\#(Wire.callID(0))"}"#
                try await commit(archive.event(Wire.event(30026, message), 8), by: writer)
            case .timeline:
                let message = #"""
                    {"uid":"\#(Wire.uid(0))","cdr_id":"x","leg":1,"time_start":"\#(Wire.local(1))","call_to":"6401","status":"ANSWERED","call_duration":20,"ring_duration":5,"talk_duration":12,"hold_duration":7}
                    """#
                try await commit(archive.event(Wire.event(30039, message), 8), by: writer)
            case .transfer:
                let message = #"{"call_id":"\#(Wire.callID(60))","members":[\#(Wire.phone("2041", "ANSWER"))]}"#
                try await commit(
                    archive.event(Wire.states(call: 60, Wire.phone("2042", "ANSWER")), 8),
                    archive.event(Wire.event(30013, message), 9),
                    by: writer
                )
            case .liveCalls: try await commit(archive.liveCalls(Wire.liveCalls(0), asked: 8), by: writer)
            case .noLiveCalls: try await commit(archive.liveCalls(Wire.liveCalls(), asked: 30), by: writer)
            case .directory:
                try await commit(archive.directory(.queues, Wire.queues(("6401", "Sales")), 0), by: writer)
            case .otherDirectory:
                try await commit(archive.directory(.queues, Wire.queues(("6401", "Sales")), 0), by: other)
            case .numberPlan, .otherNumberPlan:
                let plan = NumberPlan(country: Country(code: "DE"), outsideLinePrefixes: [])
                let describes = self == .numberPlan ? writer : other
                _ = try await describes.pbx(named: "test", timeZone: nil, numberPlan: plan)
            case .reprocessing:
                try await other.execute("DELETE FROM leg; DELETE FROM offer; UPDATE call SET caller = 'nobody'")
                _ = try await Reprocessor(path: archive.path, writer: other).run()
            case .repeated:
                try await commit(archive.event(Wire.CDR(at: 1, callee: "6401").event, 8), by: writer)
            case .earlier:
                try await commit(archive.event(Wire.CDR(at: 1, callee: "6401").event, 3), by: writer)
            case .retried, .reprocessed:
                var unread = archive.event(Wire.states(Wire.phone("2042", "RING", path: "6401")), 6)
                unread.meaning.facts = []
                unread.meaning.status = .quarantined
                try await commit(unread, by: writer)
                if self == .retried {
                    _ = try await writer.retry()
                } else {
                    _ = try await Reprocessor(path: archive.path, writer: writer).run()
                }
            }
        }
    }

    @Test func `a second event of a call reads nothing of it`() async throws {
        let archive = try await TestArchive()
        try await archive.commit(archive.event(Wire.states(Wire.line("ALERT"), Wire.phone("2041", "RING")), 1))
        let statements = Mutex<[String]>([])
        await archive.writer.trace { sql in statements.withLock { $0.append(sql) } }
        try await archive.commit(archive.event(Wire.states(Wire.line("ANSWER"), Wire.phone("2041", "ANSWER")), 5))
        try await archive.commit(archive.event(Wire.CDR().event, 21))
        let reads = statements.withLock { $0.filter { $0.hasPrefix("SELECT") && $0.contains("FROM") } }
        // Of a uid that is new the timelines are asked for, with the agents.
        #expect(reads.count == 2, "\(reads)")
        #expect(statements.withLock { $0.count { $0.hasPrefix("COMMIT") } } == 2)
    }

    @Test func `more calls than are kept all come right`() async throws {
        let archive = try await TestArchive()
        try await archive.writer.execute("PRAGMA synchronous = OFF")
        let calls = (0..<Int64(KnownCalls.limit * 5 / 2)).map { $0 * 10 }
        for call in calls { try await archive.commit(archive.event(Wire.states(call: call, Wire.line("ALERT")), 1)) }
        for call in calls.reversed() { try await archive.commit(archive.event(Wire.CDR(call: call).event, 30)) }
        #expect(try archive.rows("SELECT count(*), sum(leg_count), count(outcome) FROM calls") == ["625|625|625"])
        #expect(try await Reprocessor(path: archive.path).run().isEmpty)
    }

    @Test func `what is kept is bounded, and what is mentioned stays`() {
        var known = KnownCalls()
        let first = MentionedCall(CallTable.Key(id: 0, pbx: 1, callID: "0"), isNew: false)
        known.add(first)
        for id in 1...Int64(2000) {
            known.add(MentionedCall(CallTable.Key(id: id, pbx: 1, callID: "\(id)"), isNew: false))
            #expect(known.find(pbx: 1, callID: "0") === first)
            known.endGroup()
        }
        #expect(known.find(pbx: 2, callID: "2000") == nil)
        let kept = (1...2000).count { known.find(pbx: 1, callID: "\($0)") != nil }
        #expect(kept >= KnownCalls.limit && kept <= 2 * KnownCalls.limit)
        known.removeAll()
        #expect(known.find(pbx: 1, callID: "0") == nil)
    }
}

extension ArchiveWriter {
    /// Lets changes of calls fail.
    fileprivate func fail(by failure: KnownCallTests.Failure) throws {
        try queue.inDatabase { db in
            let function = DatabaseFunction("fail", argumentCount: 0) { _ in
                if let code = failure.code.withLock({ $0.take() }) { throw DatabaseError(resultCode: code) }
                return nil
            }
            db.add(function: function)
            try db.execute(
                sql: """
                    CREATE TEMP TRIGGER call_made AFTER INSERT ON main.call BEGIN SELECT fail(); END;
                    CREATE TEMP TRIGGER call_changed AFTER UPDATE ON main.call BEGIN SELECT fail(); END;
                    """
            )
        }
    }

    /// Shows each statement that is executed.
    fileprivate func trace(_ body: @escaping @Sendable (String) -> Void) {
        queue.inDatabase { db in
            db.trace { event in if case .statement(let statement) = event { body(statement.sql) } }
        }
    }
}
