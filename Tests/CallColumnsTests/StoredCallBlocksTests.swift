import GRDB
import Schema
import TestSupport
import Testing

@testable import CallColumns

@Suite("Blocks of calls in the file")
struct StoredCallBlocksTests {
    private static let texts: [String?] = ["1001", "6400", "Zoë", "", "a\0b", "+33611223344", "anonymous", nil]

    /// Calls of three blocks in no order of time, with legs and offers, and with much that is unknown.
    private static func archive(seed: UInt64, calls: Int = 300) throws -> DatabaseQueue {
        var configuration = Configuration()
        configuration.foreignKeysEnabled = false
        let queue = try DatabaseQueue(configuration: configuration)
        var random = SeededRandom(seed: seed)
        try queue.write { db in
            for script in Schema.scripts { try db.execute(sql: script.sql) }
            try db.execute(sql: "INSERT INTO pbx (id, name) VALUES (1, 'paris'), (2, 'lyon')")
            for id in (1..<3 * CallBlock.size).shuffled(using: &random).prefix(calls) {
                try insert("call", call(id, &random), in: db)
                for leg in 0..<Int64.random(in: 0...3, using: &random) {
                    try insert("leg", self.leg(leg, of: id, &random), in: db)
                }
                for _ in 0..<Int.random(in: 0...2, using: &random) {
                    try insert("offer", offer(of: id, &random), in: db)
                }
            }
        }
        return queue
    }

    private typealias Values = [String: (any DatabaseValueConvertible)?]

    private static func insert(_ table: String, _ values: Values, in db: Database) throws {
        let names = values.keys.sorted()
        let places = names.map { _ in "?" }.joined(separator: ", ")
        try db.execute(
            sql: "INSERT INTO \(table) (\(names.joined(separator: ", "))) VALUES (\(places))",
            arguments: StatementArguments(names.map { values[$0] ?? nil })
        )
    }

    private static func text(_ random: inout SeededRandom) -> String? { texts.randomElement(using: &random) ?? nil }

    private static func number(_ range: ClosedRange<Int64>, _ random: inout SeededRandom) -> Int64? {
        Int.random(in: 0..<5, using: &random) == 0 ? nil : .random(in: range, using: &random)
    }

    private static func word(_ words: [String], _ random: inout SeededRandom) -> String? {
        (words + ["strange"]).map(Optional.some).randomElement(using: &random) ?? nil
    }

    private static func call(_ id: Int64, _ random: inout SeededRandom) -> Values {
        [
            "id": id, "pbx": Int64.random(in: 1...2, using: &random), "call_id": "\(id)", "state": "ended",
            "started_at": number(1_780_000_000...1_780_900_000, &random), "utc_offset": number(0...7200, &random),
            "ended_at": number(1_780_000_000...1_780_900_000, &random),
            "direction": word(CallWords.directions, &random),
            "caller": text(&random), "dialed": text(&random), "contact": text(&random), "did": text(&random),
            "answered_by": text(&random), "outcome": word(CallWords.outcomes, &random),
            "missed": number(0...1, &random),
            "wait_seconds": number(0...300, &random), "talk_seconds": number(0...90_000, &random),
            "queue": text(&random), "trunk": text(&random), "transfer_count": Int64.random(in: 0...2, using: &random),
        ]
    }

    /// Number 0 is a superseded leg, which is none.
    private static func leg(_ number: Int64, of call: Int64, _ random: inout SeededRandom) -> Values {
        [
            "call": call, "leg": number, "started_at": self.number(1_780_000_000...1_780_900_000, &random),
            "caller": text(&random), "caller_name": text(&random), "callee": text(&random),
            "callee_name": text(&random),
            "callee_kind": word(CallWords.calleeKinds, &random), "direction": word(CallWords.directions, &random),
            "disposition": word(CallWords.dispositions, &random), "talk_seconds": self.number(0...900, &random),
            "duration_seconds": self.number(0...900, &random), "dst_trunk": text(&random), "did_name": text(&random),
        ]
    }

    private static func offer(of call: Int64, _ random: inout SeededRandom) -> Values {
        [
            "call": call, "extension": text(&random) ?? "1009", "path": text(&random), "estimated": 0,
            "rang_at": number(1_780_000_000...1_780_900_000, &random), "result": word(CallWords.results, &random),
            "ring_seconds": number(0...60, &random),
        ]
    }

