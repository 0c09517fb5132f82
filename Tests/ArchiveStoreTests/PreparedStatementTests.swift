import Foundation
import GRDB
import Testing

@testable import ArchiveStore

@Suite("A prepared statement")
struct PreparedStatementTests {
    @Test(arguments: [0, 1, 1024, 1025, 2048, 2049, 5000])
    func `gives back what was bound to it, however long`(count: Int) throws {
        try DatabaseQueue().inDatabase { db in
            try db.execute(sql: "CREATE TABLE value (text, blob, name)")
            let insert = try PreparedStatement(db, "INSERT INTO value VALUES (?, ?, ?)")
            let text = String(repeating: "x", count: count)
            let bytes = Array(repeating: 0xFF as UInt8, count: count)
            try insert.bind(text).bind(bytes).bind("first").run()
            try insert.bind("é").bind([0]).bind(nil as String?).run()
            let rows = try Row.fetchAll(db, sql: "SELECT *, typeof(text), typeof(blob) FROM value ORDER BY rowid")
            #expect(rows.count == 2)
            #expect(rows[0][0] == text)
            #expect([UInt8](rows[0]["blob"] as Data) == bytes)
            #expect(rows[0]["name"] == "first")
            #expect(rows[0][3] == "text")
            #expect(rows[0][4] == "blob")
            #expect(rows[1][0] == "é")
            #expect(rows[1]["name"] == nil as String?)
        }
    }

    @Test func `is refused when a parameter was left out, and works again after it`() throws {
        try DatabaseQueue().inDatabase { db in
            try db.execute(sql: "CREATE TABLE value (a, b)")
            let insert = try PreparedStatement(db, "INSERT INTO value VALUES (?, ?)")
            try insert.bind("one").bind("two").run()
            #expect(throws: DatabaseError.self) { try insert.bind("three").run() }
            try insert.bind("four").bind("five").run()
            #expect(try String.fetchAll(db, sql: "SELECT a || b FROM value") == ["onetwo", "fourfive"])
        }
    }

    @Test func `tells the id of the row that it inserted`() throws {
        try DatabaseQueue().inDatabase { db in
            try db.execute(sql: "CREATE TABLE value (id INTEGER PRIMARY KEY, a)")
            try db.execute(sql: "INSERT INTO value VALUES (41, 'x')")
            let insert = try PreparedStatement(db, "INSERT INTO value (a) VALUES (?)")
            #expect(try insert.bind("y").insert() == 42)
        }
    }
}
