import ArchiveStore
import Foundation
import Testing

@testable import Reports

@Suite("Renderers")
struct RendererTests {
    private let hostile = "\u{1B}[31mred\u{202E}evil\r\n=cmd|<b>&\"x\""

    private static let columns = [
        Column("name", "name"), Column("at", "at (UTC)", .instant, for: .machines),
        Column("number", "number", .party, rank: 1), Column("calls", "calls", .count, metric: "calls"),
        Column("talk", "talk", .seconds, metric: "talk_time"), Column("rate", "rate", .ratio, metric: "answer_rate"),
        Column("seen", "seen", .flag, rank: 2),
    ]

    private var rows: [[Cell]] {
        [
            [
                .text("Zoé"), .integer(5), .text("+33123456789"), .integer(12), .integer(3787), .ratio(1, 3),
                .integer(1),
            ],
            [.text(hostile), .null, .text("=1+1"), .integer(0), .integer(5), .null, .integer(0)],
        ]
    }

    private func render(_ format: ReportFormat, width: Int? = nil, usesColor: Bool = false, rows: [[Cell]]? = nil)
        throws -> String
    {
        var text = ""
        let chunks = ChunkedOutput { text += $0 }
        let renderer = RenderOptions(format: format, width: width, usesColor: usesColor).renderer(to: chunks)
        let heading = ReportHeading.sample(
            Self.columns,
            begun: CivilTime(seconds: 1_773_619_200),
            definitions: MetricDictionary.metrics(named: ["talk_time"]),
            facts: [ReportHeading.Fact(label: "of", text: "a\nb")]
        )
        try renderer.open(
            DocumentHeading(
                name: heading.name,
                period: heading.period,
                coverage: heading.coverage,
                hasSections: false
            )
        )
        try renderer.begin(heading)
        for row in rows ?? self.rows { try renderer.row(row) }
        try renderer.end(notes: ["A note."])
        try renderer.close()
        try chunks.flush()
        return text
    }

    private static let footer = """
        Counted are calls: a caller's whole journey, once, however many phones rang.
        talk: Conversation with people, counted once though the PBX repeats it on several records.
        Coverage: nothing of the period has passed yet; 0 gaps open; days 0 complete, 0 partial, 0 unproven; 0 frames \
        quarantined.
        """

