import Foundation
import GRDB
import Testing

@testable import Reports

/// The reports extension-activity and groups.
@Suite("Extensions by time and by group")
struct ExtensionActivityTests {
    private let small: SmallArchive

    init() throws { small = try SmallArchive() }

    @Test func `an extension's figures by hour`() throws {
        var request = try small.request()
        request.options.bucket = .hour
        request.filter.extension = "1001"
        // 08: rung and missed in call 2; 09: busy call 5 out, voicemail 6 in; 10: answered call 7.
        let rows = try small.archive.rows("extension-activity", request)
        #expect(rows.map { $0["hour"] as? String } == ["2026-03-16 08:00", "2026-03-16 09:00", "2026-03-16 10:00"])
        #expect(rows.map { $0["legs"] as? Int } == [0, 2, 1])
        #expect(rows.map { $0["offers_missed"] as? Int } == [1, 0, 0])
        #expect(rows.map { $0["internal_busy"] as? Int } == [0, 1, 0])
        #expect(rows.map { $0["inbound_voicemail"] as? Int } == [0, 1, 0])
        #expect(rows.map { $0["talk_seconds"] as? Int } == [0, 0, 3605])
        #expect(rows.allSatisfy { $0["extension"] as? String == "1001" && $0["days"] == nil })
    }

