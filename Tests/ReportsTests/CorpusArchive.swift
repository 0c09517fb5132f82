import ArchiveStore
import CallModel
import EventMapper
import Foundation
import Reports
import TestSupport

/// All scripted calls of `Tests/Scenarios` in one archive, each file as a PBX of its own that is named like the file.
///
/// It is Monday, 26 October 2026, midnight UTC: after all of them.
struct CorpusArchive {
    /// Loaded once for all suites.
    static let shared = Task { try await CorpusArchive() }

    static let now = at("2026-10-26 00:00:00", offset: 0)

    private let folder: TemporaryFolder
    private let reader: ArchiveReader

    private init() async throws {
        folder = try TemporaryFolder()
        let path = folder.path("calls.sqlite")
        let writer = try ArchiveWriter(path: path)
        for file in ScenarioFile.all {
            let pbx = try await writer.pbx(named: file.name, timeZone: file.zone, numberPlan: file.numberPlan)
            let connection = try await writer.openConnection(pbx: pbx, milliseconds: (file.start - 120) * 1000)
            let arrivals = file.directoryArrivals(pbx: pbx) + file.arrivals(pbx: pbx, connection: connection)
            _ = try await writer.commit(arrivals.map(ArchiveEntry.arrival))
        }
        reader = try ArchiveReader(path: path)
    }

    // MARK: Asking

    /// A request for everything, or for local days.
    static func request(_ from: String? = nil, _ to: String? = nil, zone: String? = nil) throws -> ReportRequest {
        let range = try DateRange.parse(
            from: from,
            to: to ?? from,
            now: now,
            zone: DateRange.zone(named: "Europe/Paris")
        )
        return ReportRequest(range: range, timeZone: try zone.map { try DateRange.zone(named: $0) }, now: now)
    }

    /// The rows as objects; a value that is unknown is absent.
    func rows(_ report: String, _ request: ReportRequest) throws -> [[String: String]] {
        try Self.rows(of: object(report, request))
    }

    /// Some columns of the rows, a line each with bars between them and nothing where a value is unknown.
    func lines(_ report: String, _ columns: String, _ request: ReportRequest) throws -> [String] {
        let names = columns.split(separator: " ").map(String.init)
        return try rows(report, request).map { row in names.map { row[$0] ?? "" }.joined(separator: "|") }
    }

    /// A section's rows of a report that has sections.
    func rows(_ report: String, section name: String, _ request: ReportRequest) throws -> [[String: String]] {
        let sections = try object(report, request)["sections"] as? [[String: Any]] ?? []
        return Self.rows(of: sections.first { $0["report"] as? String == name } ?? [:])
    }

    func notes(_ report: String, _ request: ReportRequest) throws -> [String] {
        try object(report, request)["notes"] as? [String] ?? []
    }

    private func object(_ report: String, _ request: ReportRequest) throws -> [String: Any] {
        var text = ""
        _ = try ReportRunner.run(
            ReportCatalogue.report(named: report),
            request,
            in: reader,
            as: RenderOptions(format: .json)
        ) { text += $0 }
        return try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any] ?? [:]
    }

    private static func rows(of object: [String: Any]) -> [[String: String]] {
        (object["rows"] as? [[String: Any]] ?? []).map { row in
            row.compactMapValues { $0 is NSNull ? nil : "\($0)" }
        }
    }
}
