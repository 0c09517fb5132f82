import CallColumns
import CallModel
import GRDB
import TestSupport
import Testing

@testable import Reports

/// Holds the order and the choice of calls, over blocks that overlap in time, to plain SQL.
@Suite("Scans of calls")
struct CallScanTests {
    private let archive: TestArchive
    private let period: ReportPeriod

    init() throws {
        archive = try TestArchive()
        var random = SeededRandom(seed: 11)
        try archive.database.write { db in
            try db.execute(sql: "INSERT INTO pbx (id, name) VALUES (1, 'paris'), (2, 'lyon')")
            for id in (1..<5 * CallBlock.size).shuffled(using: &random).prefix(600) {
                // Few different seconds, so that many calls begin at the same one; some begin at an unknown time.
                let start = Int64(id) / 3 + .random(in: 0..<60, using: &random) * 100
                try db.execute(
                    sql: """
                        INSERT INTO call (id, pbx, call_id, state, started_at, utc_offset, ended_at, direction, outcome, queue)
                        VALUES (?1, ?2, ?1, 'ended', ?3, ?4, ?3 + 90, ?5, ?6, ?7)
                        """,
                    arguments: [
                        id, Int.random(in: 1...2, using: &random), id % 50 == 0 ? nil : 1_780_000_000 + start,
                        id % 7 == 0 ? nil : 3600, CallWords.directions.randomElement(using: &random),
                        CallWords.outcomes.randomElement(using: &random), id % 3 == 0 ? "6400" : nil,
                    ]
                )
            }
            for number in [0, 2, 3] { try StoredCallBlocks(in: db).store(Int64(number)) }
        }
        let start = CivilTime(seconds: 1_780_000_000 + 5000)
        period = ReportPeriod(from: start, to: CivilTime(seconds: start.seconds + 7000), zone: nil)
    }

    private static var filters: [ReportFilter] {
        var filters = [ReportFilter()]
        func add(_ change: (inout ReportFilter) -> Void) {
            var filter = ReportFilter()
            change(&filter)
            filters.append(filter)
        }
        add { $0.pbx = ["lyon"] }
        add { $0.direction = .outbound }
        add { $0.outcome = .voicemail }
        add { $0.queue = "6400" }
        add {
            $0.queue = "6400"
            $0.direction = .inbound
        }
        add {
            $0.calendar.calendar = (try? ReportCalendar(businessHours: ["Thu 20:30-23:00"], holidays: [])) ?? .empty
            $0.calendar.businessHours = .outside
        }
        return filters
    }

    @Test("Calls come in the order of their start, the chosen ones alone", arguments: filters.indices, [false, true])
    func order(filter index: Int, newestFirst: Bool) throws {
        let filter = Self.filters[index]
        try archive.database.read { db in
            var ids: [Int64] = []
            let scan = try CallScan([.queue], filter: filter, in: db)
            try scan.visit(begunIn: period, newestFirst: newestFirst) { block, calls in ids += calls.map(block.id) }
            let order: SQL = newestFirst ? "started_at DESC, id DESC" : "started_at, id"
            let expected = try Int64.fetchAll(
                db.makeStatement(
                    literal: """
                        SELECT id FROM call c WHERE \(literal: period.condition(on: "c")) AND \(literal: filter.callCondition)
                        ORDER BY \(literal: order)
                        """
                )
            )
            #expect(ids == expected)
            #expect(expected.count > 10)
        }
    }

    @Test("A stretch has all calls that reach into it")
    func reaching() throws {
        let stretch: Range<Int64> = 1_780_006_000..<1_780_007_000
        try archive.database.read { db in
            var ids: Set<Int64> = []
            try CallScan([.endedAt], filter: ReportFilter(), in: db).visit(reaching: stretch) { block, calls in
                ids.formUnion(calls.filter { block[.endedAt][$0] ?? 0 > stretch.lowerBound }.map(block.id))
            }
            let expected = try Int64.fetchSet(
                db,
                sql: "SELECT id FROM call WHERE started_at < ? AND ended_at > ?",
                arguments: [stretch.upperBound, stretch.lowerBound]
            )
            #expect(ids == expected)
        }
    }

    @Test("A stored block without what a report needs is passed over, and every other call is there")
    func need() throws {
        let voicemail = try #require(CallWords.outcomes.firstIndex(of: "voicemail"))
        try archive.database.write { db in
            try db.execute(sql: "UPDATE call SET outcome = 'answered' WHERE id / 4096 IN (1, 2)")
            for number in [0, 2, 3] { try StoredCallBlocks(in: db).store(Int64(number)) }
            var ids: Set<Int64> = []
            let scan = try CallScan(
                [.outcome],
                filter: ReportFilter(),
                in: db,
                onlyBlocksWith: .value(Int64(voicemail), .outcome)
            )
            try scan.visit(reaching: .min..<(.max)) { block, calls in ids.formUnion(calls.map(block.id)) }
            let expected = try Int64.fetchSet(
                db,
                sql: "SELECT id FROM call WHERE id / 4096 <> 2 AND started_at IS NOT NULL"
            )
            #expect(ids == expected)
        }
    }
}
