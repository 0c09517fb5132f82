import Foundation
import Testing

@testable import Reports

@Suite("Pictures")
struct ChartTests {
    private static let columns = [
        Column("day", "day"), Column("hour", "hour", .number), Column("calls", "calls", .count),
        Column("wait", "wait", .seconds),
    ]

    private static let charts: [Chart] = [
        .trend("T", x: "day", series: ["calls", "wait"]), .histogram("T", label: "day", series: ["calls", "wait"]),
        .curve("T", x: "day", y: "calls"), .top("T", label: "day", value: "calls"),
        .heatMap("T", row: "day", column: "hour", value: "calls"), .figures("T", ["calls", "wait"]),
    ]

    private func markup(_ chart: Chart, _ rows: [[Cell]]) -> String {
        ChartMarkup(chart: chart, rows: ChartRows(columns: Self.columns, rows: rows), id: "c").text
    }

    private func row(_ day: String, _ hour: Int64, _ calls: Int64?, _ wait: Int64?) -> [Cell] {
        [.text(day), .integer(hour), .optional(calls), .optional(wait)]
    }

    @Test(arguments: charts)
    func `a picture is well-formed, named and described, and text in it stays text`(chart: Chart) throws {
        let hostile = "</title><script>\"&'\u{202E}"
        let text = markup(chart, [row(hostile, 9, 3, 60), row("b", 10, nil, nil), row("c", 9, 0, 5)])
        #expect(!text.contains("<script") && !text.contains("\u{202E}"))
        let document = "<root>" + text + "</root>"
        #expect(XMLCheck.isWellFormed(document))
        guard !chart.isFigures else { return }
        #expect(text.components(separatedBy: "role=\"img\"").count == 3)
        #expect(text.components(separatedBy: "<desc id=").count == 3)
        #expect(!text.contains("<desc id=\"c-broad-d\"></desc>"))
        #expect(!text.contains("nan") && !text.contains("inf"))
    }

    @Test(arguments: charts)
    func `nothing known is no picture, and one row does no harm`(chart: Chart) {
        if !chart.isFigures { #expect(markup(chart, [row("a", 1, nil, nil)]).isEmpty || chart.columns.count > 2) }
        #expect(XMLCheck.isWellFormed("<root>" + markup(chart, [row("a", 1, 0, 0)]) + "</root>"))
    }

    @Test func `a line goes through its points and breaks where nothing is known`() {
        let rows = [row("2026-03-16", 0, 0, nil), row("2026-03-17", 0, 4, nil), row("2026-03-18", 0, nil, nil)]
        let text = markup(.trend("T", x: "day", series: ["calls"]), rows)
        // Broad: ticks 0 to 4 leave 17 points to the left; the middle of 17 and 626 is 321.5.
        #expect(text.contains("<path class=\"line k0\" d=\"M17 214L321.5 12\"/>"))
        #expect(text.contains("calls: at most 4 (2026-03-17), at least 0 (2026-03-16)."))
        #expect(text.contains(">17 Mar</text>"))
    }

    @Test func `a curve holds each value until the next, and the last as long as the others`() {
        let rows = [row("2026-03-16", 0, 2, nil), row("2026-03-17", 0, 4, nil), row("2026-03-18", 0, 0, nil)]
        // Broad: 609 points from 17 on are three days of 203.
        let text = markup(.curve("T", x: "day", y: "calls"), rows)
        #expect(text.contains("<path class=\"line k0\" d=\"M17 113L220 113L220 12L423 12L423 214L626 214\"/>"))
    }

    @Test(
        arguments: [
            (0, Column.Kind.count, [0.0, 1]), (3, .count, [0, 1, 2, 3]), (160, .count, [0, 50, 100, 150, 200]),
            (95, .seconds, [0, 30, 60, 90, 120]), (0.8, .ratio, [0, 0.2, 0.4, 0.6, 0.8]),
        ]
    )
    func `an axis has round numbers`(most: Double, kind: Column.Kind, ticks: [Double]) {
        let found = ChartAxis(most: most, kind: kind).ticks
        #expect(found.count == ticks.count && zip(found, ticks).allSatisfy { ($0 - $1).magnitude < 1e-9 }, "\(found)")
    }

    @Test func `a change is said with an arrow and in words`() {
        let text = markup(.figures("T", ["calls", "wait"]), [row("now", 0, 1200, 30), row("before", 0, 1000, 60)])
        #expect(text.contains("<dd class=\"value\">1\u{202F}200</dd><dd class=\"change\">▲ 20% from 1\u{202F}000</dd>"))
        #expect(text.contains("<dd class=\"value\">0:30</dd><dd class=\"change\">▼ 50% from 1:00</dd>"))
    }

    @Test func `a sparkline has a block for each value, as high as it is great`() {
        var lines = Sparklines(charts: [.trend("T", x: "day", series: ["calls", "wait"])], columns: Self.columns)
        for (calls, wait) in [(0, nil), (7, 60), (14, 120)] as [(Int64, Int64?)] { lines.add(row("d", 0, calls, wait)) }
        #expect(lines.lines(width: 40) == ["calls  ▁▅█  0 to 14", "wait    ▅█  1:00 to 2:00"])
        #expect(lines.lines(width: 12).isEmpty)
    }
}