    /// Every value, texts as what they are, in the order of the rows.
    private static func contents(_ block: CallBlock) -> [[String]] {
        CallColumn.allCases.map { column in
            (0..<block[column].count).map { row in
                column.kind == .text
                    ? block.text(column, row) ?? "NULL" : block[column][row].map(String.init) ?? "NULL"
            }
        }
    }

    /// All blocks, in the order of their numbers.
    private static func entries(_ reader: CallBlockReader) throws -> [CallBlockReader.Entry] {
        try reader.entries(.reaching(0..<4_000_000_000), unkept: reader.unkept()).sorted { $0.number < $1.number }
    }

    @Test("A block that was stored is what its rows are", arguments: 1...20 as ClosedRange<UInt64>)
    func equal(seed: UInt64) throws {
        try Self.archive(seed: seed).write { db in
            let reader = try CallBlockReader(Set(CallColumn.allCases), in: db)
            let before = try Self.entries(reader)
            #expect(before.map(\.number) == [0, 1, 2])
            for entry in before {
                let rows = try Self.contents(reader.block(entry))
                try StoredCallBlocks(in: db).store(entry.number)
                let stored = try #require(Self.entries(reader).first { $0.number == entry.number })
                #expect(try Self.contents(reader.block(stored)) == rows)
                #expect(stored.starts == entry.starts)
                #expect(stored.end <= entry.end)
            }
        }
    }

    /// Three blocks of two calls: in the morning, one of whose calls and legs reach into the evening, and at night.
    @Test(
        "Blocks are found by a stretch, whether they are stored or not",
        arguments: [[], [0], [1], [0, 2], [0, 1, 2]] as [[Int64]]
    )
    func stretches(stored: [Int64]) throws {
        let queue = try Self.archive(seed: 1, calls: 0)
        try queue.write { db in
            for (id, start, end) in [
                (1, 1000, 1200), (2, 1100, nil), (4096, 2000, 2300), (4097, 5000, 5100), (8192, 9000, 9100),
                (8193, nil, 9500),
            ] as [(Int64, Int64?, Int64?)] {
                try db.execute(
                    sql: "INSERT INTO call (id, pbx, call_id, started_at, ended_at) VALUES (?, 1, ?, ?, ?)",
                    arguments: [id, "\(id)", start, end]
                )
            }
            // A leg that runs past its call, and one of a call without a start.
            try db.execute(sql: "INSERT INTO leg (call, leg, started_at) VALUES (4097, 1, 7000), (8193, 1, 9900)")
            for number in stored { try StoredCallBlocks(in: db).store(number) }
            let reader = try CallBlockReader([], in: db)
            let unkept = try reader.unkept()
            #expect(Set(unkept.map(\.number)) == Set([0, 1, 2]).subtracting(stored))
            func found(_ wanted: CallBlockReader.Wanted) throws -> Set<Int64> {
                Set(try reader.entries(wanted, unkept: unkept).map(\.number))
            }
            #expect(try found(.begun(in: 0..<20_000)) == [0, 1, 2])
            #expect(try found(.begun(in: 1100..<2000)) == [0])
            #expect(try found(.begun(in: 1101..<2000)) == [])
            #expect(try found(.begun(in: 1100..<2001)) == [0, 1])
            // Between its first and its last call a block may have others.
            #expect(try found(.begun(in: 3000..<4000)) == [1])
            #expect(try found(.begun(in: 9001..<20_000)) == [])
            #expect(try found(.reaching(6900..<8000)).contains(1))
            #expect(try found(.reaching(9950..<9960)).isDisjoint(with: [1]) == stored.contains(1))
            // A block with a call that has not ended may reach anywhere, as long as it is not stored.
            #expect(try found(.reaching(3_000_000..<4_000_000)) == (stored.contains(0) ? [] : [0]))
            #expect(try found(.reaching(0..<1000)) == [])
        }
    }

    @Test("A block of another format is as good as none")
    func otherFormat() throws {
        try Self.archive(seed: 2).write { db in
            for number in 0...2 { try StoredCallBlocks(in: db).store(Int64(number)) }
            let reader = try CallBlockReader([], in: db)
            #expect(try reader.unkept().isEmpty)
            try db.execute(sql: "UPDATE call_block SET format = 0 WHERE block = 1")
            #expect(try reader.unkept().map(\.number) == [1])
            #expect(try Self.entries(reader).map(\.number) == [0, 1, 2])
            try db.execute(sql: "DELETE FROM call")
            #expect(try reader.unkept().isEmpty)
        }
    }

