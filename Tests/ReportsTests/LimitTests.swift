import Testing

@testable import Reports

@Suite("Limits")
struct LimitTests {
    @Test(
        "how many rows are not shown is counted, not guessed",
        arguments: [
            // Six bands of talk, seven of waits, and three directions with their total.
            ("durations", "5 more rows are not shown (--limit 1)."),
            ("queue-wait", "6 more rows are not shown (--limit 1)."),
            ("summary", "3 more rows are not shown (--limit 1)."),
        ]
    )
    func notShown(report: String, note: String) throws {
        let small = try SmallArchive()
        var request = try small.request()
        request.limit = 1
        #expect(try small.archive.run(report, request).outcome.notes.last == note)
    }
}
