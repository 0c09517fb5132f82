import CallColumns
import CallModel
import Foundation
import GRDB
import Reports
import Testing

/// Transfers that columns tell, and those that only rows do.
@Suite("Transfers by columns and by rows")
struct TransferTests {
    private typealias Values = [String: (any DatabaseValueConvertible)?]

    private let archive: TestArchive
    private let now = at("2026-03-16 12:00:00")

    init() throws {
        archive = try TestArchive()
        try archive.insert("pbx", ["id": 1, "name": "paris", "time_zone": "Europe/Paris"])
        let (ada, bea): (Values, Values) = (["callee": "1001"], ["callee": "1002"])
        let late: Values = ["started_at": at("2026-03-16 09:00:00") + 30]
        try addCall(1, isProven: true, [with(ada, ["callee_name": "Ada"]), with(bea, late, ["callee_name": "Bea"])])
        // An outside number that was called from inside is in no column.
        let mobile: Values = ["callee": "0655000222", "callee_kind": "external", "direction": "outbound"]
        try addCall(2, [ada, with(mobile, late, ["callee_name": "Cid abroad"])])
        // The first leg is superseded; the newest name counts, and none is no name.
        try addCall(
            3,
            isProven: true,
            [
                with(["leg": 0, "callee": "1003"]), with(ada, ["leg": 1]),
                with(bea, late, ["leg": 2, "callee_name": "B."]),
            ]
        )
        // How long it rang tells who answered first where the record has no talk.
        let silent: Values = ["talk_seconds": nil, "duration_seconds": nil]
        try addCall(4, [with(bea, silent, ["ring_seconds": 50]), with(ada, silent, ["ring_seconds": 10])])
        let later: Values = ["started_at": at("2026-03-16 09:00:00") + 60]
        try addCall(5, count: 2, [with(ada, later), ada, with(bea, late)])
        // Answered by nobody with a number, by a queue, and not at all.
        try addCall(
            6,
            [
                bea, with(["callee": nil]), with(["callee": "6400", "callee_kind": "queue"]),
                with(["callee": "1009", "disposition": "no_answer"]), with(ada, ["talk_seconds": 5]),
            ]
        )
        // Whom columns leave out may be who took over.
        try addCall(7, [ada, with(mobile, late), with(bea, later)])
        // Ids of another block.
        try addCall(5000, [bea, with(mobile, late, ["direction": "inbound"])])
        try addCall(5001, [ada])
        try archive.sumHours()
    }

    private func with(_ values: Values...) -> Values { values.reduce(into: [:]) { $0.merge($1) { $1 } } }

    private func addCall(_ id: Int, count: Int = 1, isProven: Bool = false, _ legs: [Values]) throws {
        let start = at("2026-03-16 09:00:00")
        try archive.insert(
            "call",
            [
                "id": id, "pbx": 1, "call_id": "c\(id)", "state": "ended", "started_at": start, "utc_offset": 3600,
                "ended_at": start + 300, "direction": "inbound", "outcome": "answered", "missed": 0,
                "talk_seconds": 200, "duration_seconds": 300, "transfer_count": count,
                "transfer_proven": isProven ? 1 : 0, "leg_count": legs.count, "rule_version": 1,
            ]
        )
        for (index, values) in legs.enumerated() {
            let common: Values = [
                "call": id, "leg": index + 1, "started_at": start, "utc_offset": 3600, "callee_kind": "extension",
                "direction": "inbound", "disposition": "answered", "duration_seconds": 20, "talk_seconds": 15,
            ]
            try archive.insert("leg", with(common, values))
        }
    }

    @Test("pairs are the same whichever blocks are kept", arguments: [[], [0], [0, 1]] as [[Int64]])
    func pairs(kept: [Int64]) throws {
        try archive.database.write { db in
            for number in kept { try StoredCallBlocks(in: db).store(number) }
        }
        let zone = try DateRange.zone(named: "Europe/Paris")
        let range = try DateRange.parse(from: "2026-03-16", to: "2026-03-16", now: now, zone: zone)
        // From 1001 to 1002 by the calls 1, 3, 4 and 5, of which 5 comes back; from 1002 to 1001 by 5 and 6.
        #expect(
            try archive.run("transfers", ReportRequest(range: range, now: now)).text == """
                from,from_name,to,to_name,transfers,share,proven,inferred,calls,transfer_rate,bounce_backs,deepest\r
                1001,Ada,1002,B.,4,0.4,2,2,4,,1,2\r
                1001,,0655000222,Cid abroad,2,0.2,0,2,2,,0,1\r
                1002,,1001,,2,0.2,0,2,2,,0,2\r
                ,,,,1,0.1,0,1,1,,0,1\r
                1002,,0655000222,,1,0.1,0,1,1,,0,1\r
                total,,,,10,1,2,8,9,1,1,2\r

                """
        )
        var request = ReportRequest(range: range, now: now)
        request.filter.outcome = .busy
        #expect(try archive.run("transfers", request).outcome.rowCount == 0)
    }
}