    @Test("A stored block without a wanted text is not read, and any other block is")
    func wantedTexts() throws {
        try Self.archive(seed: 3).write { db in
            try db.execute(sql: "UPDATE leg SET callee = 'Play Prompt' WHERE call / 4096 = 1 AND leg = 1")
            try StoredCallBlocks(in: db).store(0)
            try StoredCallBlocks(in: db).store(1)
            let reader = try CallBlockReader([.disposition], in: db)
            for entry in try Self.entries(reader) {
                let block = try reader.block(entry) { $0.hasPrefix("Play") }
                #expect((block == nil) == (entry.number == 0))
                #expect(block?.callCount == (entry.number == 0 ? nil : try reader.block(entry).callCount))
            }
        }
    }

    @Test("Rows of a block stand as SQL orders them")
    func order() throws {
        try Self.archive(seed: 3).write { db in
            try StoredCallBlocks(in: db).store(1)
            let reader = try CallBlockReader([.callee, .extensionNumber], in: db)
            let block = try reader.block(#require(Self.entries(reader).first { $0.number == 1 }))
            let ids = try Int64.fetchAll(
                db,
                sql: "SELECT id FROM call WHERE id / 4096 = 1 ORDER BY started_at IS NULL, started_at, id"
            )
            #expect((0..<block.callCount).map(block.id) == ids)
            for (row, id) in ids.enumerated() {
                let legs = try Int.fetchOne(
                    db,
                    sql: "SELECT count(*) FROM leg WHERE call = ? AND leg > 0",
                    arguments: [id]
                )
                let extensions = try String.fetchAll(
                    db,
                    sql: "SELECT extension FROM offer WHERE call = ? ORDER BY id",
                    arguments: [id]
                )
                #expect(block.legs(of: row).count == legs)
                #expect(block.offers(of: row).map { block.text(.extensionNumber, $0) } == extensions)
            }
        }
    }

    @Test(
        "The file drops a block when a row of it changes, and no other",
        arguments: [
            "UPDATE call SET outcome = 'busy' WHERE id = :call", "DELETE FROM call WHERE id = :call",
            "UPDATE leg SET leg = 0 WHERE call = :call", "DELETE FROM leg WHERE call = :call",
            "UPDATE offer SET result = 'missed' WHERE call = :call", "DELETE FROM offer WHERE call = :call",
        ]
    )
    func dropped(change: String) throws {
        try Self.archive(seed: 4).write { db in
            for number in 0...2 { try StoredCallBlocks(in: db).store(Int64(number)) }
            let call = try Int64.fetchOne(
                db,
                sql: """
                    SELECT c.id FROM call c JOIN leg l ON l.call = c.id JOIN offer o ON o.call = c.id WHERE c.id / 4096 = 1
                    """
            )
            try db.execute(sql: change, arguments: ["call": call])
            #expect(try Int64.fetchAll(db, sql: "SELECT block FROM call_block ORDER BY block") == [0, 2])
            #expect(try Int64.fetchAll(db, sql: "SELECT DISTINCT id / 64 FROM call_column ORDER BY 1") == [0, 2])
        }
    }

    @Test("A block is due as far as its calls have ended a while ago, when that is worth it")
    func due() throws {
        try Self.archive(seed: 5, calls: 0).write { db in
            let blocks = StoredCallBlocks(in: db)
            func due(_ limit: Int = 10, at now: Int64 = 20_000) throws -> [[Int64]] {
                try blocks.due(atMost: limit, now: now).map { [$0.number, Int64($0.ids)] }
            }
            #expect(try due() == [])
            // Call n ends at second n.
            func add(upTo last: Int64) throws {
                try db.execute(
                    sql: """
                        WITH RECURSIVE n(id) AS (
                            SELECT coalesce(max(id), 0) + 1 FROM call UNION ALL SELECT id + 1 FROM n WHERE id < ?)
                        INSERT INTO call (id, pbx, call_id, state, started_at, ended_at)
                        SELECT id, 1, id, 'ended', id, id FROM n
                        """,
                    arguments: [last]
                )
            }
            try add(upTo: 510)
            #expect(try due() == [])
            try add(upTo: 511)
            #expect(try due() == [[0, 512]])
            try blocks.store(0, ids: 512)
            try add(upTo: 1022)
            #expect(try due() == [])
            try add(upTo: 9000)
            #expect(try due() == [[0, 4096], [1, 4096], [2, 809]])
            #expect(try due(2) == [[0, 4096], [1, 4096]])
            // Those that ended five minutes ago or less wait; what says that it will end is not believed.
            #expect(try due(at: 4300) == [[0, 4000], [2, 809]])
            #expect(try due(at: 5000) == [[0, 4096], [1, 604], [2, 809]])
            #expect(try due(at: 1300) == [[1, 4096], [2, 809]])
            try db.execute(sql: "UPDATE call SET state = 'live' WHERE id IN (4095, 8300)")
            #expect(try due() == [[0, 4095], [1, 4096]])
            try blocks.store(0, ids: 4095)
            try blocks.store(1)
            #expect(try due() == [])
            // The last one of a block is worth it, because then it is whole.
            try db.execute(sql: "UPDATE call SET state = 'ended' WHERE id = 4095")
            #expect(try due() == [[0, 4096]])
            try db.execute(sql: "UPDATE call_block SET format = 0")
            #expect(try due() == [[0, 4096], [1, 4096]])
        }
    }

    @Test("What a block does not cover is read from the rows", arguments: 1...20 as ClosedRange<UInt64>)
    func parts(seed: UInt64) throws {
        try Self.archive(seed: seed).write { db in
            var random = SeededRandom(seed: seed)
            let reader = try CallBlockReader(Set(CallColumn.allCases), in: db)
            /// Each call with all that is known of it.
            func calls() throws -> [Int64: [String]] {
                var calls: [Int64: [String]] = [:]
                for entry in try Self.entries(reader) {
                    let block = try reader.block(entry)
                    for call in 0..<block.callCount {
                        let values = CallColumn.allCases.map { column in
                            let rows =
                                switch column.table {
                                case .call: call..<call + 1
                                case .leg: block.legs(of: call)
                                case .offer: block.offers(of: call)
                                }
                            return rows.map { row in
                                column.kind == .text
                                    ? block.text(column, row) ?? "NULL"
                                    : block[column][row].map(String.init) ?? "NULL"
                            }
                        }
                        #expect(
                            calls.updateValue(values.map { $0.joined(separator: "|") }, forKey: block.id(call)) == nil
                        )
                    }
                }
                return calls
            }
            let rows = try calls()
            for number in 0...2 as ClosedRange<Int64> {
                try StoredCallBlocks(in: db).store(number, ids: .random(in: 1...Int(CallBlock.size), using: &random))
            }
            #expect(try calls() == rows)
            #expect(try Self.entries(reader).count > 3)
            try db.execute(
                sql: "UPDATE call_column SET data = x'00' WHERE id % 64 = ?",
                arguments: [Int64.random(in: 0..<20, using: &random)]
            )
            #expect(try calls() == rows)
        }
    }

