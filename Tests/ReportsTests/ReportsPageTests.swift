import Foundation
import Testing

@testable import Reports

/// `docs/reports.md` is written from the catalogue and the dictionary, so that it can't say anything else.
@Suite("The page about reports")
struct ReportsPageTests {
    private static let path = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../docs/reports.md").standardized

    @Test func `says what the program says; CALLARCHIVE_WRITE_DOCS=1 writes it anew`() throws {
        if ProcessInfo.processInfo.environment["CALLARCHIVE_WRITE_DOCS"] != nil {
            try Data(Self.page.utf8).write(to: Self.path)
        }
        let page = try String(contentsOf: Self.path, encoding: .utf8)
        #expect(page == Self.page, "Run CALLARCHIVE_WRITE_DOCS=1 scripts/test --filter ReportsPageTests")
    }

    private static var page: String {
        """
        # Reports

        Written from the program's own catalogue and dictionary; the same definitions stand below each report, and in the view
        `metric_definitions` of every archive.

        ## What there is

        \(table(["report", "shows", "counted are"], ReportCatalogue.all.map(line)))

        Not provided: \(ReportCatalogue.notProvided.map { "`\($0.name)` (\($0.reason))" }.joined(separator: "; ")).

        ## What each figure means

        \(table(["figure", "in reports", "unit", "means", "formula", "variants"], MetricDictionary.all.map(line)))

        """
    }

    private static func line(_ report: any Report) -> [String] {
        let name = report.subjectName.map { "\(report.name) \($0)" } ?? report.name
        return ["`\(name)`", report.abstract, lens(report.lens)]
    }

    private static func lens(_ lens: Lens) -> String {
        switch lens {
        case .mixed: "each line says what"
        case .archive: "what the archive holds"
        default: "\(lens.rawValue)s"
        }
    }

    private static func line(_ metric: Metric) -> [String] {
        [
            "\(metric.title) (`\(metric.name)`)", metric.reports.map { "`\($0)`" }.joined(separator: " "), metric.unit,
            metric.definition, "`\(metric.formula)`", metric.variants ?? "",
        ]
    }

    private static func table(_ head: [String], _ rows: [[String]]) -> String {
        let lines = [head, head.map { _ in "---" }] + rows
        return lines.map { cells in
            "| " + cells.map { $0.replacing("|", with: "\\|") }.joined(separator: " | ") + " |"
        }.joined(separator: "\n")
    }
}
