import CallColumns
import GRDB
import Testing

@testable import Reports

@Suite("Rows of calls by their ids")
struct NearRowsTests {
    private let archive: TestArchive

    init() throws {
        archive = try TestArchive()
        try archive.insert("pbx", ["id": 1, "name": "paris"])
        for id in [2, 3, 4, 5, 18, 19, 40, 5000, 5001] {
            try archive.insert("call", ["id": id, "pbx": 1, "call_id": "c\(id)", "missed": id == 4 ? 0 : 1])
        }
    }

    @Test(
        "each comes with its place in the list, near ones, far ones and the same again",
        arguments: [
            [5000, 2, 19, 3, 3, 5001, 40], [18], [2, 18], [2, 19], [5001, 5000, 40, 19, 18, 5, 3, 2], [],
        ] as [[Int64]]
    )
    func places(ids: [Int64]) throws {
        try archive.database.read { db in
            let rows = try NearRows("c.call_id", where: "c.missed = 1", in: db)
            // A second time, because a report asks batch by batch.
            for _ in 0..<2 {
                var found = [String?](repeating: nil, count: ids.count)
                try rows.visit(ids) { place, row in found[place] = row[1] }
                #expect(found == ids.map { "c\($0)" })
            }
        }
    }

    @Test func `what is not there is left out`() throws {
        try archive.database.read { db in
            var found: [Int: String] = [:]
            try NearRows("c.call_id", where: "c.missed = 1", in: db).visit([6000, 4, 1, 5, 30, 7000, 41]) {
                place,
                row in
                found[place] = row[1]
            }
            #expect(found == [3: "c5"])
        }
    }
}
