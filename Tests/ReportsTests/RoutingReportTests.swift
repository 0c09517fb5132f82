import Foundation
import GRDB
import Reports
import Testing

@Suite("reports ring-groups, ivr, transfers, routing, satisfaction")
struct RoutingReportTests {
    private let queues: QueueArchive

    init() throws { queues = try QueueArchive() }

    @Test func `ring groups: who answered, and what was missed`() throws {
        #expect(
            try queues.archive.run("ring-groups", queues.request()).text == """
                ring_group,ring_group_name,offered,result,answered_by,answered_by_name,calls,share,mean_wait_seconds,\
                talk_seconds\r
                6300,Team,3,answered,1001,Ada,1,0.333333,30,1\r
                6300,Team,3,answered,1003,Cid,1,0.333333,10,40\r
                6300,Team,3,missed,,,1,0.333333,20,0\r

                """
        )
    }

    @Test func `a member of a ring group who answers on a mobile phone is named, whichever way the record has it`()
        throws
    {
        for direction in ["inbound", "outbound"] {
            try queues.archive.execute(
                """
                UPDATE leg SET callee = '0655000222', callee_name = 'Cid abroad', callee_kind = 'external', direction = ?
                WHERE call = 7 AND leg = 2
                """,
                [direction]
            )
            let row = try queues.archive.rows("ring-groups", queues.request())[0]
            #expect(row["answered_by"] as? String == "0655000222" && row["answered_by_name"] as? String == "Cid abroad")
        }
    }

    @Test func `IVR: where callers went next`() throws {
        let result = try queues.archive.run("ivr", queues.request())
        #expect(
            result.text == """
                ivr,ivr_name,entries,next_kind,next,next_name,calls,share,answered,mean_seconds\r
                6200,Welcome,3,queue,6400,Sales,1,0.333333,1,13\r
                6200,Welcome,3,ring_group,6300,Team,1,0.333333,1,5\r
                6200,Welcome,3,hung_up,,,1,0.333333,0,9\r

                """
        )
        #expect(result.outcome.notes.contains { $0.contains("do not tell which keys") })
    }

    @Test func `a caller who is still in the IVR has not hung up`() throws {
        try queues.archive.execute("UPDATE call SET state = 'live', outcome = NULL, ended_at = NULL WHERE id = 9")
        let kinds = try queues.archive.rows("ivr", queues.request()).map { $0["next_kind"] as? String }
        #expect(kinds == ["queue", "ring_group", "still_live"])
    }

    @Test func `transfers: pairs, what is proven, and what came back`() throws {
        let result = try queues.archive.run("transfers", queues.request())
        #expect(
            result.text == """
                from,from_name,to,to_name,transfers,share,proven,inferred,calls,transfer_rate,bounce_backs,deepest\r
                1001,Ada,1002,Bea,2,0.666667,1,1,2,,1,2\r
                1002,Bea,1001,Ada,1,0.333333,1,0,1,,0,2\r
                total,,,,3,1,2,1,2,0.333333,1,2\r

                """
        )
        #expect(result.outcome.notes.first == "Transferred were 2 of 6 answered calls (33.3%): 1 with 1, 1 with 2.")
    }

    @Test func `a transfer that no record names still counts`() throws {
        try queues.archive.execute("UPDATE call SET transfer_count = 1 WHERE id = 7")
        let rows = try queues.archive.rows("transfers", queues.request())
        #expect(rows.count == 4)
        #expect(rows.first { $0["from"] is NSNull }?["inferred"] as? Int == 1)
        // Phones that answered fill in where records do not.
        try queues.archive.execute("UPDATE call SET transfer_count = 1 WHERE id = 1")
        try queues.archive.execute("UPDATE offer SET answered_at = rang_at + 50, result = 'answered' WHERE id = 1")
        let pair = try queues.archive.rows("transfers", queues.request()).first { $0["from"] as? String == "1002" }
        #expect(pair?["to"] as? String == "1001" && pair?["transfers"] as? Int == 2)
    }

    @Test func `routing by first destination`() throws {
        #expect(
            try queues.archive.run("routing", queues.request()).text == """
                direction,first_kind,first,first_name,calls,answered,mean_routing_seconds,p90_routing_seconds,\
                max_routing_seconds,over_30,over_45,over_60,mean_legs,legs_3_or_more,legs_5_or_more,legs_8_or_more,\
                max_legs,loops\r
                inbound,queue,6400,Sales,5,2,43,60,60,0.5,0.5,0,2.2,2,0,0,4,1\r
                inbound,ivr,6200,Welcome,3,2,28,35,35,0.5,0,0,2.666667,2,0,0,4,0\r
                inbound,ring_group,6300,Team,2,1,10,10,10,0,0,0,2,0,0,0,2,0\r
                inbound,extension,1001,Ada,1,1,5,5,5,0,0,0,3,1,0,0,3,0\r
                total,,,,11,6,26,60,60,0.333333,0.166667,0,2.363636,5,0,0,4,1\r

                """
        )
    }

    @Test func `surveys by queue and agent`() throws {
        #expect(
            try queues.archive.run("satisfaction", queues.request()).text == """
                queue,agent,asked,answers,response_rate,mean_score,score_1,score_2,score_3,score_4,score_5,other_scores\r
                6400,1001,1,1,1,4,0,0,0,1,0,0\r
                6400,1002,1,1,1,5,0,0,0,0,1,0\r
                6400,1003,1,0,0,,0,0,0,0,0,0\r
                total,,3,2,0.666667,4.5,0,0,0,1,1,0\r

                """
        )
    }

    @Test("an answer that is no score counts as an answer", arguments: ["*", "45", "-"])
    func answer(text: String) throws {
        try queues.archive.execute("UPDATE survey_result SET result = ? WHERE frame = 100", [text])
        let total = try #require(try queues.archive.rows("satisfaction", queues.request()).last)
        #expect(total["answers"] as? Int == 2 && total["other_scores"] as? Int == 1)
        #expect(total["mean_score"] as? Int == 4)
    }

    @Test("an empty period has no rows", arguments: ["ring-groups", "ivr", "transfers", "routing", "satisfaction"])
    func empty(report: String) throws {
        let result = try queues.archive.run(report, queues.request(from: "2026-02-01", to: "2026-02-02"))
        #expect(result.outcome.rowCount == 0)
    }

    @Test func `without surveys a note says which event is missing`() throws {
        let bare = try QueueArchive(withEvents: false)
        let notes = try bare.archive.run("satisfaction", bare.request()).outcome.notes
        #expect(notes.contains { $0.contains("event 30019") })
        let total = try #require(try bare.archive.rows("satisfaction", bare.request()).last)
        #expect(total["asked"] as? Int == 2 && total["answers"] is NSNull && total["response_rate"] is NSNull)
    }
}
