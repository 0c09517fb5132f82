import Foundation
import GRDB
import Testing

@testable import Reports

@Suite("The file explains itself")
struct SelfDescriptionTests {
    private static let views = try? TestArchive().database.read { db in
        try String.fetchAll(db, sql: "SELECT name FROM sqlite_master WHERE type = 'view' ORDER BY name")
    }

    @Test("every column of a view is described, in order", arguments: views ?? [])
    func columns(view: String) throws {
        let real = try TestArchive().database.read { db in
            try String.fetchAll(db, sql: "SELECT name FROM pragma_table_info(?) ORDER BY cid", arguments: [view])
        }
        #expect(ColumnDescriptions.all.filter { $0.view == view }.map(\.column) == real)
    }

    @Test func `no view is described that does not exist`() throws {
        let views = try #require(Self.views)
        #expect(Set(ColumnDescriptions.all.map(\.view)) == Set(views))
        #expect(views.count >= 25)
    }

    @Test func `every column of every view says something in a sentence`() {
        for column in ColumnDescriptions.all {
            #expect(
                column.description.hasSuffix(".") || column.description.hasSuffix("…"),
                "\(column.view).\(column.column)"
            )
        }
    }

    @Test func `every metric is defined once and completely`() {
        let metrics = MetricDictionary.all
        #expect(Set(metrics.map(\.name)).count == metrics.count)
        for metric in metrics {
            #expect(
                !metric.unit.isEmpty && !metric.formula.isEmpty && metric.definition.hasSuffix("."),
                "\(metric.name)"
            )
        }
    }

    @Test("a report's columns have distinct names and defined metrics", arguments: ReportCatalogue.all.map(\.name))
    func reports(name: String) throws {
        let report = try ReportCatalogue.report(named: name)
        #expect(Set(report.columns.map(\.name)).count == report.columns.count)
        for metric in report.metrics {
            let found = try #require(MetricDictionary.metric(named: metric), "\(metric)")
            #expect(found.reports.contains(name))
        }
        for column in report.columns {
            #expect(column.name.allSatisfy { $0.isLowercase || $0 == "_" || $0.isNumber }, "\(column.name)")
        }
    }

    @Test(
        "an unknown report gets the nearest name",
        arguments: [
            ("sumary", "Did you mean summary?"), ("missd", "Did you mean missed?"), ("calsl", "Did you mean calls?"),
            ("extension", "Did you mean extensions?"), ("weather", "report --list shows them all."),
        ]
    )
    func nearest(word: String, hint: String) throws {
        let error = try #require(throws: ReportError.self) { try ReportCatalogue.report(named: word) }
        #expect(error == ReportError(code: .usage, description: "there is no report named \(word): \(hint)"))
    }

    @Test func `the list has one line for each report`() {
        let lines = ReportCatalogue.listing.split(separator: "\n")
        #expect(lines.count == ReportCatalogue.all.count + ReportCatalogue.notProvided.count)
        #expect(
            lines.first == "summary             Calls by direction and outcome, and the change from the period before"
        )
        #expect(lines.contains { $0.hasPrefix("call ID             ") })
    }
}
