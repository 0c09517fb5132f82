import CallModel
import GRDB
import Testing

@testable import ArchiveStore

@Suite("Who was on the other end")
struct ContactTests {
    private static let france = NumberPlan(country: Country(code: "FR"), outsideLinePrefixes: ["0"])

    private func contacts(_ archive: TestArchive) throws -> [String] {
        try archive.rows("SELECT caller, dialed, contact, contact_key FROM calls ORDER BY started_at")
    }

    @Test func `every spelling of one person's number is one contact`() async throws {
        let archive = try await TestArchive()
        _ = try await archive.writer.pbx(named: "test", timeZone: nil, numberPlan: Self.france)
        for (index, number) in ["+33722000111", "0033722000111", "0722000111", "0-0722000111"].enumerated() {
            try await archive.commit(
                archive.event(Wire.CDR(call: Int64(index) * 100, caller: number).event, Double(index) * 100 + 30)
            )
        }
        let out = Wire.CDR(call: 900, caller: "2041", callee: "00722000111", direction: "Outbound")
        try await archive.commit(archive.event(out.event, 930))
        try await archive.commit(
            archive.event(Wire.CDR(call: 950, caller: "2041", callee: "2042", direction: "Internal").event, 980)
        )
        #expect(
            try archive.rows("SELECT contact, contact_key, count(*) FROM calls GROUP BY 1 ORDER BY 1")
                == ["-|-|1", "+33722000111|722000111|5"]
        )
    }

    @Test func `without a country a number keeps its digits, and its last nine are its key`() async throws {
        let archive = try await TestArchive()
        try await archive.commit(archive.event(Wire.CDR(caller: "0722000111").event, 30))
        try await archive.commit(archive.event(Wire.CDR(call: 100, caller: "Anonymous").event, 130))
        try await archive.commit(archive.event(Wire.CDR(call: 200, caller: "555012").event, 230))
        #expect(
            try archive.rows("SELECT contact, contact_key FROM calls ORDER BY started_at")
                == ["0722000111|722000111", "-|-", "555012|555012"]
        )
    }

    @Test func `a plan is kept in the file, holds from then on, and is forgotten only when told so`() async throws {
        let archive = try await TestArchive()
        try await archive.commit(archive.event(Wire.CDR().event, 30))
        _ = try await archive.writer.pbx(named: "test", timeZone: nil, numberPlan: Self.france)
        try await archive.commit(archive.event(Wire.CDR(call: 100).event, 130))
        _ = try await archive.writer.pbx(named: "test", timeZone: nil)
        try await archive.commit(archive.event(Wire.CDR(call: 200).event, 230))
        let other = try ArchiveWriter(path: archive.path)
        _ = try await other.commit([.arrival(archive.event(Wire.CDR(call: 300).event, 330))])
        #expect(try archive.rows("SELECT country, outside_line_prefixes FROM pbx") == ["FR|0"])
        _ = try await archive.writer.pbx(named: "test", timeZone: nil, numberPlan: NumberPlan())
        try await archive.commit(archive.event(Wire.CDR(call: 400).event, 430))
        #expect(try archive.rows("SELECT country, outside_line_prefixes FROM pbx") == ["-|-"])
        #expect(
            try archive.rows("SELECT contact FROM calls ORDER BY started_at")
                == ["0722000111", "+33722000111", "+33722000111", "+33722000111", "0722000111"]
        )
    }

    @Test(
        "a look-up by number is answered by an index",
        arguments: [
            ("contact = '+33722000111'", "call_contact (ANY(<expr>) AND contact=?)"),
            ("contact GLOB '+3372*'", "call_contact (ANY(<expr>) AND contact>? AND contact<?)"),
            ("contact_key = '722000111' ORDER BY started_at", "call_contact_key (contact_key=?)"),
            ("linked_call = 5", "call_linked (linked_call=?)"),
        ]
    )
    func isIndexed(condition: String, index: String) async throws {
        let archive = try await TestArchive()
        let plan = try archive.rows("EXPLAIN QUERY PLAN SELECT * FROM calls WHERE \(condition)").joined(separator: "\n")
        #expect(plan.contains(index), "\(plan)")
        #expect(!plan.contains("TEMP B-TREE"), "\(plan)")
        #expect(!plan.contains("SCAN c"), "\(plan)")
    }
}
