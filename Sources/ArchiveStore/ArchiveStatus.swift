import Foundation
import GRDB

/// The state of an archive and its feeds at one moment, for people and for machines.
public struct ArchiveStatus: Hashable, Sendable, Encodable {
    /// One PBX's feed.
    public struct Feed: Hashable, Sendable, Encodable {
        public var pbx: String
        public var serial: String?
        public var model: String?
        public var firmware: String?
        /// `live`: an ingester runs, and its subscription was alive within the last minute; `down`: not; `never`: none
        /// yet.
        public var state: String
        /// Since when it is down; Unix seconds, `nil` for one that is live, or never was.
        public var downSince: Int64?
        /// Why it is not live, in the words of ``GapReason``; `nil` when it is, or that is not known.
        public var downReason: String?
        /// Unix seconds.
        public var subscribedAt: Int64?
        public var aliveAt: Int64?
        public var lastEventAt: Int64?
        /// The last complete reading of the PBX's history; Unix seconds.
        public var reconciledAt: Int64?
        public var liveCalls: Int
        public var gaps: Int
        public var gapsPending: Int
        public var gapSeconds: Int64
        public var lastGapReason: String?
    }

    public struct File: Hashable, Sendable, Encodable {
        public var path: String
        public var schema: Int
        public var bytes: Int64
        public var walBytes: Int64
    }

    public var file: File
    /// Whether an ingester has the archive.
    public var running: Bool
    public var feeds: [Feed]
    public var frames: Int64
    public var calls: Int64
    public var legs: Int64
    public var unmapped: Int64
    public var quarantined: Int64
    public var daysComplete: Int
    public var daysPartial: Int
    public var daysUnproven: Int
    /// Whether calls are found that older rules made, or another number plan: `callarchive reprocess` brings them in line.
    public var reprocessDue: Bool

    /// Reads the state of an archive.
    ///
    /// - Parameters:
    ///   - reader: The archive.
    ///   - now: The present, in Unix seconds.
    /// - Returns: The state.
    /// - Throws: ``ArchiveError``.
    public static func read(_ reader: ArchiveReader, now: Int64) throws -> ArchiveStatus {
        let isRunning = ArchiveLock.isHeld(archive: reader.path)
        return try reader.read { db in
            let counts = try Row.fetchOne(
                db,
                sql: """
                    SELECT (SELECT coalesce(max(id), 0) FROM frame), (SELECT count(*) FROM call),
                        (SELECT count(*) FROM leg WHERE leg > 0), (SELECT count(*) FROM frame WHERE status = 1),
                        (SELECT count(*) FROM frame WHERE status = 3),
                        (SELECT count(*) FROM coverage WHERE status = 'complete'),
                        (SELECT count(*) FROM coverage WHERE status = 'partial'),
                        (SELECT count(*) FROM coverage WHERE status = 'unproven')
                    """
            )
            return ArchiveStatus(
                file: File(
                    path: reader.path,
                    schema: try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0,
                    bytes: fileBytes(ArchivePath.real(reader.path)),
                    walBytes: fileBytes(ArchivePath.real(reader.path) + "-wal")
                ),
                running: isRunning,
                feeds: try feeds(db, isRunning: isRunning, now: now),
                frames: counts?[0] ?? 0,
                calls: counts?[1] ?? 0,
                legs: counts?[2] ?? 0,
                unmapped: counts?[3] ?? 0,
                quarantined: counts?[4] ?? 0,
                daysComplete: counts?[5] ?? 0,
                daysPartial: counts?[6] ?? 0,
                daysUnproven: counts?[7] ?? 0,
                reprocessDue: try OlderRules.areFound(db) || FormerNumberPlan.isFound(db)
            )
        }
    }

    private static func feeds(_ db: Database, isRunning: Bool, now: Int64) throws -> [Feed] {
        try Row.fetchAll(
            db,
            sql: """
                SELECT p.*,
                    (SELECT max(subscribed_ms) / 1000 FROM connection WHERE pbx = p.id) AS subscribed_at,
                    (SELECT max(alive_ms) / 1000 FROM connection WHERE pbx = p.id AND subscribed_ms IS NOT NULL)
                        AS alive_at,
                    EXISTS (SELECT 1 FROM connection
                        WHERE pbx = p.id AND subscribed_ms IS NOT NULL AND closed_ms IS NULL) AS is_open,
                    (SELECT max(last_event_ms) / 1000 FROM connection WHERE pbx = p.id) AS last_event_at,
                    (SELECT max(ended_ms) / 1000 FROM history_run WHERE pbx = p.id AND complete) AS reconciled_at,
                    (SELECT count(*) FROM call WHERE pbx = p.id AND state = 'live') AS live_calls,
                    (SELECT count(*) FROM gap WHERE pbx = p.id) AS gaps,
                    (SELECT count(*) FROM gap WHERE pbx = p.id AND repair = 'pending') AS gaps_pending,
                    (SELECT coalesce(sum(coalesce(ended_ms / 1000, :now) - began_ms / 1000), 0) FROM gap
                        WHERE pbx = p.id) AS gap_seconds,
                    (SELECT reason FROM gap WHERE pbx = p.id ORDER BY began_ms DESC LIMIT 1) AS last_gap_reason,
                    (SELECT began_ms / 1000 FROM gap WHERE pbx = p.id AND ended_ms IS NULL) AS open_gap_at,
                    (SELECT reason FROM connection WHERE id = (SELECT max(id) FROM connection WHERE pbx = p.id)
                        AND subscribed_ms IS NULL AND closed_ms IS NOT NULL) AS failure
                FROM pbx p ORDER BY p.name
                """,
            arguments: ["now": now]
        ).map { feed($0, isRunning: isRunning, now: now) }
    }

    private static func feed(_ row: Row, isRunning: Bool, now: Int64) -> Feed {
        let aliveAt: Int64? = row["alive_at"]
        let isOpen: Bool = row["is_open"]
        let openGapAt: Int64? = row["open_gap_at"]
        let lastGapReason: String? = row["last_gap_reason"]
        let failure: String? = row["failure"]
        // Proof of life comes at least with every heartbeat: a minute without one means that nobody listens.
        let isLive = isRunning && isOpen && openGapAt == nil && now - (aliveAt ?? 0) <= 60
        var feed = Feed(
            pbx: row["name"],
            serial: row["serial"],
            model: row["model"],
            firmware: row["firmware"],
            state: aliveAt == nil ? "never" : isLive ? "live" : "down",
            downSince: isLive ? nil : openGapAt ?? aliveAt,
            downReason: isLive ? nil : failure ?? (openGapAt == nil ? nil : lastGapReason),
            subscribedAt: row["subscribed_at"],
            aliveAt: aliveAt,
            lastEventAt: row["last_event_at"],
            reconciledAt: row["reconciled_at"],
            liveCalls: row["live_calls"],
            gaps: row["gaps"],
            gapsPending: row["gaps_pending"],
            gapSeconds: row["gap_seconds"],
            lastGapReason: lastGapReason
        )
        if isOpen, !isRunning, openGapAt == nil, let aliveAt {
            // The ingester was killed: only its next start will write this gap down.
            feed.downReason = GapReason.archiverKilled.rawValue
            feed.lastGapReason = feed.downReason
            feed.gaps += 1
            feed.gapsPending += 1
            feed.gapSeconds += max(0, now - aliveAt)
        }
        return feed
    }

    private static func fileBytes(_ path: String) -> Int64 {
        let attributes = try? FileManager.default.attributesOfItem(atPath: path)
        return (attributes?[.size] as? NSNumber)?.int64Value ?? 0
    }
}
