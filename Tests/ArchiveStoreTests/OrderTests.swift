import CallModel
import Foundation
import GRDB
import TestSupport
import Testing

@testable import ArchiveStore

/// What holds whatever order, grouping and repetition the arrivals of some calls come in.
@Suite("Any order of arrivals")
struct OrderTests {
    static func seed() -> UInt64 {
        let seed =
            ProcessInfo.processInfo.environment["CALLARCHIVE_SEED"].flatMap(UInt64.init) ?? .random(in: 0...(.max))
        print("CALLARCHIVE_SEED=\(seed)")
        return seed
    }

    @Test func `gives the same calls, legs and offers`() async throws {
        let seed = Self.seed()
        var generator = SeededRandom(seed: seed)
        var archive = try await TestArchive()
        let columns = try Self.columns(archive)
        var expected: [String] = []
        for round in 0...200 {
            if round.isMultiple(of: 20) {
                try Self.check(archive)
                archive = try await TestArchive()
                // Durability is not what is tested here.
                try await archive.writer.execute("PRAGMA synchronous = OFF")
            }
            let name = "pbx \(round)"
            let pbx = try await archive.writer.pbx(named: name, timeZone: nil)
            let connection = try await archive.writer.openConnection(pbx: pbx, milliseconds: Wire.milliseconds(0))
            let (first, rest) = ArrivalMix.make(archive, pbx: pbx, connection: connection)
            var order = rest
            if round > 0 {
                order.shuffle(using: &generator)
                // Rows that are read once more, by the next reconciliation or the next replay.
                for row in rest.filter({ $0.origin == .history }).shuffled(using: &generator).prefix(5) {
                    order.insert(row, at: .random(in: 0...order.count, using: &generator))
                }
            }
            _ = try await archive.writer.commit(first.map(ArchiveEntry.arrival))
            while !order.isEmpty {
                let count = min(order.count, .random(in: 1...60, using: &generator))
                _ = try await archive.writer.commit(order.prefix(count).map(ArchiveEntry.arrival))
                order.removeFirst(count)
            }
            let rows = try Self.rows(archive, name, columns)
            if round == 0 {
                expected = rows
                #expect(rows.count > 25)
            }
            let changes = rows.difference(from: expected).map { change in
                switch change {
                case .insert(_, let row, _): "+ " + row
                case .remove(_, let row, _): "- " + row
                }
            }
            #expect(changes == [], "seed \(seed), round \(round)")
            if !changes.isEmpty { return }
        }
        try Self.check(archive)
    }

    /// What is true of every file.
    static func check(_ archive: TestArchive) throws {
        #expect(try archive.rows("PRAGMA foreign_key_check") == [])
        #expect(try archive.rows("PRAGMA integrity_check") == ["ok"])
        #expect(try HourTests.differences(archive) == [])
    }

    /// All rows of one PBX, without ids and places of frames.
    static func rows(_ archive: TestArchive, _ pbx: String, _ columns: [String: String]) throws -> [String] {
        func list(_ view: String) -> String { columns[view] ?? "*" }
        return try archive.rows(
            "SELECT 'call', \(list("calls")) FROM calls v WHERE v.pbx = ? ORDER BY v.call_id",
            [pbx]
        )
            + archive.rows("SELECT 'leg', \(list("legs")) FROM legs v WHERE v.pbx = ? ORDER BY v.call_id, v.leg", [pbx])
            + archive.rows(
                """
                SELECT 'offer', c.call_id, \(list("offers")) FROM offers v JOIN calls c ON c.id = v.call WHERE c.pbx = ?
                ORDER BY c.call_id, v.rang_at, v.extension, v.channel_id
                """,
                [pbx]
            )
    }

    static func columns(_ archive: TestArchive) throws -> [String: String] {
        var columns: [String: String] = [:]
        for view in ["calls", "legs", "offers"] {
            columns[view] = try archive.rows("SELECT name FROM pragma_table_xinfo(?)", [view])
                .filter { !["id", "call", "pbx", "events"].contains($0) }
                // Ids are given in the order of processing.
                .map { $0 == "linked_call" ? "(SELECT call_id FROM call WHERE id = v.linked_call)" : "v." + $0 }
                .joined(separator: ", ")
        }
        return columns
    }
}

/// The arrivals of a few calls that differ in what came through of each.
enum ArrivalMix {
    /// - Returns: What the PBX said of itself, which comes first; and the rest, in the order of its receipt.
    static func make(_ archive: TestArchive, pbx: Int64, connection: Int64) -> (first: [Arrival], rest: [Arrival]) {
        var first = [
            archive.information(Wire.information(at: -60), -60),
            archive.directory(.extensions, Wire.extensions(("2041", "Ann"), ("2042", "Ben")), -60),
            archive.directory(.queues, Wire.queues(("6401", "Sales")), -60),
        ]
        var rest: [Arrival] = []
        for (index, call) in stride(from: Int64(0), to: 900, by: 100).enumerated() {
            rest += arrivals(archive, call: call, variant: index)
        }
        rest += [
            archive.liveCalls(Wire.liveCalls(0), asked: 10),
            archive.liveCalls(Wire.liveCalls(300), asked: 315),
            archive.liveCalls(Wire.liveCalls(), asked: 1300),
        ]
        rest.sort { $0.receivedMilliseconds < $1.receivedMilliseconds }
        for index in first.indices { first[index].pbx = pbx }
        for index in rest.indices {
            rest[index].pbx = pbx
            rest[index].sequence = Int64(index)
            if rest[index].origin == .event { rest[index].connection = connection }
        }
        return (first, rest)
    }

