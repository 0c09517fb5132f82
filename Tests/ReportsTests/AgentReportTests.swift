import Foundation
import GRDB
import Reports
import Testing

@Suite("reports agents and agent-sessions")
struct AgentReportTests {
    private let queues: QueueArchive

    init() throws { queues = try QueueArchive() }

    @Test func `what queues offered to agents, and how busy that kept them`() throws {
        let csv = try queues.archive.run("agents", queues.request()).text
        // 1001 was logged in for three hours, 75 minutes of them paused; of the others nothing is known.
        #expect(
            csv == """
                agent,agent_name,offers,answered,missed,answer_rate,talk_seconds,hold_seconds,aht_seconds,occupancy,\
                missed_alone,elsewhere,caller_gave_up,mean_ring_seconds,logged_in_seconds,paused_seconds,utilisation\r
                1001,Ada,4,1,2,0.25,100,0,100,0.015873,1,1,0,15,10800,4500,0.009259\r
                1002,Bea,4,2,1,0.5,133,8,67,,0,0,1,11,,,\r
                1003,Cid,1,1,0,1,50,0,50,,0,0,0,10,,,\r

                """
        )
    }

    @Test func `one queue's offers, or one agent's`() throws {
        var request = try queues.request()
        request.filter.queue = "6401"
        #expect(try queues.archive.rows("agents", request).compactMap { $0["agent"] as? String } == ["1003"])
        request.filter.queue = "6400"
        request.filter.extension = "1002"
        let rows = try queues.archive.rows("agents", request)
        #expect(rows.count == 1 && rows.first?["offers"] as? Int == 4)
    }

    @Test func `some of an agent's calls make no occupancy`() throws {
        var request = try queues.request()
        request.filter.number = "0611223305"
        let rows = try queues.archive.rows("agents", request)
        #expect(rows.map { $0["agent"] as? String } == ["1001", "1002"])
        #expect(rows.allSatisfy { $0["occupancy"] is NSNull && $0["logged_in_seconds"] is NSNull })
    }

    @Test func `states by queue and reason, cut to the period`() throws {
        let csv = try queues.archive.run("agent-sessions", queues.request()).text
        let midnight = at("2026-03-16")
        #expect(
            csv == """
                agent,queue,state,reason,times,seconds,share,longest_seconds,first_at,last_until\r
                1001,6400,available,,3,6300,0.583333,3600,\(midnight + 32_400),\(midnight + 43_200)\r
                1001,6400,paused,Auto Pause,1,1800,0.166667,1800,\(midnight + 36_000),\(midnight + 37_800)\r
                1001,6400,paused,Lunch,1,2700,0.25,2700,\(midnight + 39_600),\(midnight + 42_300)\r
                1001,6400,logged_out,,2,36000,,32400,\(midnight),\(midnight + 46_800)\r
                1003,6400,Elsewhere,,1,14400,,14400,\(midnight + 32_400),\(midnight + 46_800)\r

                """
        )
    }

    @Test(
        "the PBX's words for a state",
        arguments: [
            ("Login", "available"), ("Logged In", "available"), ("Idle", "available"), ("Resumed", "available"),
            ("unpaused", "available"), ("In Use", "available"), ("Paused", "paused"), ("pause", "paused"),
            ("LogOut", "logged_out"), ("Logged off", "logged_out"), ("Unavailable", "Unavailable"),
            ("Wibble", "Wibble"),
        ]
    )
    func words(word: String, state: String) throws {
        try queues.archive.execute("UPDATE agent_event SET status = ? WHERE frame = 4", [word])
        var request = try queues.request()
        request.filter.extension = "1003"
        let row = try #require(try queues.archive.rows("agent-sessions", request).first)
        #expect(row["state"] as? String == state && row["seconds"] as? Int == 14_400)
    }

    @Test func `logged in anywhere counts once, and paused only when available nowhere`() throws {
        // 1003 is in two queues: 6400 from 09:00 to 11:00, paused from 09:30; 6401 from 09:15 to 10:00.
        try queues.archive.execute("DELETE FROM agent_event")
        let changes = [
            ("09:00", "6400", "Login"), ("09:15", "6401", "Login"), ("09:30", "6400", "Paused"),
            ("10:00", "6401", "Logout"),
            ("11:00", "6400", "Logout"),
        ]
        for (index, (time, queue, word)) in changes.enumerated() {
            try queues.archive.execute(
                "UPDATE frame SET received_ms = ? WHERE id = ?",
                [at("2026-03-16 \(time):00") * 1000, index + 1]
            )
            try queues.archive.insert(
                "agent_event",
                ["frame": index + 1, "kind": "status", "queue": queue, "agent": "1003", "status": word]
            )
        }
        let row = try #require(try queues.archive.rows("agents", queues.request()).last)
        // Two hours, the last of which is paused; the conversation began at 09:31 and took 50 seconds.
        #expect(row["logged_in_seconds"] as? Int == 7200 && row["paused_seconds"] as? Int == 3600)
        #expect(row["occupancy"] as? Double == 0.013889 && row["utilisation"] as? Double == 0.006944)
    }

    @Test("without the events a note says which are missing", arguments: ["agents", "agent-sessions"])
    func missing(report: String) throws {
        let bare = try QueueArchive(withEvents: false)
        let notes = try bare.archive.run(report, bare.request()).outcome.notes
        #expect(notes.contains { $0.contains("event 30029 (Agent Status Changed)") })
        if report == "agents" {
            // What was missed is unknown then, not nothing.
            let row = try #require(try bare.archive.rows(report, bare.request()).first)
            #expect(row["answered"] as? Int == 1 && row["missed"] is NSNull && row["offers"] is NSNull)
        }
        let known = try queues.archive.run(report, queues.request(from: "2026-03-14")).outcome.notes
        #expect(known.contains { $0.contains("are known from 2026-03-15 on") })
    }
}
