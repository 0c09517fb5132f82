import Foundation
import Reports
import Testing

/// Reports on numbers, trunks and DIDs, over all scripted calls.
@Suite("Reports on callers and trunks, over all scripted calls")
struct CorpusContactReportTests {
    private let corpus: CorpusArchive

    init() async throws { corpus = try await CorpusArchive.shared.value }

    @Test func `report missed`() throws {
        // 0611223344 of inbound-busy (08:25 UTC) was next spoken with in number-international, as +33611223344, at 19:15.
        #expect(
            try corpus.lines("missed", "pbx outcome rung returned response_seconds attempts", CorpusArchive.request())
                == [
                    "gone-from-the-list|no_answer|1002|0||0", "still-rung-after-the-record|abandoned|1001 1002|0||0",
                    "voicemail-when-busy|voicemail|1004|0||0",
                    // The other call of that second is no later one.
                    "two-calls-in-one-second|busy|1002|0||0", "voicemail-at-once|voicemail||0||0",
                    "voicemail|voicemail|1004|0||0", "ivr-hang-up|no_answer||0||0",
                    "queue-to-voicemail|voicemail|1002|0||0", "queue-abandoned|abandoned|1001 1002|0||0",
                    "queue-no-agents|abandoned||0||0", "ring-group-unanswered|no_answer|1009 1010 1011|0||0",
                    "inbound-unanswered|no_answer|1008|0||0", "inbound-failed|failed|1008|0||0",
                    "inbound-busy|busy|1007|1|39000|0",
                ]
        )
    }

    @Test func `report missed, strictly`() throws {
        var request = try CorpusArchive.request()
        request.options.missed = .strict
        request.options.shortAbandonSeconds = 14
        // Without the four of voicemail, and without queue-abandoned's 14 seconds.
        let rows = try corpus.rows("missed", request)
        #expect(rows.count == 9 && !rows.contains { $0["pbx"] == "queue-abandoned" || $0["outcome"] == "voicemail" })
    }

    @Test func `report unreturned`() throws {
        let rows = try corpus.rows("unreturned", CorpusArchive.request())
        // The missed calls but inbound-busy, the longest owed first.
        #expect(
            rows.map { "\($0["caller"] ?? "") \($0["missed_calls"] ?? "") \($0["attempts"] ?? "")" } == [
                "0622000333 1 0", "0633000444 1 0", "0644000556 1 0", "0650000003 1 0", "0650000004 1 0",
                "0650000007 1 0", "0650000008 1 0", "0660000011 1 0", "0660000012 1 0", "0680000100 1 0",
                "0700000002 1 0", "0700000013 1 0", "0710000001 1 0",
            ]
        )
        #expect(rows.first?["age_seconds"] == "\(CorpusArchive.now - at("2026-03-10 09:30:00"))")
    }

    @Test func `report response`() throws {
        let rows = try corpus.lines(
            "response",
            "band missed_calls called_back called_again first_attempts",
            CorpusArchive.request()
        )
        // inbound-busy's caller called again and was answered, after 10 hours and 50 minutes.
        #expect(
            rows.filter { !$0.hasSuffix("|0|0|0|0") } == ["8–24 h|1|0|1|0", "never|13|||14", "all|14|||0"]
        )
        let all = try corpus.rows("response", CorpusArchive.request()).last
        #expect(all?["mean_seconds"] == "39000" && all?["median_seconds"] == "39000" && all?["p90_seconds"] == "39000")
    }

    @Test func `report repeat-callers`() throws {
        let request = try CorpusArchive.request()
        #expect(
            try corpus.lines("repeat-callers", "caller calls repeats answered missed last_outcome", request) == [
                // inbound-answered, inbound-busy, number-international, number-with-00, number-national: all of one day.
                "0611223344|5|4|4|1|answered",
                // clocks-forward in March; clocks-back and clocks-back-history in one night of October.
                "0670000002|3|1|3|0|answered", "0680000100|2|1|1|1|busy",
            ]
        )
        // Of 90 inbound calls caller-anonymous and caller-without-number have none.
        #expect(try corpus.notes("repeat-callers", request).contains { $0.hasPrefix("6 of 88 inbound calls") })
    }

    @Test func `report top numbers`() throws {
        var request = try CorpusArchive.request()
        request.subject = "numbers"
        request.limit = 4
        // The first five calls of 0611223344, talk 88 + 20 + 20 + 20, and number-with-outside-line's 20; the four outbound-…
        // files and outbound-second-trunk, talk 60 + 30; the nights of the clocks, 76 + 61 + 66.
        // Of 96 calls in and out two have no number.
        #expect(
            try corpus.lines("top", "party calls inbound outbound answered talk_seconds share", request) == [
                "+33611223344|6|5|1|5|168|0.06383", "0655443322|5|0|5|2|90|0.053191", "0670000002|3|3|0|3|203|0.031915",
                "0680000100|2|2|0|1|20|0.021277",
            ]
        )
    }

    @Test func `report top destinations, countries and talkers`() throws {
        var request = try CorpusArchive.request()
        request.subject = "destinations"
        #expect(
            try corpus.lines("top", "party calls answered talk_seconds", request) == [
                "0655443322|5|2|90", "+33611223344|1|1|20",
            ]
        )
        request.subject = "countries"
        // number-international, number-national, number-with-00 and number-with-outside-line; number-foreign.
        #expect(
            try corpus.lines("top", "party name calls inbound outbound talk_seconds", request) == [
                "+33|France|4|3|1|80", "+49|Germany|1|1|0|20",
            ]
        )
        request.subject = "talkers"
        request.limit = 3
        #expect(
            try corpus.lines("top", "party calls talk_seconds", request) == [
                "1002@inbound-answered|1|88", "1001@conference|1|85", "1001@clocks-back-without-zone|1|81",
            ]
        )
    }

    @Test func `report did`() throws {
        // All inbound calls but inbound-failed, queue-no-agents and inbound-without-did came by 0140000000: 72 answered after
        // 497 seconds in all, 3 live. Of the 83 that have a leg 38 went to 1002 first.
        #expect(
            try corpus.lines(
                "did",
                """
                did calls answered missed answer_rate mean_wait_seconds talk_seconds first_destination \
                first_destination_share
                """,
                CorpusArchive.request()
            ) == [
                "0140000000|87|72|12|0.857143|7|2465|1002|0.457831", "0140000010|1|0|1|0||0|1008|1",
                "0140000020|1|0|1|0||0|6401|1", "|1|1|0|1|3|20|1002|1",
            ]
        )
    }

    @Test func `report trunks`() throws {
        var request = try CorpusArchive.request()
        request.filter.pbx = CorpusCall.settled
        let lines = try corpus.lines(
            "trunks",
            "trunk calls inbound outbound forwarded answered talk_seconds failed in_use_seconds asr ner",
            request
        )
        #expect(
            lines.filter { $0.hasPrefix("Trunk-B") } == [
                "Trunk-B@outbound-answered|1|0|1|0|1|60|0|68|1|1", "Trunk-B@outbound-busy|1|0|1|0|0|0|0|3|0|1",
                "Trunk-B@outbound-failed|1|0|1|0|0|0|1|1|0|0", "Trunk-B@outbound-unanswered|1|0|1|0|0|0|0|40|0|1",
                // Inbound calls are no attempts.
                "Trunk-B@queue-no-agents|1|1|0|0|0|0|0|40||",
            ]
        )
        let rows = try corpus.rows("trunks", request)
        let calls = CorpusCall.all.filter { request.filter.pbx.contains($0.pbx) && $0.call["trunk"] != nil }
        #expect(rows.count == Set(calls.map { "\($0.call["trunk"] ?? "")@\($0.pbx)" }).count)
        for row in rows {
            let own = calls.filter { "\($0.call["trunk"] ?? "")@\($0.pbx)" == row["trunk"] }
            #expect(row["calls"] == "\(own.count)", "\(row)")
            #expect(row["answered"] == "\(own.count(where: \.isAnswered))", "\(row)")
            #expect(row["talk_seconds"] == "\(own.sum { $0.call[seconds: "talk_seconds"] })", "\(row)")
        }
    }
}
