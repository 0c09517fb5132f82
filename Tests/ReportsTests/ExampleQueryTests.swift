import Foundation
import GRDB
import Testing

@testable import Reports

/// Every question against answers worked out by hand from the tables of calls at `SmallArchive` and `ReadyArchive`.
@Suite("Example queries")
struct ExampleQueryTests {
    private static let days: [(question: String, rows: [String])] = [
        ("How many calls of each direction were there yesterday", ["inbound|answered|2"]),
        (
            "Which calls began on one day",
            [
                "1|2026-03-15 09:00:00|inbound|0611223344|0140|1001|answered|10|60",
                "9|2026-03-15 20:00:00|inbound|0799887766|0140|1003|answered|100|30",
            ]
        ),
        ("How many calls a day", ["2026-02-14|1|0|0.0", "2026-03-15|2|2|100.0", "2026-03-16|6|2|33.3"]),
        ("How many calls a month", ["2026-02|1|NULL|0.0", "2026-03|8|7|1.1"]),
        ("Which share of the calls of each month", ["2026-02|1|100.0|0.0|0.0", "2026-03|8|62.5|25.0|12.5"]),
        ("How many calls fall on each weekday", ["5|1|0.1", "6|2|0.2"]),
        ("At which hours of which weekdays", ["6|9|0.25|0.0", "6|20|0.25|0.0"]),
        (
            "Which were the busiest hours ever",
            [
                "2026-03-16|8|3", "2026-03-16|9|2", "2026-02-14|23|1", "2026-03-15|9|1", "2026-03-15|20|1",
                "2026-03-16|10|1",
            ]
        ),
        ("How many calls went on at once yesterday", ["2026-03-15 09:00:00|1"]),
        (
            "Which calls came in outside business hours",
            [
                "9|2026-03-15 20:00:00|+33799887766|0140|answered|100",
                "1|2026-03-15 09:00:00|+33611223344|0140|answered|10",
            ]
        ),
        ("Which of our numbers are called most", ["0140|7|3|3"]),
        ("How many calls and minutes went over each trunk", ["sip-a|6|2|63.7"]),
        ("How much was each trunk in use", ["sip-a|9|1|0|0.02", "sip-a|20|1|0|0.04"]),
    ]

    private static let service: [(question: String, rows: [String])] = [
        (
            "Which calls were missed",
            [
                "6|2026-03-16 09:30:00|0799887766|NULL|0140|NULL|voicemail|15|1001|0|0",
                "2|2026-03-16 08:00:00|+33611223344|NULL|0140|6400|abandoned|30|1001 1002|1|1",
            ]
        ),
        ("Whom do we still owe a call", ["+33799887766|1|2026-03-16 09:30:00|0"]),
        ("How soon were missed callers spoken with", ["2026-03-16|2|1|20.0"]),
        ("Which calls ended in voicemail", ["6|2026-03-16 09:30:00|0799887766|NULL|0140|NULL|15|40"]),
        ("How long do callers wait in each queue", ["6400|2|1|1|100|100", "6401|1|1|0|100|100"]),
        ("What is each queue's service level? (80/20; variant 1", ["6400|0|2|0.0", "6401|0|1|0.0"]),
        ("What is each queue's service level without short abandons", ["6400|0|2|0.0", "6401|0|1|0.0"]),
        (
            "Who waited longest",
            [
                "9|2026-03-15 20:00:00|0799887766|6400|answered|100",
                "2|2026-03-16 08:00:00|+33611223344|6400|abandoned|30",
                "7|2026-03-16 10:00:00|0499000000|NULL|answered|20",
                "6|2026-03-16 09:30:00|0799887766|NULL|voicemail|15",
                "1|2026-03-15 09:00:00|0611223344|NULL|answered|10", "8|2026-03-16 11:59:30|0655|NULL|NULL|NULL",
            ]
        ),
        ("How long do callers wait before an answer", ["10|1|0", "20|1|0", "30|0|1", "120|1|0"]),
        (
            "Which calls of the last seven days went from one queue to another",
            ["9|2026-03-15 20:00:00|0799887766|6400 → 6401|answered|100"]
        ),
        ("Which phones let calls ring out", ["1001|2|1|1", "1002|2|0|0"]),
        ("Which ringings did this agent miss", ["2|2026-03-16 08:00:00|6400|+33611223344|15|NULL"]),
        ("How much did each extension talk", ["1001|Ada|3|1|3605", "1002|Bea|3|1|125"]),
        ("What did one extension do", ["2026-03-15|1|0|1|0|60|0", "2026-03-16|2|1|1|0|3605|1"]),
        ("Which calls were on hold longest", ["7|2026-03-16 10:00:00|1001|45|3605"]),
    ]

    private static let withZoe = [
        "4|2026-03-16 08:20:00|outbound|1002|0611223344|0611223344|answered|125",
        "3|2026-03-16 08:10:00|outbound|1002|0611223344|NULL|no_answer|0",
        "2|2026-03-16 08:00:00|inbound|+33611223344|0140|NULL|abandoned|0",
        "1|2026-03-15 09:00:00|inbound|0611223344|0140|1001|answered|60",
    ]

    private static let withEnding = [
        "4|2026-03-16 08:20:00|outbound|+33611223344|answered",
        "3|2026-03-16 08:10:00|outbound|+33611223344|no_answer",
        "2|2026-03-16 08:00:00|inbound|+33611223344|abandoned",
        "1|2026-03-15 09:00:00|inbound|+33611223344|answered",
    ]