    @Test("A change of a row drops a block only when it covers the call", arguments: [99, 100])
    func uncovered(call: Int64) throws {
        try Self.archive(seed: 1, calls: 0).write { db in
            try db.execute(sql: "INSERT INTO call (id, pbx, call_id) VALUES (:call, 1, 'x')", arguments: [call])
            try db.execute(sql: "INSERT INTO leg (call, leg) VALUES (:call, 1)", arguments: [call])
            try db.execute(
                sql: "INSERT INTO offer (call, extension, estimated) VALUES (:call, '1001', 0)",
                arguments: [call]
            )
            for change in [
                "UPDATE call SET outcome = 'busy' WHERE id = :call", "UPDATE leg SET leg = 2 WHERE call = :call",
                "UPDATE offer SET result = 'missed' WHERE call = :call", "DELETE FROM offer WHERE call = :call",
                "DELETE FROM leg WHERE call = :call", "DELETE FROM call WHERE id = :call",
            ] {
                try StoredCallBlocks(in: db).store(0, ids: 100)
                try db.execute(sql: change, arguments: ["call": call])
                #expect(db.changesCount == 1)
                let left = try Int.fetchOne(db, sql: "SELECT count(*) FROM call_block")
                #expect(left == (call < 100 ? 0 : 1), "\(change)")
            }
        }
    }

