import Foundation
import Reports
import Testing

/// Reports on the archive itself and pages of several reports, over all scripted calls.
@Suite("Reports on the archive, over all scripted calls")
struct CorpusArchiveReportTests {
    private let corpus: CorpusArchive

    init() async throws { corpus = try await CorpusArchive.shared.value }

    @Test func `every report has its expectation in these suites`() {
        let calls = ["summary", "calls", "call", "durations", "heatmap", "concurrency", "transfers", "routing"]
        let queues = [
            "queues", "queue-wait", "queue-activity", "agents", "agent-sessions", "ring-groups", "ivr", "satisfaction",
        ]
        let contacts = ["missed", "unreturned", "response", "repeat-callers", "top", "did", "trunks"]
        let others = ["extensions", "extension-activity", "groups", "anomalies", "coverage", "growth", "dashboard"]
        #expect(Set(ReportCatalogue.all.map(\.name)) == Set(calls + queues + contacts + others))
    }

    @Test func `report anomalies`() throws {
        // One call or two in an hour are no crowd, and of no PBX are weeks known in which a call out would be odd.
        #expect(try corpus.rows("anomalies", CorpusArchive.request()).isEmpty)
        // Before old-firmware's day there is nothing at all.
        let first = try CorpusArchive.request("2026-01-15")
        #expect(try corpus.rows("anomalies", first).isEmpty)
        #expect(try corpus.notes("anomalies", first).contains { $0.hasPrefix("No hour of the period has") })
    }

    @Test func `report coverage`() throws {
        // Nobody has compared a count with any of the 102 PBXs, which the archive reached but never subscribed to.
        let rows = try corpus.rows("coverage", CorpusArchive.request("2026-03-10"))
        #expect(rows.count == 102)
        #expect(
            rows.allSatisfy { $0["status"] == "unproven" && $0["pbx_legs"] == nil && $0["quarantined_frames"] == "0" }
        )
    }

    @Test func `report growth`() throws {
        let rows = try corpus.rows("growth", CorpusArchive.request())
        let count = { (table: String, month: String?) in
            rows.filter { $0["table_name"] == table && (month == nil || $0["month"] == month) }
                .compactMap { $0["rows"].flatMap { Int($0) } }.reduce(0, +)
        }
        #expect(count("call", nil) == CorpusCall.all.count && CorpusCall.all.count == 104)
        #expect(count("offer", nil) == CorpusCall.all.reduce(0) { $0 + $1.offers.count })
        // old-firmware; the three nights on which the clocks go back; all others in March.
        #expect(count("call", "2026-01") == 1 && count("call", "2026-10") == 3 && count("call", "2026-03") == 100)
    }

    @Test func `report dashboard`() throws {
        let request = try CorpusArchive.request("2026-03-09", "2026-03-15")
        // All calls but old-firmware, clocks-forward and the three clocks-back ones, all of which are inbound and answered:
        // talk 46 + 76 + 81 + 61 + 66 = 330 of 2636.
        let overview = try #require(try corpus.rows("dashboard", section: "overview", request).first)
        #expect(overview["calls"] == "99" && overview["inbound"] == "85" && overview["outbound"] == "6")
        #expect(overview["missed"] == "14" && overview["abandoned"] == "3" && overview["talk_seconds"] == "2306")
        // Each section says what the report itself says.
        for name in ["queues", "queue-wait", "trunks", "concurrency", "extensions", "heatmap"] {
            let section = try corpus.rows("dashboard", section: name, request)
            #expect(try section == corpus.rows(name, request), "\(name)")
        }
    }
}