    private static let callers: [(question: String, rows: [String])] = [
        ("Which calls were with this number", withZoe),
        ("Which calls were with exactly this number", withZoe),
        ("Which numbers that begin like this", ["+33611223344|4|2026-03-16 08:20:00"]),
        ("Which calls of the last 31 days were with a number that ends like this", withEnding),
        ("Which calls, however long ago, were with a number that ends like this", withEnding),
        (
            "Which outside numbers called most often",
            ["+33611223344|Zoé, \"Z\"|2|1", "+33799887766|NULL|2|1", "+33499000000|NULL|1|0", "0655|NULL|1|NULL"]
        ),
        ("Who called again", ["+33611223344|1|2026-03-16 08:00:00", "+33799887766|1|2026-03-16 09:30:00"]),
        (
            "Which calls did this extension make or get",
            [
                "7|2026-03-16 10:00:00|inbound|0499000000|1001|answered|20|3605",
                "6|2026-03-16 09:30:00|inbound|0799887766|1001|voicemail|NULL|0",
                "5|2026-03-16 09:00:00|internal|1001|1002|busy|NULL|0",
                "1|2026-03-15 09:00:00|inbound|0611223344|1001|answered|NULL|60",
            ]
        ),
        ("Who was passed on by whom", ["1003|1002|1"]),
        ("Which calls were transferred", ["9|2026-03-15 20:00:00|0799887766|1003|1|1"]),
        (
            "Which two calls did each attended transfer join",
            ["5|2026-03-16 09:00:00|1001|1002|7|2026-03-16 10:00:00|0499000000|0140"]
        ),
        (
            "Which were the longest calls",
            [
                "7|2026-03-16 10:00:00|inbound|0499000000|0140|1001|3605|3625",
                "4|2026-03-16 08:20:00|outbound|1002|0611223344|0611223344|125|133",
                "9|2026-03-15 20:00:00|inbound|0799887766|0140|1003|30|130",
                "1|2026-03-15 09:00:00|inbound|0611223344|0140|1001|60|70",
                "6|2026-03-16 09:30:00|inbound|0799887766|0140|NULL|0|40",
                "2|2026-03-16 08:00:00|inbound|+33611223344|0140|NULL|0|30",
                "3|2026-03-16 08:10:00|outbound|1002|0611223344|NULL|0|20",
                "10|2026-02-14 23:50:00|inbound|NULL|0140|NULL|0|4",
                "5|2026-03-16 09:00:00|internal|1001|1002|NULL|0|2",
                "8|2026-03-16 11:59:30|inbound|0655|0140|NULL|NULL|NULL",
            ]
        ),
        ("What did the callers of the last 31 days say", ["5|1|2026-03-16 10:00:00"]),
    ]

    private static let archive: [(question: String, rows: [String])] = [
        ("Are there days that are not complete", ["paris|2026-03-16|unproven|42599|600|NULL|NULL"]),
        (
            "When was the feed down",
            [
                "paris|2026-03-16 06:30:00|300|connection lost|repaired|NULL",
                "paris|2026-03-16 06:00:00|300|connection lost|pending|NULL",
            ]
        ),
        (
            "Which frames could not be understood",
            ["3|paris|2026-03-16 07:00:32|NULL|no JSON|no JSON \u{1B}[31m"]
        ),
        ("Which frames of the call with this id came twice", ["4|2026-03-16 10:01:00|unknown|1"]),
        (
            "Which calls of the last seven days rest on when frames were received",
            ["2|2026-03-16 08:00:00|inbound|+33611223344|abandoned|timestamp"]
        ),
        ("Which calls are going on", ["8|paris|2026-03-16 11:59:30|inbound|0655|0140|NULL|30"]),
    ]

    @Test("a question is answered as by hand", arguments: days + service + callers + archive)
    func answer(question: String, rows: [String]) throws {
        #expect(try ReadyArchive().rows(Self.sql(question)) == rows)
    }

    @Test(
        "the newest call is told stage by stage and frame by frame",
        arguments: [
            ("What happened in the newest call", "1|2026-03-16 10:00:00|0499000000|1001|extension|answered|20|3605"),
            ("Which frames did the PBX send about the newest call", "5|2026-03-16 10:01:00|unknown|mapped|{}"),
        ]
    )
    func newest(question: String, row: String) throws {
        let ready = try ReadyArchive()
        // The live call has neither legs nor frames yet.
        try ready.archive.execute("DELETE FROM call WHERE state = 'live'")
        #expect(try ready.rows(Self.sql(question)) == [row])
    }

    @Test("an example query runs, reads alone, and names its columns", arguments: ExampleQueries.all)
    func runs(query: ExampleQuery) throws {
        try ReadyArchive().archive.database.read { db in
            let statement = try db.makeStatement(sql: query.sql)
            #expect(statement.isReadonly)
            #expect(Set(statement.columnNames).count == statement.columnCount)
            #expect(statement.columnNames.allSatisfy { $0.allSatisfy { $0.isLowercase || $0 == "_" || $0.isNumber } })
            _ = try Row.fetchAll(statement)
        }
    }

    @Test func `there are more than thirty questions, each asked once`() {
        #expect(ExampleQueries.all.count >= 30)
        #expect(Set(ExampleQueries.all.map(\.question)).count == ExampleQueries.all.count)
    }

    private static func sql(_ beginning: String) throws -> String {
        let found = ExampleQueries.all.filter { $0.question.hasPrefix(beginning) }
        try #require(found.count == 1, "\(found.count) questions begin with “\(beginning)”")
        return found[0].sql
    }
}
