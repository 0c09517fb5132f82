import Foundation
import Reports
import Testing

/// Reports on queues, agents, ring groups, menus and surveys, over all scripted calls.
@Suite("Reports on queues, over all scripted calls")
struct CorpusQueueReportTests {
    private let corpus: CorpusArchive
    /// Without the files that leave open what they reached.
    private let settled: ReportRequest

    init() async throws {
        corpus = try await CorpusArchive.shared.value
        var request = try CorpusArchive.request()
        request.filter.pbx = CorpusCall.settled
        settled = request
    }

    @Test func `report queues`() throws {
        // Waits by the files' queue rows: their length without the talk.
        #expect(
            try corpus.lines(
                "queues",
                "queue offered answered abandoned asa_seconds aht_seconds never_answered moved_on mean_abandon_seconds",
                settled
            ) == [
                "6400@agent-paused|1|1|0|18|30|0|0|", "6400@internal-to-queue|1|0|1|||1|0|20",
                "6400@ivr-to-queue-to-agent|1|1|0|10|60|0|0|", "6400@monitors-off|1|1|0|24|30|0|0|",
                "6400@one-record-for-the-call|1|1|0|10|60|0|0|", "6400@queue-abandoned|1|0|1|||1|0|14",
                "6400@queue-agent-busy|1|1|0|9|30|0|0|", "6400@queue-agent-on-mobile|1|1|0|10|40|0|0|",
                "6400@queue-one-agent|1|1|0|9|60|0|0|",
                // After 30 seconds the call moved on to 6401, where it was answered.
                "6400@queue-overflow|1|0|1|||0|1|30", "6400@queue-retry|1|1|0|35|30|0|0|",
                "6400@queue-several-agents|1|1|0|24|30|0|0|",
                // And here to voicemail, which is no person.
                "6400@queue-to-voicemail|1|0|1|||1|1|20", "6400@queue-without-the-agents-row|1|1|0|9|60|0|0|",
                "6400@still-rung-after-the-record|1|0|1|||1|0|22", "6400@transfer-to-queue|1|1|0|8|22|0|0|",
                "6401@queue-no-agents|1|0|1|||1|0|40", "6401@queue-overflow|1|1|0|8|40|0|0|",
                "6401@transfer-to-queue|1|1|0|10|30|0|0|",
                // 184 seconds of waiting and 522 of talk over 13; 146 seconds over 6.
                "total|19|13|6|14|40|5|2|24",
            ]
        )
    }

    @Test func `the service level in all its meanings`() throws {
        let total = try #require(try corpus.rows("queues", settled).last)
        // Answered within 20 seconds: ten, all but 24, 24 and 35; abandoned within 20: 14, 20, 20; nobody within 5.
        #expect(total["service_level_all"] == "0.526316")  // 10 / 19
        #expect(total["service_level_without_short_abandons"] == "0.526316")
        #expect(total["service_level_without_abandons_within"] == "0.625")  // 10 / 16
        #expect(total["service_level_answered_only"] == "0.769231")  // 10 / 13
        #expect(total["service_level_abandons_within_met"] == "0.684211")  // 13 / 19
        #expect(total["short_abandons"] == "0" && total["abandon_rate"] == "0.315789")  // 6 / 19
        // Waits of the answered: 8 8 9 9 9 10 10 10 10 18 24 24 35.
        #expect(
            total["median_wait_seconds"] == "10" && total["p90_wait_seconds"] == "24"
                && total["max_wait_seconds"] == "35"
        )
        // From the call's start: ten more after an IVR (twice), 30 more in queue-overflow and in transfer-to-queue.
        #expect(total["asa_from_start_seconds"] == "20")  // 264 / 13
    }

    @Test func `a queue's record that comes during the conversation`() throws {
        // records-during-the-call: 1001 took the call out of the queue after five seconds; the queue's row has no talk.
        var request = try CorpusArchive.request()
        request.filter.pbx = ["records-during-the-call"]
        #expect(
            try corpus.lines("queues", "queue offered answered abandoned asa_seconds talk_seconds moved_on", request)
                == ["6400|1|1|0|5|30|0"]
        )
    }

    @Test func `report queue-wait`() throws {
        #expect(
            try corpus.lines("queue-wait", "up_to_seconds answered abandoned", settled) == [
                // 8 8 9 9 9 10 10 10 10
                "10|9|0",
                // 18; 14 20 20
                "20|1|3",
                // 24 24; 22 30
                "30|2|2",
                // 35; 40
                "60|1|1", "120|0|0", "300|0|0", "|0|0",
            ]
        )
    }

    @Test func `report queue-activity`() throws {
        var request = settled
        request.range = try CorpusArchive.request("2026-03-10", "2026-03-12").range
        // On the 11th: monitors-off, queue-agent-busy, queue-agent-on-mobile, and internal-to-queue, which gave up.
        #expect(
            try corpus.lines("queue-activity", "day offered answered abandoned", request) == [
                "2026-03-10|15|10|5", "2026-03-11|4|3|1", "2026-03-12|0|0|0",
            ]
        )
    }

    @Test func `report agents`() throws {
        #expect(
            try corpus.lines(
                "agents",
                "agent offers answered missed talk_seconds missed_alone elsewhere caller_gave_up",
                CorpusArchive.request()
            ) == [
                "1001@agent-paused|1|0|1|0|0|0|0", "1001@internal-to-queue|1|0|0|0|0|0|1",
                // Still ringing.
                "1001@live-in-a-queue|1|0|0|0|0|0|0", "1001@monitors-off|1|0|1|0|0|0|0",
                "1001@queue-abandoned|1|0|0|0|0|0|1", "1001@queue-one-agent|1|1|0|60|0|0|0",
                "1001@queue-overflow|1|0|1|0|0|0|0", "1001@queue-several-agents|1|0|1|0|0|0|0",
                "1001@queue-without-the-agents-row|1|1|0|60|0|0|0", "1001@records-during-the-call|1|1|0|30|0|0|0",
                "1001@still-rung-after-the-record|1|0|1|0|1|0|0", "1001@transfer-to-queue|1|1|0|22|0|0|0",
                "1002@agent-paused|1|1|0|30|0|0|0", "1002@monitors-off|1|1|0|30|0|0|0",
                "1002@queue-abandoned|1|0|0|0|0|0|1", "1002@queue-agent-busy|1|1|0|30|0|0|0",
                "1002@queue-several-agents|1|1|0|30|0|0|0", "1002@queue-to-voicemail|1|0|1|0|1|0|0",
                "1002@still-rung-after-the-record|1|0|0|0|0|0|1", "1003@ivr-to-queue-to-agent|1|1|0|60|0|0|0",
                "1003@one-record-for-the-call|1|1|0|60|0|0|0",
                // Rung three times, answered at the third.
                "1003@queue-retry|3|1|2|30|0|0|0", "1003@queue-several-agents|1|0|0|0|0|1|0",
                "1006@queue-overflow|1|1|0|40|0|0|0", "1006@transfer-to-queue|1|1|0|30|0|0|0",
            ]
        )
    }

    @Test func `report agent-sessions`() throws {
        // agent-paused: the PBX announces the pause at 16:45:13 and tells the state in the same second; nothing ends it.
        // 7 h 14 min 47 s are left of the day.
        let seconds = at("2026-03-11 00:00:00") - at("2026-03-10 16:45:13")
        #expect(seconds == 26_087)
        #expect(
            try corpus.lines(
                "agent-sessions",
                "agent queue state reason times seconds share",
                CorpusArchive.request("2026-03-10")
            )
                == ["1001|6400|paused|Auto Pause|1|26087|1"]
        )
    }

    @Test func `report ring-groups`() throws {
        #expect(
            try corpus.lines(
                "ring-groups",
                "ring_group offered result answered_by calls mean_wait_seconds talk_seconds",
                CorpusArchive.request()
            ) == [
                "6300@ring-group-answered|1|answered|1010|1|7|40",
                "6300@ring-group-row-per-phone|1|answered|1010|1|7|40",
                "6300@ring-group-unanswered|1|missed||1|30|0",
            ]
        )
    }

    @Test func `report ivr`() throws {
        #expect(
            try corpus.lines("ivr", "ivr entries next_kind next calls answered mean_seconds", settled) == [
                "6200@ivr-hang-up|1|hung_up||1|0|12", "6200@ivr-to-extension|1|extension|1002|1|1|8",
                "6200@ivr-to-queue-to-agent|1|queue|6400|1|1|10", "6200@old-partition|1|extension|1002|1|1|8",
                "6200@one-record-for-the-call|1|queue|6400|1|1|10",
                // It went to the queue, where nobody answered.
                "6200@still-rung-after-the-record|1|queue|6400|1|0|9",
            ]
        )
    }

    @Test func `report satisfaction`() throws {
        // survey: the caller of 1002 presses 4.
        #expect(
            try corpus.lines(
                "satisfaction",
                "queue agent asked answers response_rate mean_score score_4",
                CorpusArchive.request()
            )
                == ["|1002|1|1|1|4|1"]
        )
    }
}
