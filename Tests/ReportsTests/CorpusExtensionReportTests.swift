import Reports
import Testing

/// Reports on extensions, over all scripted calls whose legs the files settle.
@Suite("Reports on extensions, over all scripted calls")
struct CorpusExtensionReportTests {
    private let corpus: CorpusArchive
    private let request: ReportRequest

    init() async throws {
        corpus = try await CorpusArchive.shared.value
        var request = try CorpusArchive.request()
        request.filter.pbx = CorpusCall.settled
        self.request = request
    }

    /// What one extension did, counted in the files.
    private struct Count: Equatable {
        var results: [String: Int] = [:]
        var talk: Int64 = 0
        var longest: Int64?
        var offers: [String: Int] = [:]

        mutating func add(talk seconds: Int64) {
            talk += seconds
            longest = max(longest ?? 0, seconds)
        }

        /// As the reports print it.
        var figures: String {
            let legs = results.values.reduce(0, +)
            let results = ["answered", "missed", "busy", "voicemail"].map { self.results[$0] ?? 0 }
            let offers = [self.offers.values.reduce(0, +), self.offers["answered"] ?? 0, self.offers["missed"] ?? 0]
            return ([legs] + results).map(String.init).joined(separator: "|")
                + "|\(talk)|\(longest.map(String.init) ?? "")|" + offers.map(String.init).joined(separator: "|")
        }
    }

    private static let columns = """
        legs answered missed busy voicemail talk_seconds longest_talk_seconds offers offers_answered offers_missed
        """

    /// Counts an extension's legs (it calls, or is called) and ringings, by a key of the call's moment and the extension.
    private func counted(by key: (Int64, String) -> String) -> [String: Count] {
        var counts: [String: Count] = [:]
        for call in CorpusCall.all where request.filter.pbx.contains(call.pbx) {
            for leg in call.legs {
                var parties: [String?] = []
                if leg["direction"] == "outbound" || leg["direction"] == "internal" { parties.append(leg["caller"]) }
                if leg["callee_kind"] == "extension" { parties.append(leg["callee"]) }
                let disposition = leg["disposition"] ?? ""
                let result = ["answered", "busy", "voicemail"].contains(disposition) ? disposition : "missed"
                for party in parties.compactMap(\.self) {
                    let place = key(leg[seconds: "started_at"] ?? 0, "\(party)@\(call.pbx)")
                    counts[place, default: Count()].results[result, default: 0] += 1
                    guard result == "answered", let talk = leg[seconds: "talk_seconds"] else { continue }
                    counts[place]?.add(talk: talk)
                }
            }
            for offer in call.offers {
                let place = key(call.startedAt, "\(offer["extension"] ?? "")@\(call.pbx)")
                counts[place, default: Count()].offers[offer["result"] ?? "", default: 0] += 1
            }
        }
        return counts
    }

    @Test func `report extensions`() throws {
        let wanted = counted { $1 }.map { "\($0)|\($1.figures)" }.sorted()
        #expect(try corpus.lines("extensions", "extension " + Self.columns, request).sorted() == wanted)
    }

    @Test func `some extensions, by hand`() throws {
        let lines = try corpus.lines("extensions", "extension " + Self.columns, request)
        let line = { (extension: String) in lines.first { $0.hasPrefix(`extension` + "|") } }
        // Answered twice, talk 10 + 20, and passed the call on between.
        #expect(line("1002@transfer-back") == "1002@transfer-back|2|2|0|0|0|30|20|2|2|0")
        #expect(line("1003@transfer-back") == "1003@transfer-back|1|1|0|0|0|10|10|1|1|0")
        // No record, but two phones of which one stopped when the other answered.
        #expect(line("1001@pickup") == "1001@pickup|0|0|0|0|0|0||1|0|0")
        // The caller of a busy extension has the same leg.
        #expect(line("1003@internal-busy") == "1003@internal-busy|1|0|0|1|0|0||0|0|0")
        #expect(line("1004@internal-busy") == "1004@internal-busy|1|0|0|1|0|0||0|0|0")
    }

    @Test func `report extension-activity`() throws {
        let wanted = counted { "\(CorpusClock.paris($0).day)|\($1)" }.map { "\($0)|\($1.figures)" }.sorted()
        #expect(try corpus.lines("extension-activity", "day extension " + Self.columns, request).sorted() == wanted)
        // A leg counts on the day of its own start: midnight's second one began at 00:00:10, its ringings with the call.
        #expect(wanted.contains("2026-03-10|1001@midnight|1|1|0|0|0|16|16|1|1|0"))
        #expect(wanted.contains("2026-03-11|1002@midnight|1|1|0|0|0|30|30|0|0|0"))
        #expect(wanted.contains("2026-03-10|1002@midnight|0|0|0|0|0|0||1|1|0"))
    }

    @Test func `report groups`() throws {
        var request = request
        request.groups = ["desk": ["1002"], "sales": ["1004", "1999"]]
        let lines = try corpus.lines("groups", "group_name extensions active_extensions " + Self.columns, request)
        // 1002: called in 57 legs, of which only two-calls-in-one-second's second is busy; 62 ringings, missed in
        // queue-to-voicemail. 1004: called out in number-with-outside-line (20 seconds of talk), outbound-answered (60),
        // outbound-busy, outbound-failed and outbound-unanswered; was called in internal-busy, voicemail-when-busy (busy both),
        // transfer-to-voicemail and voicemail.
        #expect(lines.first == "desk|1|1|57|56|0|1|0|1365|88|62|58|1")
        #expect(lines.dropFirst().first == "sales|2|1|9|2|4|3|0|80|60|2|0|2")
        #expect(lines.count == 3 && lines.last?.hasPrefix("||") == true)
    }
}
