import ArchiveStore
import Foundation
import GRDB
import Testing

@testable import Reports

/// Finding a number by the index of contacts, which long periods need.
@Suite("Looking up a number")
struct ContactLookupTests {
    private let small: SmallArchive

    init() throws {
        small = try SmallArchive()
        // Calls 1 to 4 have the number; of call 4 it is made another party's, as if it were only forwarded to the number.
        try small.archive.execute("UPDATE call SET rule_version = 2")
        try small.archive.execute("UPDATE call SET contact = '+33611223344' WHERE id < 4")
        try small.archive.execute("UPDATE call SET contact = '+33755555555' WHERE id = 4")
    }

    /// The calls found, and whether a note says what is left out.
    private func find(_ number: String = "0611223344", from: String = "2026-01-01") throws -> ([Int], Bool) {
        var request = try small.request(from: from, to: "2026-03-16")
        request.filter.number = number
        let ids = try small.archive.rows("calls", request).compactMap { $0["id"] as? Int }
        let notes = try small.archive.run("calls", request).outcome.notes
        return (ids, notes.contains(ContactLookup.note))
    }

    @Test func `over a long period a number is found where it is the outside party, and a note says so`() throws {
        #expect(try find() == ([3, 2, 1], true))
        #expect(try find("+33 6 11 22 33 44") == ([3, 2, 1], true))
    }

    @Test func `in a short period every call is looked at`() throws {
        #expect(try find(from: "2026-03-15") == ([4, 3, 2, 1], false))
    }

    @Test func `what a call's record leaves out of a number is found, too`() throws {
        // A country whose numbers have eight digits.
        try small.archive.execute("UPDATE call SET caller = '22334455', contact = '+4722334455' WHERE id = 6")
        for number in ["+4722334455", "004722334455"] {
            #expect(try find(number) == ([6], true))
            #expect(try find(number, from: "2026-03-15") == ([6], false))
        }
    }

    @Test func `a call without a contact that it should have makes every call be looked at`() throws {
        try small.archive.execute("UPDATE call SET contact = NULL, rule_version = 1 WHERE id = 1")
        #expect(try find() == ([4, 3, 2, 1], false))
    }

    @Test func `a number that is nobody's contact is still found in the records`() throws {
        try small.archive.execute("UPDATE call SET contact = '+33755555555' WHERE id < 4")
        #expect(try find() == ([4, 3, 2, 1], false))
        #expect(try find("1002").0 == [5, 4, 3])
    }

    @Test func `the index of contacts finds them, in the order of time`() throws {
        var filter = ReportFilter()
        filter.contactEnding = "611223344"
        let period = ReportPeriod(from: CivilTime(seconds: 0), to: CivilTime(seconds: 2_000_000_000), zone: nil)
        let query: SQL = """
            EXPLAIN QUERY PLAN SELECT id FROM call c
            WHERE \(literal: period.condition(on: "c")) AND \(literal: filter.callCondition) ORDER BY started_at DESC, id DESC
            """
        let plan = try small.archive.database.read { db in
            try Row.fetchAll(db.makeStatement(literal: query)).map { $0["detail"] as String }
        }
        #expect(plan == ["SEARCH c USING INDEX call_contact_key (contact_key=? AND started_at>? AND started_at<?)"])
    }
}