    @Test func `ringings are unknown, not none, when the feed lacks their event`() throws {
        try small.archive.execute(
            "UPDATE connection SET topics = '30012,30011', subscribed_ms = subscribed_ms + 86400000"
        )
        let since = "Ringings are known from 2026-03-16 on, when the archive received the first such event."
        let late = try small.archive.run("extensions", small.request(from: "2026-03-15", to: "2026-03-16")).outcome
        #expect(late.notes.contains(since))
        #expect(try !small.archive.run("extensions", small.request()).outcome.notes.contains(since))
        try small.archive.execute("DELETE FROM offer")
        for name in ["extensions", "extension-activity", "groups"] {
            var request = try small.request()
            request.groups = ["all": ["1001"]]
            #expect(try small.archive.rows(name, request).allSatisfy { $0["offers"] is NSNull })
            #expect(
                try small.archive.run(name, request).outcome.notes.joined().contains("Extension Call Status Monitor")
            )
        }
    }

    @Test func `by weekday it tells how many such days there were`() throws {
        var request = try small.request(from: "2026-03-09", to: "2026-03-16")
        request.options.bucket = .weekday
        let rows = try small.archive.rows("extension-activity", request)
        #expect(rows.map { $0["weekday"] as? String } == ["Monday", "Monday", "Sunday"])
        #expect(rows.map { $0["days"] as? Int } == [2, 2, 1])
    }

    @Test("random rows of all times add up to the extensions report", arguments: TimeBucket.allCases)
    func sums(bucket: TimeBucket) throws {
        let random = try RandomCalls()
        var request = try random.request("2026-03-22", "2026-04-03")
        let wholes = try random.archive.rows("extensions", request)
        request.options.bucket = bucket
        let rows = try random.archive.rows("extension-activity", request)
        #expect(Set(rows.compactMap { $0["extension"] as? String }).count == wholes.count)
        for whole in wholes {
            let own = rows.filter { $0["extension"] as? String == whole["extension"] as? String }
            for column in ["legs", "answered", "missed", "busy", "talk_seconds", "inbound_answered"] {
                #expect(own.reduce(0) { $0 + ($1[column] as? Int ?? 0) } == whole[column] as? Int)
            }
            #expect(
                own.compactMap { $0["longest_talk_seconds"] as? Int }.max() == whole["longest_talk_seconds"] as? Int
            )
        }
        let labels = rows.map { ($0[bucket.rawValue] as? String ?? "").prefix(16) }
        if bucket != .weekday { #expect(labels == labels.sorted()) }
        #expect(Set(rows.map { "\($0[bucket.rawValue] ?? "") \($0["extension"] ?? "")" }).count == rows.count)
    }

    @Test func `random legs by day and extension are what plain SQL counts`() throws {
        let random = try RandomCalls()
        let rows = try random.archive.rows("extension-activity", random.request("2026-03-22", "2026-04-03"))
        let expected = try random.archive.database.read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT date(started_local), party || '@' || pbx, count(*), sum(disposition = 'answered') FROM (
                        SELECT *, caller AS party FROM legs WHERE direction IN ('outbound', 'internal')
                        UNION ALL SELECT *, callee FROM legs WHERE callee_kind = 'extension')
                    WHERE date(started_local) BETWEEN '2026-03-22' AND '2026-04-03' GROUP BY 1, 2
                    """
            )
        }
        #expect(rows.count == expected.count)
        for sums in expected {
            let row = rows.first { $0["day"] as? String == sums[0] && $0["extension"] as? String == sums[1] }
            #expect(row?["legs"] as? Int == sums[2])
            #expect(row?["answered"] as? Int == sums[3])
        }
    }

    // MARK: - Groups

    @Test func `groups add up their extensions, and the rest is told`() throws {
        var request = try small.request()
        request.groups = ["front": ["1001", "1009"], "all": ["1001", "1002"]]
        // 1001 has legs 5, 6, 7; 1002 has 3, 4, 5.
        var rows = try small.archive.rows("groups", request)
        #expect(rows.map { $0["group_name"] as? String } == ["all", "front"])
        #expect(rows.map { $0["extensions"] as? Int } == [2, 2])
        #expect(rows.map { $0["active_extensions"] as? Int } == [2, 1])
        #expect(rows.map { $0["legs"] as? Int } == [6, 3])
        #expect(rows.map { $0["answered"] as? Int } == [2, 1])
        #expect(rows.map { $0["talk_seconds"] as? Int } == [3730, 3605])
        #expect(rows.map { $0["longest_talk_seconds"] as? Int } == [3605, 3605])
        #expect(rows.map { $0["offers_missed"] as? Int } == [1, 1])
        #expect(
            try small.archive.run("groups", request).outcome.notes.first
                == "Extensions of several groups count in each of them."
        )
        request.groups = ["front": ["1001"]]
        rows = try small.archive.rows("groups", request)
        #expect(rows.last?["group_name"] is NSNull && rows.last?["legs"] as? Int == 3)
    }

    @Test func `random groups are the sums of the extensions report`() throws {
        let random = try RandomCalls()
        var request = try random.request("2026-03-22", "2026-04-03")
        let members = ["a": ["1001", "1002"], "b": ["1003"]]
        request.groups = members
        let wholes = try random.archive.rows("extensions", request)
        for row in try random.archive.rows("groups", request) {
            guard let group = row["group_name"] as? String else { continue }
            let own = wholes.filter { whole in
                members[group]?.contains { (whole["extension"] as? String)?.hasPrefix("\($0)@") == true } == true
            }
            for column in ["legs", "answered", "busy", "voicemail", "talk_seconds", "outbound_missed"] {
                #expect(row[column] as? Int == own.reduce(0) { $0 + ($1[column] as? Int ?? 0) }, "\(group) \(column)")
            }
        }
    }

    @Test func `without groups it says where they belong`() throws {
        let outcome = try small.archive.run("groups", small.request()).outcome
        #expect(outcome.rowCount == 0)
        #expect(outcome.notes.first?.contains("groups: {sales: [1001, 1002]} into the configuration file") == true)
    }

    @Test("a report that the PBX's data can't give says why", arguments: ["accounting", "callbacks"])
    func notProvided(name: String) throws {
        let error = try #require(throws: ReportError.self) { try ReportCatalogue.report(named: name) }
        #expect(error.code == .usage && error.description.hasPrefix("report \(name) is not provided: "))
        #expect(ReportCatalogue.listing.contains("\n\(name)"))
    }
}
