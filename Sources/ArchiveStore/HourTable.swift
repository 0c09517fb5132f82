import CallModel
import EventMapper
import GRDB

/// Layer 4: sums of ended calls per PBX-local hour, kept by the differences that each commit makes.
final class HourTable {
    /// Which sum a call belongs to.
    struct Key: Hashable {
        var pbx: Int64
        var localDate: String
        var localHour: Int64
        var utcOffset: Int64
        var direction: String
        var outcome: String
    }

    /// A day of one PBX.
    struct Day: Hashable {
        var pbx: Int64
        var localDate: String
    }

    /// What one call adds to its sum.
    struct Part: Hashable {
        var key: Key
        var missed: Int64
        var talkSeconds: Int64
        var waitCalls: Int64
        var waitSeconds: Int64
        var durationSeconds: Int64
    }

    private struct Sums {
        var calls: Int64 = 0
        var missed: Int64 = 0
        var talkSeconds: Int64 = 0
        var waitCalls: Int64 = 0
        var waitSeconds: Int64 = 0
        var durationSeconds: Int64 = 0

        var isZero: Bool {
            calls == 0 && missed == 0 && talkSeconds == 0 && waitCalls == 0 && waitSeconds == 0 && durationSeconds == 0
        }
    }

    private let add: PreparedStatement
    private let removeEmpty: PreparedStatement
    private let date: PreparedStatement
    /// Dates by their days since 1970, as SQLite writes them in `call.local_date`.
    private var dates: [Int64: String] = [:]
    private static let dateLimit = 1000
    private var differences: [Key: Sums] = [:]

    init(_ db: Database) throws {
        add = try PreparedStatement(
            db,
            """
            INSERT INTO call_hour VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT DO UPDATE SET calls = calls + excluded.calls, missed = missed + excluded.missed,
                talk_seconds = talk_seconds + excluded.talk_seconds,
                wait_calls = wait_calls + excluded.wait_calls, wait_seconds = wait_seconds + excluded.wait_seconds,
                duration_seconds = duration_seconds + excluded.duration_seconds
            """
        )
        removeEmpty = try PreparedStatement(
            db,
            """
            DELETE FROM call_hour WHERE pbx = ? AND local_date = ? AND local_hour = ? AND utc_offset = ?
                AND direction = ? AND outcome = ? AND calls = 0
            """
        )
        date = try PreparedStatement(db, "SELECT date(? * 86400, 'unixepoch')")
    }

    /// What a call adds to the sums, as it is derived now; `nil` when it adds nothing.
    func part(of call: Call, pbx: Int64) throws -> Part? {
        guard call.state == .ended, let start = call.start, let offset = start.utcOffsetSeconds else { return nil }
        let local = start.seconds + Int64(offset)
        guard let localDate = try localDate(local.dividedRoundingDown(by: 86_400)) else { return nil }
        return Part(
            key: Key(
                pbx: pbx,
                localDate: localDate,
                localHour: local / 3600 % 24,
                utcOffset: Int64(offset),
                direction: call.direction?.rawValue ?? "",
                outcome: call.outcome?.rawValue ?? ""
            ),
            missed: call.isMissed == true ? 1 : 0,
            talkSeconds: Int64(call.talkSeconds ?? 0),
            waitCalls: call.waitSeconds == nil ? 0 : 1,
            waitSeconds: Int64(call.waitSeconds ?? 0),
            durationSeconds: Int64(call.durationSeconds ?? 0)
        )
    }

    private func localDate(_ day: Int64) throws -> String? {
        if let date = dates[day] { return date }
        guard let text = try date.bind(day).firstRow({ $0.text(0) }) ?? nil else { return nil }
        if dates.count >= Self.dateLimit { dates = [:] }
        dates[day] = text
        return text
    }

    /// A query for the rows that the table is to have, by the calls of another one.
    ///
    /// - Parameters:
    ///   - calls: The table of the calls.
    ///   - condition: Which of the ended calls count, from `AND` on.
    /// - Returns: The SQL.
    static func sums(_ calls: String, _ condition: String = "") -> String {
        """
        SELECT pbx, local_date, local_hour, utc_offset, coalesce(direction, ''), coalesce(outcome, ''), count(*),
            coalesce(sum(missed), 0), coalesce(sum(talk_seconds), 0), count(wait_seconds),
            coalesce(sum(wait_seconds), 0), coalesce(sum(duration_seconds), 0)
        FROM \(calls) WHERE state = 'ended' AND local_date IS NOT NULL \(condition) GROUP BY 1, 2, 3, 4, 5, 6
        """
    }

    /// Notes that a call's part changed.
    func change(from old: Part?, to new: Part?) {
        guard old != new else { return }
        if let old { count(old, -1) }
        if let new { count(new, 1) }
    }

    /// Writes the differences noted since the last time.
    func flush() throws {
        defer { differences = [:] }
        for (key, sums) in differences where !sums.isZero {
            bind(key, to: add).bind(sums.calls).bind(sums.missed).bind(sums.talkSeconds).bind(sums.waitCalls).bind(
                sums.waitSeconds
            )
            .bind(sums.durationSeconds)
            try add.run()
            if sums.calls < 0 { try bind(key, to: removeEmpty).run() }
        }
    }

    /// Forgets the differences: after a rollback.
    func forget() { differences = [:] }

    private func count(_ part: Part, _ sign: Int64) {
        var sums = differences[part.key] ?? Sums()
        sums.calls += sign
        sums.missed += sign * part.missed
        sums.talkSeconds += sign * part.talkSeconds
        sums.waitCalls += sign * part.waitCalls
        sums.waitSeconds += sign * part.waitSeconds
        sums.durationSeconds += sign * part.durationSeconds
        differences[part.key] = sums
    }

    private func bind(_ key: Key, to statement: PreparedStatement) -> PreparedStatement {
        statement.bind(key.pbx).bind(key.localDate).bind(key.localHour).bind(key.utcOffset).bind(key.direction)
            .bind(key.outcome)
    }
}
