import ArchiveStore
import CallModel
import Foundation
import GRDB
import Reports
import Testing

@Suite("report calls")
struct CallsReportTests {
    private let small: SmallArchive

    init() throws { small = try SmallArchive() }

    private func ids(_ change: (inout ReportRequest) throws -> Void) throws -> [Int] {
        var request = try small.request(from: nil, to: nil)
        try change(&request)
        return try small.archive.rows("calls", request).compactMap { $0["id"] as? Int }
    }

    @Test func `the newest come first, and each figure has its own column`() throws {
        let csv = try small.archive.run("calls", small.request(from: "2026-03-15", to: "2026-03-15")).text
        #expect(
            csv == """
                id,pbx,call_id,state,started_at,started_local,ended_at,direction,caller,caller_name,dialed,did,\
                answered_by,outcome,missed,wait_seconds,talk_seconds,duration_seconds,queue,trunk,leg_count,\
                transfer_count,transfer_proven,recording\r
                1,paris,171.1,ended,1773561600,2026-03-15 09:00:00,1773561670,inbound,0611223344,"Zoé, ""Z\""",0140,\
                0140,1001,answered,0,10,60,70,,sip-a,1,0,0,\r

                """
        )
        #expect(try ids { _ in } == [8, 7, 6, 5, 4, 3, 2, 1])
    }

    @Test func `filters narrow it down, alone and together`() throws {
        #expect(try ids { $0.filter.direction = .outbound } == [4, 3])
        #expect(try ids { $0.filter.outcome = .answered } == [7, 4, 1])
        #expect(try ids { $0.filter.queue = "6400" } == [2])
        #expect(try ids { $0.filter.trunk = "sip-a" } == [8, 7, 6, 4, 3, 2, 1])
        #expect(try ids { $0.filter.did = "0140" } == [8, 7, 6, 2, 1])
        #expect(try ids { $0.filter.pbx = ["paris"] } == [8, 7, 6, 5, 4, 3, 2, 1])
        #expect(
            try ids {
                $0.filter.direction = .inbound
                $0.filter.outcome = .voicemail
            } == [6]
        )
        #expect(try ids { $0.filter.extension = "1002" } == [7, 5, 4, 3, 2])
    }

    @Test(
        "a number is found however it is written",
        arguments: ["0611223344", "+33611223344", "0033 6 11 22 33 44", "06.11.22.33.44"]
    )
    func numbers(spelling: String) throws {
        #expect(try ids { $0.filter.number = spelling } == [4, 3, 2, 1])
    }

    @Test func `a short number must be equal, and wildcards mean nothing`() throws {
        #expect(try ids { $0.filter.number = "1002" } == [5, 4, 3])
        #expect(try ids { $0.filter.number = "%" } == [])
        #expect(try ids { $0.filter.number = "' OR 1 --" } == [])
    }

    @Test func `a time zone for all moves days and local text`() throws {
        let tokyo = try DateRange.zone(named: "Asia/Tokyo")
        var request = try small.request(from: "2026-03-16T16:00", to: "2026-03-16T17:00")
        request.timeZone = tokyo
        let rows = try small.archive.rows("calls", request)
        #expect(
            rows.compactMap { $0["started_local"] as? String } == [
                "2026-03-16 16:20:00", "2026-03-16 16:10:00", "2026-03-16 16:00:00",
            ]
        )
    }

    @Test func `a limit says how many rows it leaves out`() throws {
        var request = try small.request()
        request.limit = 3
        let run = try small.archive.run("calls", request)
        #expect(run.outcome.rowCount == 3)
        #expect(run.outcome.notes == ["4 more rows are not shown (--limit 3)."])
    }

    @Test(
        "rows left out are as many with the hourly sums as without",
        arguments: ["Europe/Paris", "Asia/Kolkata", nil]
    )
    func leftOut(zone: String?) throws {
        let random = try RandomCalls(seed: 4)
        var request = ReportRequest(now: random.now)
        request.timeZone = zone.flatMap(TimeZone.init(identifier:))
        request.range = try DateRange.parse(
            from: "2026-03-28 10:20",
            to: "2026-03-30 15:45",
            now: random.now,
            zone: .gmt
        )
        var (inbound, onTrunk, odd) = (request, request, request)
        inbound.filter.direction = .inbound
        onTrunk.filter.trunk = "sip-a"
        odd.filter.calendar.calendar = try ReportCalendar(businessHours: ["Mon-Sun 09:10-17:40"], holidays: [])
        odd.filter.calendar.businessHours = .inside
        for var request in [request, inbound, onTrunk, odd] {
            let all = try random.archive.run("calls", request).outcome.rowCount
            request.limit = 1
            let notes = try random.archive.run("calls", request).outcome.notes
            #expect(all > 2)
            #expect(notes.contains("\(all - 1) more rows are not shown (--limit 1)."), "\(all) \(notes)")
        }
    }

    @Test func `what makes no sense is refused`() throws {
        var request = try small.request()
        request.filter.pbx = ["pariss"]
        let unknown = try #require(throws: ReportError.self) { try small.archive.run("calls", request) }
        #expect(unknown.description == "the archive has no PBX named pariss: did you mean paris?")

        request = try small.request()
        request.filter.queue = "6400"
        let refused = try #require(throws: ReportError.self) { try small.archive.run("coverage", request) }
        #expect(refused.description == "report coverage does not take --queue: leave it out.")
        let word = try #require(throws: ReportError.self) { try ReportFilter.outcome(named: "lost") }
        #expect(word.description.contains("answered, voicemail, abandoned, no_answer, busy, failed"))
        #expect(try ReportFilter.outcome(named: "No-Answer") == .noAnswer)
        #expect(try ReportFilter.direction(named: "Inbound") == .inbound)
    }

    @Test func `an empty archive is no error`() throws {
        let archive = try TestArchive()
        for report in ReportCatalogue.all where report.subjectName == nil {
            for format in ReportFormat.allCases {
                _ = try archive.run(report.name, ReportRequest(now: small.now), format)
            }
        }
    }

    @Test("rows pass through and are not gathered", arguments: ReportFormat.allCases)
    func streams(format: ReportFormat) throws {
        try small.archive.execute(
            """
            WITH RECURSIVE n(i) AS (SELECT 100 UNION ALL SELECT i + 1 FROM n WHERE i < 8099)
            INSERT INTO call (pbx, call_id, state, started_at, utc_offset, direction, caller, outcome)
            SELECT 1, 'n' || i, 'ended', ?1 - i, 3600, 'inbound', '06' || i, 'failed' FROM n
            """,
            [small.now]
        )
        var sizes: [Int] = []
        let outcome = try ReportRunner.run(
            ReportCatalogue.report(named: "calls"),
            ReportRequest(now: small.now),
            in: ArchiveReader(path: small.archive.path),
            as: RenderOptions(format: format, width: 80)
        ) { sizes.append($0.utf8.count) }
        #expect(outcome.rowCount == 8008)
        #expect(sizes.count > 10)
        #expect(sizes.max() ?? 0 < 64 * 1024)
    }

    @Test func `today is read on the PBX's own clock`() throws {
        let reader = try ArchiveReader(path: small.archive.path)
        #expect(try ReportRunner.zone(for: [], in: reader, now: small.now, fallback: .gmt).identifier == "Europe/Paris")
        try small.archive.execute("UPDATE pbx SET time_zone = NULL")
        let observed = try ReportRunner.zone(for: ["paris"], in: reader, now: small.now, fallback: .gmt)
        #expect(observed.secondsFromGMT() == 3600)
        let empty = try TestArchive()
        let fallback = try ReportRunner.zone(for: [], in: ArchiveReader(path: empty.path), now: 0, fallback: .gmt)
        #expect(fallback == .gmt)
    }
}
