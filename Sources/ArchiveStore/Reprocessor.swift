import CallModel
import EventMapper
import GRDB

/// Makes everything derived anew from the frames of a file, and tells, or writes, what is different.
///
/// It reads on a connection that can't write to the file, and works in temporary tables beside it. What it takes at once
/// is bounded, so that it needs no more memory for a bigger file.
public actor Reprocessor {
    /// How far it has come.
    public enum Progress: Hashable, Sendable {
        /// Frames mapped, of so many.
        case frames(Int64, of: Int64)
        /// Calls derived, of so many.
        case calls(Int64, of: Int64)
    }

    private static let framesAtOnce = 1_000
    private static let callsAtOnce = 200

    private let path: String
    private let executor = WriterExecutor()
    public nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    private let queue: DatabaseQueue
    private let shadow: ShadowLayers
    private let writer: ArchiveWriter?
    private let progress: (@Sendable (Progress) -> Void)?
    private var difference = ReprocessDifference(ruleVersion: CallRules.version)

    /// Opens a file for reading.
    ///
    /// - Parameters:
    ///   - path: The file.
    ///   - writer: Who writes what is found to the same file, in short transactions; `nil` to leave it as it is.
    ///   - progress: Is told from time to time how far it has come.
    /// - Throws: ``ArchiveError`` when the file is missing, no archive, of another schema, or damaged.
    public init(
        path: String,
        writer: ArchiveWriter? = nil,
        progress: (@Sendable (Progress) -> Void)? = nil
    ) throws(ArchiveError) {
        self.path = path
        self.writer = writer
        self.progress = progress
        queue = try ArchiveFile.openForReading(path)
        do {
            shadow = try queue.inDatabase { db in
                // Temporary rows refer to the file's, which SQLite can't enforce.
                try db.execute(
                    sql: """
                        PRAGMA foreign_keys = OFF;
                        PRAGMA temp_store = FILE;
                        PRAGMA temp.journal_mode = MEMORY;
                        PRAGMA temp.cache_size = -8000;
                        """
                )
                return try ShadowLayers(db)
            }
        } catch {
            throw ArchiveError.wrapping(error, "cannot read \(path)")
        }
    }

    /// Goes through the whole file once.
    ///
    /// - Returns: What is different from the file as it was; when the task is cancelled, so far.
    /// - Throws: ``ArchiveError``.
    public func run() async throws(ArchiveError) -> ReprocessDifference {
        difference = ReprocessDifference(ruleVersion: CallRules.version)
        let links = try read { db in try LinkComparison(db) }
        // First what the PBX says of itself: calls are derived with the directory and the clock of their time.
        while !Task.isCancelled, try await mapFrames() {}
        if difference.changesDirectory { try await describePBXs() }
        var position: Int64 = 0
        while !Task.isCancelled, let next = try await compareCalls(after: position, links) { position = next }
        position = 0
        while !Task.isCancelled, let next = try await findNewCalls(after: position) { position = next }
        var part: LinkComparison.Position? = .transfers(after: 0)
        while !Task.isCancelled, part != nil { part = try await compareLinks(links, from: part) }
        var day: String? = ""
        while !Task.isCancelled, let last = day { day = try await compareHours(after: last) }
        difference.isPartial = Task.isCancelled
        return difference
    }

    // MARK: - Frames

    /// - Returns: Whether there may be more.
    private func mapFrames() async throws(ArchiveError) -> Bool {
        let (count, last, repairs) = try read { db in
            let (count, repairs) = try mapFrames(limit: Self.framesAtOnce)
            return (count, try Int64.fetchOne(db, sql: "SELECT max(id) FROM main.frame") ?? 0, repairs)
        }
        progress?(.frames(shadow.position, of: last))
        if let writer { note(try await writer.renew(repairs)) }
        return count == Self.framesAtOnce
    }

    private func mapFrames(limit: Int) throws -> (count: Int, repairs: [FrameRepair]) {
        var changed: [Int64: Bool] = [:]
        var directoryFrames: Set<Int64> = []
        let (count, differing) = try shadow.mapFrames(limit: limit) { frame in
            guard frame.isMappable else { return }
            if frame.arrival.origin == .directory { directoryFrames.insert(frame.id) }
            guard frame.hasNewMeaning else { return }
            difference.noteMeaning(of: frame)
            changed[frame.id] = frame.arrival.meaning.facts.contains { !$0.namedCalls.isEmpty }
        }
        difference.frames += count
        difference.framesWithOtherFacts += differing.count
        if !directoryFrames.isDisjoint(with: differing) { difference.changesDirectory = true }
        let repairs = try differing.union(changed.keys.filter { changed[$0] == false }).sorted().map { frame in
            FrameRepair(
                frame: frame,
                former: try shadow.places(of: frame),
                notesMeaning: changed[frame] == false
            )
        }
        return (count, repairs)
    }

    /// What the newest answers say of the PBXs themselves: older ones may have been written after them.
    private func describePBXs() async throws(ArchiveError) {
        guard let writer else { return }
        let pbxs = try read { db in try Row.fetchAll(db, sql: "SELECT id, serial, model, firmware FROM temp.pbx") }
        for pbx in pbxs { try await writer.describe(pbx: pbx[0], serial: pbx[1], model: pbx[2], firmware: pbx[3]) }
    }

    // MARK: - Calls

    /// Compares the next calls of the file.
    ///
    /// - Returns: The last of them; `nil` when there was none.
    private func compareCalls(
        after position: Int64,
        _ links: LinkComparison
    ) async throws(ArchiveError) -> Int64? {
        let (last, total, repairs) = try read { db in
            try catchUp()
            let calls = try Row.fetchAll(
                db,
                sql: "SELECT id, pbx, call_id, rule_version FROM main.call WHERE id > ? ORDER BY id LIMIT ?",
                arguments: [position, Self.callsAtOnce]
            ).map {
                CallComparison.Candidate(
                    key: CallTable.Key(id: $0[0], pbx: $0[1], callID: $0[2]),
                    ruleVersion: $0[3]
                )
            }
            try shadow.clearCalls()
            let rebuilt = try calls.map { try shadow.rebuild($0.key) }
            let comparison = try CallComparison(shadow)
            let repairs = try zip(calls, rebuilt).compactMap { call, anew in
                let (changed, others) = (difference.changedCalls, difference.callsWithOtherFacts)
                let repair = try comparison.compare(call, anew, into: &difference)
                guard repair != nil else { return repair }
                try links.noteDifference(
                    of: call,
                    isChanged: difference.changedCalls > changed,
                    hasOtherFacts: difference.callsWithOtherFacts > others || anew.state == .unnamed
                )
                return repair
            }
            let total = try Int64.fetchOne(db, sql: "SELECT max(id) FROM main.call") ?? 0
            return (calls.last?.key.id, total, repairs)
        }
        guard let last else { return nil }
        progress?(.calls(last, of: total))
        if let writer { note(try await writer.rebuild(repairs)) }
        return last
    }

    /// Derives the next calls that frames name, and the file does not have.
    ///
    /// - Returns: The last of them; `nil` when there was none.
    private func findNewCalls(after position: Int64) async throws(ArchiveError) -> Int64? {
        let (last, repairs) = try read { db in
            let rows = try Row.fetchAll(
                db,
                sql: """
                    SELECT n.id, n.pbx, n.call_id, c.id IS NULL, n.id + (SELECT coalesce(max(id), 0) FROM main.call)
                    FROM temp.new_call n LEFT JOIN main.call c ON c.pbx = n.pbx AND c.call_id = n.call_id
                    WHERE n.id > ? ORDER BY n.id LIMIT ?
                    """,
                arguments: [position, Self.callsAtOnce]
            )
            try shadow.clearCalls()
            var repairs: [CallRepair] = []
            var keys: [CallTable.Key] = []
            for row in rows where row[3] {
                let key = CallTable.Key(id: row[4], pbx: row[1], callID: row[2])
                let rebuilt = try shadow.rebuild(key)
                guard rebuilt.state == .derived else { continue }
                keys.append(key)
                repairs.append(CallRepair(call: key, frames: rebuilt.frames))
            }
            let comparison = try CallComparison(shadow)
            for key in keys { try comparison.noteNew(key, into: &difference) }
            let last: Int64? = rows.last?[0]
            return (last, repairs)
        }
        if let writer { note(try await writer.rebuild(repairs)) }
        return last
    }

    /// Maps what came since: the calls in hand have it already.
    private func catchUp() throws {
        while try mapFrames(limit: Self.framesAtOnce).count == Self.framesAtOnce {}
    }

    // MARK: - Links

    /// Compares the next links.
    ///
    /// - Returns: Where to go on; `nil` when there are no more.
    private func compareLinks(
        _ links: LinkComparison,
        from position: LinkComparison.Position?
    ) async throws(ArchiveError) -> LinkComparison.Position? {
        let (next, wrong) = try read { _ in
            var next = position
            let wrong = try links.compare(
                from: &next,
                limit: Self.callsAtOnce,
                isWritten: writer != nil,
                into: &difference
            )
            return (next, wrong)
        }
        try await writer?.relink(wrong)
        return next
    }

    // MARK: - Hourly sums

    /// How many days it holds at once.
    private static let daysAtOnce = 31

    /// Compares the sums of the next days.
    ///
    /// - Returns: The last of them; `nil` when there was none.
    private func compareHours(after last: String) async throws(ArchiveError) -> String? {
        let (end, days) = try read { db in
            // By PBX: an index leads to its days.
            let first = try String.fetchOne(
                db,
                sql: """
                    SELECT min(day) FROM (
                        SELECT min(local_date) AS day FROM main.call WHERE local_date > :last
                        UNION ALL SELECT (SELECT min(local_date) FROM main.call_hour
                            WHERE pbx = p.id AND local_date > :last) FROM main.pbx p)
                    """,
                arguments: ["last": last]
            )
            guard let first else { return (String?.none, [HourTable.Day]()) }
            let end = try String.fetchOne(
                db,
                sql: "SELECT max(?1, coalesce(date(?1, ?2), ?1))",
                arguments: [first, "+\(Self.daysAtOnce - 1) days"]
            )
            let sums = HourTable.sums("main.call", "AND local_date BETWEEN :first AND :end")
            let stored = """
                SELECT * FROM main.call_hour
                WHERE pbx IN (SELECT id FROM main.pbx) AND local_date BETWEEN :first AND :end
                """
            let hours = try Row.fetchAll(
                db,
                sql: """
                    SELECT DISTINCT pbx, local_date, local_hour, utc_offset, direction, outcome FROM (
                        SELECT * FROM (\(stored) EXCEPT \(sums)) UNION ALL SELECT * FROM (\(sums) EXCEPT \(stored)))
                    """,
                arguments: ["first": first, "end": end]
            )
            difference.wrongHours += hours.count
            let days = Set(hours.map { HourTable.Day(pbx: $0[0], localDate: $0[1]) })
                .sorted { ($0.pbx, $0.localDate) < ($1.pbx, $1.localDate) }
            return (end, days)
        }
        if let writer { try await writer.repairHours(days) }
        return end
    }

    // MARK: - Reading

    /// Reads one snapshot of the file.
    private func read<Value>(_ body: (Database) throws -> Value) throws(ArchiveError) -> Value {
        do {
            return try queue.snapshot(of: path, body)
        } catch {
            throw ArchiveError.wrapping(error, "cannot read \(path)")
        }
    }

    private func note(_ failures: [String]) {
        for failure in failures { difference.failures[failure, default: 0] += 1 }
    }
}
