import Foundation
import GRDB
import Testing

@testable import Reports

/// What SQL users may rely on within a major version: to this list things are only ever added.
@Suite("The promise to SQL users")
struct PromiseTests {
    static let views: [(name: String, columns: String)] = [
        (
            "calls",
            """
            id pbx pbx_serial call_id state started_at started_local local_date local_hour local_weekday ended_at \
            direction caller caller_name dialed did answered_by outcome missed wait_seconds talk_seconds \
            duration_seconds queue trunk leg_count transfer_count transfer_proven recording rule_version uid estimated \
            time_source utc_offset contact contact_key linked_call
            """
        ),
        (
            "legs",
            """
            id call pbx call_id leg started_at started_local caller caller_name callee callee_name callee_kind \
            direction disposition duration_seconds ring_seconds talk_seconds queue_wait_seconds src_trunk dst_trunk \
            did did_name dod pin_code recording hangup_side uid history_id source time_source callee_kind_reason \
            utc_offset events
            """
        ),
        (
            "offers",
            """
            id call extension channel_id path rang_at answered_at ended_at result ring_seconds hold_seconds estimated \
            hold_estimated
            """
        ),
        ("holds", "id call kind number channel_id began_at ended_at seconds estimated pbx local_date"),
        ("call_events", "id call event at kind number channel_id trunk status path dialed at_ms"),
        ("transfers", "id call event at kind parties reason"),
        ("failures", "id call call_id event at parties reason"),
        ("surveys", "id call call_id event at result"),
        ("agent_events", "id call call_id event at pbx kind queue agent caller status reason"),
        (
            "events",
            """
            id pbx received_at received_ms origin type type_name call_id status error frame connection sequence sha256
            """
        ),
        ("connections", "id pbx opened_at subscribed_at alive_at closed_at reason topics heartbeats"),
        (
            "gaps",
            "id pbx began_at ended_at reason repair repaired_at legs_recovered ringing_lost began_ms ended_ms"
        ),
        ("coverage", "pbx local_date connected_seconds gap_seconds pbx_legs archive_legs status"),
        ("metric_definitions", "metric unit definition formula variants"),
        ("column_descriptions", "view column_name description"),
        ("example_queries", "question sql"),
        (
            "recent",
            """
            id pbx started_local direction caller caller_name dialed answered_by state outcome missed wait_seconds \
            talk_seconds duration_seconds queue trunk contact started_at
            """
        ),
        ("live_calls", "id pbx call_id started_at started_local direction caller dialed answered_by contact"),
        (
            "calls_today",
            """
            id pbx call_id state started_at started_local local_date local_hour direction caller dialed answered_by \
            outcome missed wait_seconds talk_seconds duration_seconds queue trunk contact
            """
        ),
        (
            "missed_calls",
            """
            id pbx call_id started_at started_local local_date local_hour local_weekday caller caller_name contact \
            contact_key did queue trunk outcome wait_seconds rung returned returned_call returned_at \
            response_seconds attempts
            """
        ),
        (
            "unreturned_calls",
            """
            id pbx call_id started_at started_local local_date local_hour local_weekday caller caller_name contact \
            contact_key did queue trunk outcome wait_seconds rung attempts
            """
        ),
        (
            "call_hours",
            """
            pbx local_date local_hour local_weekday hour_at direction outcome calls missed talk_seconds wait_calls \
            wait_seconds duration_seconds
            """
        ),
        (
            "call_days",
            """
            pbx local_date local_weekday calls inbound outbound internal answered voicemail abandoned no_answer busy \
            failed missed talk_seconds answered_wait_calls answered_wait_seconds duration_seconds
            """
        ),
        (
            "extension_days",
            """
            pbx local_date extension name legs received placed answered missed busy voicemail talk_seconds \
            longest_talk_seconds offers offers_answered offers_missed
            """
        ),
        (
            "queue_days",
            """
            pbx local_date queue name offered answered answered_within_20 abandoned short_abandons voicemail \
            unanswered live answered_wait_calls answered_wait_seconds longest_wait_seconds talk_seconds
            """
        ),
        (
            "trunk_hours",
            """
            pbx local_date local_hour hour_at trunk calls inbound outbound answered busy failed live talk_seconds \
            duration_seconds
            """
        ),
        ("quarantine", "id pbx received_at type call_id error frame"),
    ]

    private static func document() throws -> String {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        return try String(contentsOf: root.appending(path: "docs/sql.md"), encoding: .utf8)
    }

    @Test("a promised view has its promised columns", arguments: views)
    func columns(view: (name: String, columns: String)) throws {
        let real = try TestArchive().database.read { db in
            try String.fetchSet(db, sql: "SELECT name FROM pragma_table_info(?)", arguments: [view.name])
        }
        let missing = view.columns.split(separator: " ").map(String.init).filter { !real.contains($0) }
        #expect(missing == [])
    }

    @Test func `every view is promised and in the document`() throws {
        let real = try TestArchive().database.read { db in
            try String.fetchSet(db, sql: "SELECT name FROM sqlite_schema WHERE type = 'view'")
        }
        #expect(real == Set(Self.views.map(\.name)))
        let document = try Self.document()
        for view in real { #expect(document.contains("`\(view)`"), "\(view)") }
    }

    @Test func `every query of the document runs, Grafana's with its macros filled in`() throws {
        let ready = try ReadyArchive()
        var answers: [String: [String]] = [:]
        for block in try Self.document().matches(of: #/```sql\n(?<sql>[^`]+)```/#) {
            for statement in block.sql.split(separator: ";") {
                let sql = statement.trimmingCharacters(in: .whitespacesAndNewlines)
                guard !sql.isEmpty else { continue }
                let filled = sql.replacing("$__from", with: "\(at("2026-03-16") * 1000)")
                    .replacing("$__to", with: "\(at("2026-03-17") * 1000)")
                answers[String(sql.prefix(24))] = try ready.rows(filled)
            }
        }
        #expect(answers.count == 8)
        // Inbound calls of the day that have ended: 2 in the hour of 8 o'clock, 6 at 9, 7 at 10.
        #expect(
            answers["SELECT hour_at AS time, "]
                == ["08|1|1", "09|1|1", "10|1|0"].map { "\(at("2026-03-16 \($0.prefix(2)):00:00"))\($0.dropFirst(2))" }
        )
        #expect(
            answers["SELECT started_at AS tim"]
                == ["\(at("2026-03-16 09:30:00"))|+33799887766|NULL|voicemail|0"]
        )
        #expect(answers["SELECT local_hour, sum(c"] == ["8|1|1", "9|1|1", "10|1|0"])
        #expect(answers["SELECT queue, sum(answer"] == ["6400|0|2|0.0", "6401|0|1|0.0"])
    }
}