    @Test func `a table shows hostile text without obeying it`() throws {
        let text = try render(.table)
        #expect(
            text == """
                sample: 2026-03-16, local time of each PBX
                of  a\\nb

                name                                       number        calls     talk         rate  seen
                Zoé                                        +33123456789     12  1:03:07  33.3% (1/3)  yes
                \\u{1b}[31mred\\u{202e}evil\\r\\n=cmd|<b>&"x"  =1+1              0     0:05            –  no

                A note.
                \(Self.footer)

                """
        )
        #expect(!text.contains("\u{1B}") && !text.contains("\u{202E}") && !text.contains("\r"))
    }

    @Test func `a narrow table shortens text, then leaves out what matters least`() throws {
        let lines = try render(.table, width: 50).split(separator: "\n", omittingEmptySubsequences: false)
        #expect(
            lines[3...5].joined(separator: "\n") == """
                name                   calls     talk         rate
                Zoé                       12  1:03:07  33.3% (1/3)
                \\u{1b}[31mred\\u{202e…      0     0:05            –
                """
        )
        #expect(lines.allSatisfy { DisplayWidth.of(String($0)) <= 50 })
        #expect(lines.joined(separator: " ").contains("Left out for want of width: seen, number."))
    }

    @Test func `colour comes only when asked for`() throws {
        #expect(try render(.table, usesColor: true).hasPrefix("\u{1B}[1msample: 2026-03-16"))
        #expect(!(try render(.table).contains("\u{1B}")))
    }

    @Test func `CSV is RFC 4180 with formulas disarmed`() throws {
        #expect(
            try render(.csv)
                == "name,at,number,calls,talk,rate,seen\r\nZoé,5,+33123456789,12,3787,0.333333,1\r\n"
                + "\"\u{1B}[31mred\u{202E}evil\r\n=cmd|<b>&\"\"x\"\"\",,'=1+1,0,5,,0\r\n"
        )
    }

    @Test func `JSON is the whole truth, and parses`() throws {
        let text = try render(.json)
        #expect(
            text == """
                {"report":"sample","from":"2026-03-16 00:00:00","to":"2026-03-17 00:00:00","time_zone":"pbx-local",
                "coverage":{"share":null,"covered_seconds":0,"period_seconds":0,"open_gaps":0,"unrepairable_gaps":0,\
                "complete_days":0,"partial_days":0,"unproven_days":0,"quarantined_frames":0},
                "columns":[
                {"name":"name","unit":null,"metric":null},
                {"name":"at","unit":"unix_seconds","metric":null},
                {"name":"number","unit":null,"metric":null},
                {"name":"calls","unit":"count","metric":"calls"},
                {"name":"talk","unit":"seconds","metric":"talk_time"},
                {"name":"rate","unit":"ratio","metric":"answer_rate"},
                {"name":"seen","unit":"0_or_1","metric":null}
                ],
                "rows":[
                {"name":"Zoé","at":5,"number":"+33123456789","calls":12,"talk":3787,"rate":0.333333,"seen":1},
                {"name":"\\u001b[31mred\\u202eevil\\r\\n=cmd|<b>&\\"x\\"","at":null,"number":"=1+1","calls":0,"talk":5,\
                "rate":null,"seen":0}
                ],
                "notes":["A note."]}

                """
        )
        let object = try #require(JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        let parsed = try #require(object["rows"] as? [[String: Any]])
        #expect(parsed.last?["name"] as? String == hostile)
        let empty = try JSONSerialization.jsonObject(with: Data(render(.json, rows: []).utf8)) as? [String: Any]
        #expect((empty?["rows"] as? [Any])?.isEmpty == true)
    }

    @Test func `NDJSON is one object a row and nothing else`() throws {
        let lines = try render(.ndjson).split(separator: "\n")
        #expect(lines.count == 2)
        #expect(
            lines.first
                == #"{"name":"Zoé","at":5,"number":"+33123456789","calls":12,"talk":3787,"rate":0.333333,"seen":1}"#
        )
        for line in lines { _ = try JSONSerialization.jsonObject(with: Data(line.utf8)) }
    }

    @Test func `Markdown escapes what it would obey`() throws {
        let footer = Self.footer.split(separator: "\n").map { "- \($0)\n" }.joined()
        #expect(
            try render(.markdown) == """
                ## sample: 2026-03-16, local time of each PBX

                - of: a\\\\nb

                | name | number | calls | talk | rate | seen |
                | --- | --- | ---: | ---: | ---: | --- |
                | Zoé | +33123456789 | 12 | 1:03:07 | 33.3% (1/3) | yes |
                | \\\\u{1b}\\[31mred\\\\u{202e}evil\\\\r\\\\n=cmd\\|&lt;b&gt;&amp;"x" | =1+1 | 0 | 0:05 | – | no |

                - A note.
                \(footer)
                """
        )
    }

    @Test func `HTML is one page that runs and fetches nothing`() throws {
        let text = try render(.html)
        #expect(text.hasPrefix("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"))
        #expect(text.contains("content=\"default-src 'none'; style-src 'sha256-"))
        #expect(!text.contains("unsafe") && !text.contains("style=") && text.firstMatch(of: #/ on[a-z]+=/#) == nil)
        #expect(
            text.contains(
                #"<th scope="row" class="t">\u{1b}[31mred\u{202e}evil\r\n=cmd|&lt;b&gt;&amp;&quot;x&quot;</th><td>=1+1</td>"#
                    + #"<td class="n">0</td><td class="n">0:05</td><td class="n">–</td><td>no</td></tr>"#
            )
        )
        #expect(!text.contains("<script") && !text.contains("http://") && !text.contains("https://"))
        #expect(text.hasSuffix("</footer>\n</body>\n</html>\n"))
    }

    @Test func `a table holds back no more than its look-ahead, and chunks stay small`() throws {
        var most = 0
        var total = 0
        let chunks = ChunkedOutput { text in
            most = max(most, text.utf8.count)
            total += text.utf8.count
        }
        let table = TableRenderer(chunks, width: nil, usesColor: false)
        try table.begin(.sample(Self.columns))
        for _ in 0..<5000 { try table.row(rows[0]) }
        try table.end(notes: [])
        #expect(table.mostHeld == TableRenderer.lookAheadRows)
        #expect(most < 64 * 1024)
        #expect(total > 5000 * 40)
    }

    @Test func `what the output throws ends the report as it is`() throws {
        struct BrokenPipe: Error {}
        let small = try SmallArchive()
        for format in ReportFormat.allCases {
            #expect(throws: BrokenPipe.self) {
                try ReportRunner.run(
                    ReportCatalogue.report(named: "calls"),
                    small.request(),
                    in: ArchiveReader(path: small.archive.path),
                    as: RenderOptions(format: format)
                ) { _ in throw BrokenPipe() }
            }
        }
    }
}
