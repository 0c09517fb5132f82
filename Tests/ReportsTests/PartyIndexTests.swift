import CallColumns
import GRDB
import Testing

@testable import Reports

@Suite("Numbers and their places")
struct PartyIndexTests {
    @Test func `shorter numbers come first, then by number, then by PBX`() {
        let keys = [
            ("lyon", "99"), ("paris", "99"), ("lyon", "100"), ("paris", "100"), ("lyon", "101"), ("lyon", "9é9"),
        ]
        .map { PartyKey(pbx: $0.0, number: $0.1) }
        #expect(keys.shuffled().sorted() == keys)
    }

    @Test func `a number has one place on each PBX, in whatever block it comes`() throws {
        let archive = try TestArchive()
        try archive.execute("INSERT INTO pbx (id, name) VALUES (1, 'paris'), (2, 'lyon')")
        try archive.execute(
            """
            INSERT INTO call (id, pbx, call_id, started_at, queue) VALUES
                (1, 1, '1', 10, '6400'), (2, 2, '2', 20, '6400'), (3, 1, '3', 30, '6401'),
                (4096, 2, '4', 40, '6401'), (4097, 1, '5', 50, '6400'), (4098, 2, '6', 60, NULL)
            """
        )
        try archive.database.read { db in
            var index = try PartyIndex(in: db)
            var places: [Int?] = []
            for number: Int64 in [0, 1] {
                let block = try CallBlockRows([.queue, .pbx], in: db).block(of: CallBlock.ids(of: number))
                places += (0..<block.callCount).map { row in
                    index.place(of: block[.queue].raw(row), pbx: block[.pbx].raw(row), in: block)
                }
            }
            #expect(places == [0, 1, 2, 3, 0, nil])
            #expect(index.keys.map(\.pbx) == ["paris", "lyon", "paris", "lyon"])
            #expect(index.place(of: "6401", name: "Sales", pbx: 1) == 2 && index.names[2] == "Sales")
        }
    }

    @Test(arguments: [0, 7, 10, -1, -905, 1_773_651_600, .max, .min] as [Int64])
    func `digits of a number are those of its text`(value: Int64) {
        var bytes: [UInt8] = [0x2C]
        bytes.append(decimal: value)
        #expect(String(decoding: bytes, as: UTF8.self) == ",\(value)")
    }
}
