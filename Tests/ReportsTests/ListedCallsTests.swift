import CallColumns
import GRDB
import Testing

@testable import Reports

@Suite("Rows of calls by their ids")
struct ListedCallsTests {
    private let archive: TestArchive

    init() throws {
        archive = try TestArchive()
        try archive.insert("pbx", ["id": 1, "name": "paris"])
        for id in 1...1100 {
            try archive.insert("call", ["id": id * 3, "pbx": 1, "call_id": "c\(id * 3)"])
        }
    }

    @Test(
        "each item comes with the row of its call, in the items' order",
        arguments: [[3000, 3, 18, 6, 6, 3297, 30], [18], [], (1...1100).reversed().map { $0 * 3 }] as [[Int64]]
    )
    func rows(ids: [Int64]) throws {
        try archive.database.read { db in
            let calls = try ListedCalls("c.call_id", in: db)
            // A second time, because a report asks batch by batch.
            for _ in 0..<2 {
                var found: [String?] = []
                let hasAll = try calls.visit(ids, of: { $0 }) { id, row in
                    found.append("\(id) \(row[0] as String)")
                    return true
                }
                #expect(hasAll && found == ids.map { "\($0) c\($0)" })
            }
        }
    }

    @Test func `a call that is not there has a row without values, and who has enough gets no more`() throws {
        try archive.database.read { db in
            var found: [String?] = []
            let hasAll = try ListedCalls("c.call_id", in: db).visit([6, 7, 9, 12], of: { $0 }) { _, row in
                found.append(row[0])
                return found.count < 3
            }
            #expect(!hasAll && found == ["c6", nil, "c9"])
        }
    }
}
