import ArchiveStore
import GRDB
public import PBXSimulator

/// Holds an archive against what really happened on the simulated PBX, row by row.
public enum TruthComparison {
    /// What differs, one line each; empty when the archive tells the truth.
    ///
    /// - Parameters:
    ///   - path: The archive.
    ///   - truth: What happened.
    ///   - offersOf: The ids of the calls whose ringings must agree too; 30011 must have come through for them.
    ///   - comparesRing: Whether ringing times come from CDRs alone; timelines (30039) tell them where CDRs do not.
    /// - Returns: The differences.
    /// - Throws: What the archive throws.
    public static func differences(
        _ path: String,
        _ truth: GroundTruth,
        offersOf: Set<String> = [],
        comparesRing: Bool = true
    ) throws -> [String] {
        let (calls, legs, offers) = try ArchiveReader(path: path).read { db in
            (
                try Row.fetchAll(db, sql: "SELECT * FROM calls").map(archivedCall),
                try Row.fetchAll(db, sql: "SELECT * FROM legs ORDER BY leg").map { archivedLeg($0, comparesRing) },
                try Row.fetchAll(
                    db,
                    sql: "SELECT c.call_id, o.* FROM offers o JOIN calls c ON c.id = o.call ORDER BY o.channel_id"
                ).map(archivedOffer)
            )
        }
        var differences: [String] = []
        compare("call", truth.calls.map(trueCall), calls, &differences)
        compare("leg", truth.calls.flatMap { trueLegs($0, comparesRing) }, legs, &differences)
        let expected = truth.calls.filter { offersOf.contains($0.callID) }.flatMap(trueOffers)
        compare("offer", expected, offers.filter { offersOf.contains($0.callID) }, &differences)
        return differences
    }

    private struct Entry: Hashable {
        var callID: String
        var text: String
    }

    private static func compare(_ what: String, _ expected: [Entry], _ found: [Entry], _ differences: inout [String]) {
        var missing: [Entry: Int] = [:]
        for entry in expected { missing[entry, default: 0] += 1 }
        for entry in found { missing[entry, default: 0] -= 1 }
        for (entry, count) in missing.sorted(by: { ($0.key.callID, $0.key.text) < ($1.key.callID, $1.key.text) }) {
            if count > 0 { differences.append("\(what) missing: \(entry.callID) \(entry.text)") }
            if count < 0 { differences.append("\(what) too much: \(entry.callID) \(entry.text)") }
        }
    }

    // MARK: Calls

    private static func trueCall(_ call: GroundTruth.Call) -> Entry {
        Entry(
            callID: call.callID,
            text: line(
                call.direction,
                call.caller,
                call.dialed,
                call.did,
                call.outcome,
                call.answeredBy,
                call.talkSeconds,
                call.waitSeconds,
                call.durationSeconds,
                call.queue,
                call.trunk,
                call.startedAt,
                call.isMissed ? 1 : 0,
                call.transferCount,
                call.legs.count
            )
        )
    }

    private static func archivedCall(_ row: Row) -> Entry {
        Entry(
            callID: row["call_id"],
            text: line(
                row["direction"] as String?,
                row["caller"] as String?,
                row["dialed"] as String?,
                row["did"] as String?,
                row["outcome"] as String?,
                row["answered_by"] as String?,
                row["talk_seconds"] as Int?,
                row["wait_seconds"] as Int?,
                row["duration_seconds"] as Int?,
                row["queue"] as String?,
                row["trunk"] as String?,
                row["started_at"] as Int?,
                row["missed"] as Int?,
                row["transfer_count"] as Int?,
                row["leg_count"] as Int?
            )
        )
    }

    // MARK: Legs

    private static func trueLegs(_ call: GroundTruth.Call, _ comparesRing: Bool) -> [Entry] {
        call.legs.map { leg in
            Entry(
                callID: call.callID,
                text: line(
                    leg.caller,
                    leg.callee,
                    leg.calleeKind,
                    leg.disposition,
                    leg.durationSeconds,
                    comparesRing ? leg.ringSeconds : nil,
                    leg.talkSeconds,
                    leg.startedAt,
                    leg.historyID,
                    leg.sourceTrunk,
                    leg.destinationTrunk,
                    leg.recording
                )
            )
        }
    }

    private static func archivedLeg(_ row: Row, _ comparesRing: Bool) -> Entry {
        Entry(
            callID: row["call_id"],
            text: line(
                row["caller"] as String?,
                row["callee"] as String?,
                row["callee_kind"] as String?,
                row["disposition"] as String?,
                row["duration_seconds"] as Int?,
                comparesRing ? row["ring_seconds"] as Int? : nil,
                row["talk_seconds"] as Int?,
                row["started_at"] as Int?,
                row["history_id"] as String?,
                row["src_trunk"] as String?,
                row["dst_trunk"] as String?,
                row["recording"] as String?
            )
        )
    }

    // MARK: Offers

    private static func trueOffers(_ call: GroundTruth.Call) -> [Entry] {
        call.offers.map { Entry(callID: call.callID, text: line($0.extension, $0.channelID, $0.result)) }
    }

    private static func archivedOffer(_ row: Row) -> Entry {
        Entry(
            callID: row["call_id"],
            text: line(row["extension"] as String?, row["channel_id"] as String?, row["result"] as String?)
        )
    }

    private static func line(_ values: Any?...) -> String {
        values.map { value in value.map { "\($0)" } ?? "-" }.joined(separator: " | ")
    }
}