    @Test(
        "A damaged column is not believed: the rows are read",
        arguments: ["data = x'00'", "data = zeroblob(9000)", "data = CAST(x'01' || substr(data, 2) AS BLOB)"]
    )
    func damaged(change: String) throws {
        try Self.archive(seed: 6).write { db in
            let reader = try CallBlockReader(Set(CallColumn.allCases), in: db)
            let rows = try Self.contents(reader.block(#require(Self.entries(reader).first { $0.number == 0 })))
            for column in [CallColumn.legs, .startedAt, .queue, .callee] {
                try StoredCallBlocks(in: db).store(0)
                try db.execute(
                    sql: "UPDATE call_column SET \(change) WHERE id = ?",
                    arguments: [StoredCallBlocks.id(0, column.rawValue)]
                )
                let entry = try #require(Self.entries(reader).first { $0.number == 0 })
                #expect(try Self.contents(reader.block(entry)) == rows, "\(column)")
            }
        }
    }

    @Test(
        "A count of legs or a place of a text that can't be is not believed either",
        arguments: [CallColumn.legs, .callee]
    )
    func impossible(column: CallColumn) throws {
        try Self.archive(seed: 7).write { db in
            let reader = try CallBlockReader([.callee], in: db)
            let rows = try Self.contents(reader.block(#require(Self.entries(reader).first { $0.number == 0 })))
            try StoredCallBlocks(in: db).store(0)
            // The last value, the greatest that a byte can tell.
            try db.execute(
                sql:
                    "UPDATE call_column SET data = CAST(substr(data, 1, length(data) - 1) || x'FF' AS BLOB) WHERE id = ?",
                arguments: [StoredCallBlocks.id(0, column.rawValue)]
            )
            #expect(db.changesCount == 1)
            let entry = try #require(Self.entries(reader).first { $0.number == 0 })
            #expect(try Self.contents(reader.block(entry)) == rows)
        }
    }

    @Test("A stored block without a value in a column is not read, and any other block is")
    func wantedValues() throws {
        try Self.archive(seed: 8).write { db in
            try db.execute(sql: "UPDATE leg SET callee_kind = 'ivr'")
            try db.execute(sql: "UPDATE leg SET callee_kind = 'queue' WHERE call / 4096 = 1 AND leg = 1")
            try StoredCallBlocks(in: db).store(0)
            try StoredCallBlocks(in: db).store(1)
            let reader = try CallBlockReader([.calleeKind, .disposition], in: db)
            for entry in try Self.entries(reader) {
                let block = try reader.block(entry, ifAny: .calleeKind, is: CallWords.CalleeKind.queue)
                #expect((block == nil) == (entry.number == 0))
            }
        }
    }

    @Test("Legs with a value are those that a look at each one finds", arguments: 1...10 as ClosedRange<UInt64>)
    func legsWithValue(seed: UInt64) throws {
        try Self.archive(seed: seed).write { db in
            var random = SeededRandom(seed: seed)
            let reader = try CallBlockReader([.calleeKind], in: db)
            for number in 0...1 { try StoredCallBlocks(in: db).store(Int64(number)) }
            for entry in try Self.entries(reader) {
                let block = try reader.block(entry)
                let kinds = block[.calleeKind]
                let some = (0..<block.callCount).filter { _ in Int.random(in: 0...2, using: &random) > 0 }
                for calls in [
                    Array(0..<block.callCount)[...], some[...], some.dropFirst(20).prefix(30), some.prefix(0),
                ] {
                    for kind in [CallWords.CalleeKind.queue, CallWords.CalleeKind.other, 99, ColumnValues.null] {
                        var found: [[Int]] = []
                        block.visitLegs(of: calls, where: .calleeKind, is: kind) { found.append([$0, $1]) }
                        let expected = calls.flatMap { call in
                            block.legs(of: call).filter { kinds.raw($0) == kind && kind != ColumnValues.null }
                                .map { [call, $0] }
                        }
                        #expect(found == expected)
                        #expect(kind != CallWords.CalleeKind.queue || calls.count < block.callCount || !found.isEmpty)
                    }
                }
            }
        }
    }
}
