import CallModel
import EventMapper
import GRDB
import TestSupport
import Testing

@testable import ArchiveStore

@Suite("Attended transfers over two calls")
struct LinkTests {
    static func member(_ number: String, _ channel: String, _ status: String) -> String {
        #"{"extension":{"number":"\#(number)","channel_id":"PJSIP/\#(channel)","member_status":"\#(status)"}}"#
    }

    /// The frames of an outside call to 2041, who asks 2042 in a second call and hands the caller over.
    ///
    /// The channel of 2042 is released in the second call after so many seconds; `nil` for never.
    static func frames(
        isReportedByMain: Bool = true,
        released: Double? = 91
    ) -> [(seconds: Double, text: String)] {
        let (main, consultation): (Int64, Int64) = (0, 60)
        var frames: [(Double, String)] = [
            (0, Wire.states(call: main, Wire.line("ALERT"), member("2041", "2041-0a", "RING"))),
            (5, Wire.states(call: main, Wire.line("ANSWERED"), member("2041", "2041-0a", "ANSWER"))),
            (59, Wire.states(call: main, Wire.line("HOLD"))),
            (
                60,
                Wire.states(call: consultation, member("2041", "2041-0b", "ALERT"), member("2042", "2042-0c", "RING"))
            ),
            (
                65,
                Wire.states(
                    call: consultation,
                    member("2041", "2041-0b", "ANSWERED"),
                    member("2042", "2042-0c", "ANSWER")
                )
            ),
            (91, Wire.states(call: main, member("2041", "2041-0a", "BYE"))),
            (91, Wire.states(call: consultation, member("2041", "2041-0b", "BYE"))),
        ]
        let named = isReportedByMain ? member("2042", "2042-0c", "ANSWER") : member("2041", "2041-0a", "ANSWER")
        let reporter = isReportedByMain ? main : consultation
        frames.append(
            (90, Wire.event(30013, #"{"call_id":"\#(Wire.callID(reporter))","members":[\#(named)]}"#))
        )
        if let released {
            frames.append((released, Wire.states(call: consultation, member("2042", "2042-0c", "BYE"))))
        }
        return frames
    }

    private func links(_ archive: TestArchive) throws -> [String] {
        try archive.rows(
            """
            SELECT c.call_id, l.call_id FROM calls c LEFT JOIN calls l ON l.id = c.linked_call ORDER BY c.call_id
            """
        )
    }

    private static let both = ["\(Wire.callID(0))|\(Wire.callID(60))", "\(Wire.callID(60))|\(Wire.callID(0))"]
    private static let neither = ["\(Wire.callID(0))|-", "\(Wire.callID(60))|-"]

    @Test("are linked in whatever order their frames are processed", arguments: [true, false])
    func links(isReportedByMain: Bool) async throws {
        var generator = SeededRandom(seed: OrderTests.seed())
        for round in 0..<40 {
            let archive = try await TestArchive()
            try await archive.writer.execute("PRAGMA synchronous = OFF")
            var frames = Self.frames(isReportedByMain: isReportedByMain)
            if round > 0 { frames.shuffle(using: &generator) }
            while !frames.isEmpty {
                let count = Int.random(in: 1...frames.count, using: &generator)
                let group = frames.prefix(count).map { ArchiveEntry.arrival(archive.event($0.text, $0.seconds)) }
                _ = try await archive.writer.commit(group)
                frames.removeFirst(count)
            }
            #expect(try links(archive) == Self.both, "round \(round)")
        }
    }

    @Test func `a channel that was released long before, or rings later, proves nothing`() async throws {
        let early = try await TestArchive()
        for frame in Self.frames(released: 70) { try await early.commit(early.event(frame.text, frame.seconds)) }
        #expect(try links(early) == Self.neither)
        // The PBX was restarted, and numbers its channels anew.
        let late = try await TestArchive()
        for frame in Self.frames() where !frame.text.contains("2042-0c") || frame.text.contains("30013") {
            try await late.commit(late.event(frame.text, frame.seconds))
        }
        try await late.commit(
            late.event(Wire.states(call: 60, Self.member("2042", "2042-0c", "RING")), 200)
        )
        #expect(try links(late) == Self.neither)
    }

    @Test func `a forward, or a report that names no foreign channel, links nothing`() async throws {
        let archive = try await TestArchive()
        for frame in Self.frames() {
            let text = frame.text.replacing("\"type\":30013", with: "\"type\":30014")
            try await archive.commit(archive.event(text, frame.seconds))
        }
        #expect(try links(archive) == Self.neither)
        let blind = Wire.event(30013, #"{"call_id":"\#(Wire.callID(0))","members":[\#(Wire.line("ANSWERED"))]}"#)
        try await archive.commit(archive.event(blind, 90))
        #expect(try links(archive) == Self.neither)
    }

    @Test func `the same channels at another PBX are other channels`() async throws {
        let archive = try await TestArchive()
        let other = try await archive.writer.pbx(named: "other", timeZone: nil)
        for frame in Self.frames() {
            var arrival = archive.event(frame.text, frame.seconds)
            if arrival.meaning.callID == Wire.callID(60) { arrival.pbx = other }
            try await archive.commit(arrival)
        }
        #expect(try links(archive) == Self.neither)
    }

    @Test(
        "ids of one second are told apart by their counter",
        arguments: [
            ("1772000060.99", "1772000060.133"), ("1772000059.200", "1772000060.3"), ("999.7", "1000.1"),
            ("1772000060.133", "x"), ("x", "y"), ("1.1", "1.01.1"),
        ]
    )
    func order(first: String, second: String) {
        #expect(AttendedTransfer.began(first, before: second))
        #expect(!AttendedTransfer.began(second, before: first))
        #expect(!AttendedTransfer.began(first, before: first))
    }

    @Test("of two calls of the same second, the one with the lower counter is named", arguments: [true, false])
    func counter(isLowerFirst: Bool) async throws {
        let archive = try await TestArchive()
        let ids = ["\(Wire.start + 60).99", "\(Wire.start + 60).133"]
        for id in isLowerFirst ? ids : ids.reversed() {
            let rings = Self.member("2042", "2042-\(id)", "RING")
            try await archive.commit(
                archive.event(Wire.event(30011, #"{"call_id":"\#(id)","members":[\#(rings)]}"#), 60)
            )
        }
        let named = ids.map { Self.member("2042", "2042-\($0)", "ANSWER") }.joined(separator: ",")
        try await archive.commit(archive.event(Wire.states(Wire.line("ALERT")), 0))
        try await archive.commit(
            archive.event(Wire.event(30013, #"{"call_id":"\#(Wire.callID(0))","members":[\#(named)]}"#), 90)
        )
        #expect(
            try links(archive) == [
                "\(Wire.callID(0))|\(ids[0])", "\(ids[1])|\(Wire.callID(0))", "\(ids[0])|\(Wire.callID(0))",
            ]
        )
    }

    @Test func `of three calls each names the earliest that it was joined to`() async throws {
        let archive = try await TestArchive()
        for frame in Self.frames() { try await archive.commit(archive.event(frame.text, frame.seconds)) }
        // 2042 asks 2043, and hands over too.
        let third = [
            (
                120.0,
                Wire.states(call: 120, Self.member("2042", "2042-0d", "ALERT"), Self.member("2043", "2043-0e", "RING"))
            ),
            (
                140.0,
                Wire.event(
                    30013,
                    #"{"call_id":"\#(Wire.callID(0))","members":[\#(Self.member("2043", "2043-0e", "ANSWER"))]}"#
                )
            ),
        ]
        for (seconds, text) in third { try await archive.commit(archive.event(text, seconds)) }
        #expect(
            try links(archive) == Self.both + ["\(Wire.callID(120))|\(Wire.callID(0))"]
        )
    }
}
