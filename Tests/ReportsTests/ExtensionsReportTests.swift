import Foundation
import Reports
import Testing

@Suite("report extensions")
struct ExtensionsReportTests {
    private let small: SmallArchive

    init() throws { small = try SmallArchive() }

    @Test func `legs by direction and result, talk, and ringings`() throws {
        let csv = try small.archive.run("extensions", small.request(from: "2026-03-15", to: "2026-03-16")).text
        #expect(
            csv == """
                extension,extension_name,legs,answered,missed,busy,voicemail,answer_rate,talk_seconds,\
                mean_talk_seconds,longest_talk_seconds,offers,offers_answered,offers_missed,inbound_answered,\
                inbound_missed,inbound_busy,inbound_voicemail,outbound_answered,outbound_missed,outbound_busy,\
                outbound_voicemail,internal_answered,internal_missed,internal_busy,internal_voicemail\r
                1001,Ada,4,2,0,1,1,0.5,3665,1833,3605,2,1,1,2,0,0,1,0,0,0,0,0,0,1,0\r
                1002,Bea,3,1,1,1,0,0.333333,125,125,125,2,0,0,0,0,0,0,1,1,0,0,0,0,1,0\r

                """
        )
    }

    @Test func `one extension alone`() throws {
        var request = try small.request()
        request.filter.extension = "1002"
        let rows = try small.archive.rows("extensions", request)
        #expect(rows.count == 1)
        #expect(rows.first?["legs"] as? Int == 3)
    }

    @Test func `the same number on two PBXs is two extensions`() throws {
        try small.archive.insert("pbx", ["id": 2, "name": "lyon"])
        try small.archive.insert(
            "call",
            ["id": 20, "pbx": 2, "call_id": "l", "state": "ended", "started_at": small.now - 60, "utc_offset": 3600]
        )
        try small.archive.insert(
            "leg",
            [
                "call": 20, "leg": 1, "started_at": small.now - 60, "utc_offset": 3600, "direction": "outbound",
                "caller": "1002", "disposition": "failed",
            ]
        )
        let names = try small.archive.rows("extensions", small.request()).compactMap { $0["extension"] as? String }
        #expect(names == ["1001@paris", "1002@lyon", "1002@paris"])
    }
}