    private static func arrivals(_ archive: TestArchive, call: Int64, variant: Int) -> [Arrival] {
        let at = Double(call)
        let queue = Wire.CDR(call: call, callee: "6401", talk: 12, id: "\(call)-1")
        let agent = Wire.CDR(call: call, at: 4, callee: "2042", duration: 16, talk: 12, id: "\(call)-2")
        let states = [
            archive.event(Wire.states(call: call, Wire.line("ALERT")), at + 0.1),
            archive.event(Wire.states(call: call, Wire.phone("2041", "RING", path: "6401")), at + 1),
            archive.event(Wire.states(call: call, Wire.phone("2042", "RING", path: "6401")), at + 4),
            archive.event(
                Wire.states(call: call, Wire.line("ANSWER"), Wire.phone("2042", "ANSWER", path: "6401")),
                at + 8
            ),
            archive.event(Wire.states(call: call, Wire.phone("2041", "BYE", path: "6401")), at + 8.1),
            archive.event(Wire.states(call: call, Wire.phone("2042", "HOLD", path: "6401")), at + 11),
            archive.event(Wire.states(call: call, Wire.phone("2042", "ANSWER", path: "6401")), at + 14),
        ]
        let ends = [
            archive.event(Wire.states(call: call, Wire.phone("2042", "BYE", path: "6401")), at + 20),
            archive.event(Wire.states(call: call, Wire.line("BYE")), at + 20.1),
        ]
        let events = [archive.event(queue.event, at + 20.5), archive.event(agent.event, at + 20.6)]
        let rows = [archive.row(queue.row, 1250), archive.row(agent.row, 1250)]
        let others = [
            archive.event(
                Wire.event(
                    30026,
                    #"{"queue_number":"6401","agent_number":"2041","call_id":"\#(Wire.callID(call))"}"#
                ),
                at + 8
            ),
            archive.event(
                Wire.event(30013, #"{"call_id":"\#(Wire.callID(call))","members":[\#(Wire.phone("2042", "ANSWER"))]}"#),
                at + 12
            ),
            archive.event(
                Wire.event(
                    30039,
                    #"{"uid":"\#(Wire.uid(call))","cdr_id":"x-\#(call)","leg":2,"time_start":"\#(Wire.local(call + 4))","call_to":"2042","status":"ANSWERED","call_duration":16,"ring_duration":4,"talk_duration":12}"#
                ),
                at + 21
            ),
        ]
        var edited = agent
        edited.talk = 11
        switch variant {
        case 0: return states + ends + events + rows + others
        case 1: return states + ends + rows
        case 2: return events + rows
        case 3: return states
        case 4: return states + [events[1]] + rows + [archive.row(edited.row, 1260)]
        case 5: return states + events + others
        case 6: return ends + events + events
        case 7: return [states[0]] + rows + [archive.row(edited.row, 1240)]
        // Live: its last state comes after the last list.
        default: return states + [archive.event(Wire.states(call: call, Wire.phone("2042", "HOLD")), 1400)]
        }
    }
}

@Suite("Hourly sums")
struct HourTests {
    /// What `call_hour` holds that the calls do not, and the other way round.
    static func differences(_ archive: TestArchive) throws -> [String] {
        let sums = """
            SELECT pbx, local_date, local_hour, utc_offset, coalesce(direction, ''), coalesce(outcome, ''), count(*),
                total(missed), total(talk_seconds), count(wait_seconds), total(wait_seconds), total(duration_seconds)
            FROM call WHERE state = 'ended' AND local_date IS NOT NULL GROUP BY 1, 2, 3, 4, 5, 6
            """
        return try archive.rows("SELECT 'too much', * FROM (SELECT * FROM call_hour EXCEPT \(sums))")
            + archive.rows("SELECT 'missing', * FROM (\(sums) EXCEPT SELECT * FROM call_hour)")
    }

    @Test func `equal the sums over all calls after any changes`() async throws {
        let seed = OrderTests.seed()
        var generator = SeededRandom(seed: seed)
        let archive = try await TestArchive()
        try await archive.writer.execute("PRAGMA synchronous = OFF")
        func number(_ range: ClosedRange<Int>) -> Int { .random(in: range, using: &generator) }
        for round in 0..<150 {
            var group: [ArchiveEntry] = []
            for entry in 0..<number(1...6) {
                let call = Int64(number(0...30)) * 700
                let seconds = Double(round * 10 + entry)
                let talk = number(0...30)
                let cdr = Wire.CDR(
                    call: call,
                    callee: ["2041", "2042"][number(0...1)],
                    status: ["ANSWERED", "NO ANSWER", "BUSY", "VOICEMAIL"][number(0...3)],
                    duration: talk + number(0...20),
                    talk: talk,
                    direction: ["Inbound", "Outbound", "Internal"][number(0...2)],
                    id: "\(call)-\(number(1...3))"
                )
                let arrival =
                    switch number(0...3) {
                    case 0: archive.event(cdr.event, seconds)
                    case 1: archive.event(Wire.states(call: call, Wire.phone("2042", "ANSWER")), seconds)
                    case 2: archive.event(Wire.states(call: call, Wire.phone("2042", "BYE")), seconds)
                    default: archive.row(cdr.row, seconds)
                    }
                group.append(.arrival(arrival))
            }
            _ = try await archive.writer.commit(group)
            let differences = try Self.differences(archive)
            #expect(differences == [], "seed \(seed), round \(round)")
            if !differences.isEmpty { return }
        }
        #expect(try archive.rows("SELECT count(*) > 5, min(calls) > 0 FROM call_hour") == ["1|1"])
        #expect(try archive.rows("PRAGMA foreign_key_check") == [])
    }
}
