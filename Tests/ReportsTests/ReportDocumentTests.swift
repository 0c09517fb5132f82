import CallModel
import Foundation
import Testing

@testable import Reports

@Suite("report dashboard")
struct ReportDocumentTests {
    private func run(_ format: ReportFormat, width: Int? = nil) throws -> String {
        let plausible = try PlausibleArchive(callerName: "Zoé")
        return try plausible.archive.run("dashboard", plausible.request(), format, width: width).text
    }

    @Test func `JSON has the sections as objects`() throws {
        let object = try JSONSerialization.jsonObject(with: Data(run(.json).utf8)) as? [String: Any]
        #expect(object?["from"] as? String == "2026-03-09 00:00:00")
        #expect(object?["to"] as? String == "2026-03-16 00:00:00")
        let sections = try #require(object?["sections"] as? [[String: Any]])
        let names = sections.compactMap { $0["report"] as? String }
        #expect(names.prefix(2) == ["overview", "summary"] && names.contains("missed") && names.last == "coverage")
        let trend = try #require(sections[1]["rows"] as? [[String: Any]])
        #expect(trend.compactMap { $0["day"] as? String }.first == "2026-03-09")
        #expect(trend.count == 7)
        // The two weeks of the overview are the sums of their days.
        let overview = try #require(sections[0]["rows"] as? [[String: Any]])
        #expect(overview.count == 2)
        #expect(overview[0]["calls"] as? Int == trend.compactMap { $0["calls"] as? Int }.reduce(0, +))
        #expect(overview[1]["calls"] as? Int == trend.compactMap { $0["previous_calls"] as? Int }.reduce(0, +))
    }

    @Test func `NDJSON names the section of each row`() throws {
        let lines = try run(.ndjson).split(separator: "\n")
        #expect(lines.first?.hasPrefix(#"{"section":"overview","period":"this period","#) == true)
        for line in lines {
            let row = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
            #expect(row?["section"] is String)
        }
    }

    @Test func `CSV keeps tables apart by an empty line`() throws {
        let tables = try run(.csv).components(separatedBy: "\r\n\r\n")
        #expect(tables[0].hasPrefix("period,calls,"))
        #expect(tables[1].hasPrefix("day,calls,"))
        #expect(tables.count >= 5)
    }

    @Test(arguments: [72, 80, 200])
    func `a terminal's width is kept, pictures included`(width: Int) throws {
        let lines = try run(.table, width: width).split(separator: "\n")
        let long = lines.filter { DisplayWidth.of(String($0)) > width }
        #expect(long.isEmpty)
        let picture = try #require(lines.first { $0.contains("▁") })
        #expect(picture.hasPrefix("calls ") && picture.contains(" to "))
    }

    @Test func `what is told twice is printed once`() throws {
        let text = try run(.markdown)
        #expect(text.components(separatedBy: "- The period before is").count == 2)
        #expect(text.components(separatedBy: "- calls: ").count == 2)
        #expect(text.components(separatedBy: "- Coverage: ").count == 2)
    }

    @Test func `a section that can't be told what was asked for is left out`() throws {
        let plausible = try PlausibleArchive()
        var request = try plausible.request()
        request.filter.direction = .outbound
        let text = try plausible.archive.run("dashboard", request, .markdown).text
        #expect(text.contains("### Coverage") && text.contains("### Trend"))
        request.showsFrames = true
        #expect(throws: ReportError.self) { try plausible.archive.run("dashboard", request) }
    }
}
