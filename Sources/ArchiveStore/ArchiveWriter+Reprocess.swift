import CallModel
import GRDB

/// A frame that gets another meaning, beside what it tells of calls.
struct FrameRepair: Sendable {
    var frame: Int64
    /// What it gave so far.
    var former: [QuarantineTable.FactRow]
    /// Whether its new status is noted too: not when it belongs to calls, which take it over one by one.
    var notesMeaning: Bool
}

/// A call that is made anew.
struct CallRepair: Sendable {
    /// Its id is of no use when the file does not have the call.
    var call: CallTable.Key
    /// The frames that tell of it; `nil` when its facts are right, and only to be derived from.
    var frames: [Int64]?
}

/// Writes what reprocessing found.
extension ArchiveWriter {
    /// Gives frames the meaning that they have to this version, as far as it belongs to no one call.
    ///
    /// - Returns: Why some could not be written.
    /// - Throws: ``ArchiveError``.
    func renew(_ repairs: [FrameRepair]) async throws(ArchiveError) -> [String] {
        let (frames, table) = try look { db in (try StoredFrameTable(db), try QuarantineTable(db)) }
        var failures: [String] = []
        try await inShortTransactions(repairs) { repair, db in
            guard let frame = try frames.frame(repair.frame), frame.isMappable else { return 0 }
            let failure = try attempt(db) {
                _ = try table.remove(repair.former, frame: frame.id, pbx: frame.arrival.pbx)
                layers.directory.forget(frame.arrival.pbx)
                try layers.storeOwn(frame)
                if repair.notesMeaning { try table.note(frame.arrival.meaning, frame: frame.id) }
            }
            if let failure { failures.append(failure) }
            return frame.arrival.bytes.count
        }
        return failures
    }

    /// Makes calls anew; they and their legs keep their ids.
    ///
    /// - Returns: Why some could not be written.
    /// - Throws: ``ArchiveError``.
    func rebuild(_ repairs: [CallRepair]) async throws(ArchiveError) -> [String] {
        let tables = try look { db in
            (frames: try StoredFrameTable(db), calls: try CallFrameTable(db), quarantine: try QuarantineTable(db))
        }
        var failures: [String] = []
        try await inShortTransactions(repairs) { repair, db in
            var byteCount = 0
            let failure = try attempt(db) {
                guard let ids = repair.frames else { return try layers.deriveAnew(repair.call) }
                let call = try layers.calls.row(pbx: repair.call.pbx, callID: repair.call.callID)
                // What came since is a part of the call too.
                let all = try tables.calls.frames(of: call).union(ids).sorted()
                try tables.calls.removeFacts(of: call.id)
                var isNamed = false
                for id in all {
                    guard let frame = try tables.frames.frame(id) else { throw Self.incomplete }
                    if frame.before.status == .duplicate { continue }
                    guard frame.isMappable else { throw Self.incomplete }
                    if try layers.store(frame, of: call) { isNamed = true }
                    if frame.hasNewMeaning { try tables.quarantine.note(frame.arrival.meaning, frame: id) }
                    byteCount += frame.arrival.bytes.count
                }
                guard !isNamed else { return try layers.deriveAnew(call) }
                layers.hours.change(from: try layers.calls.hourPart(id: call.id, pbx: call.pbx), to: nil)
                try tables.calls.remove(call: call.id)
                try layers.hours.flush()
            }
            if let failure { failures.append(failure) }
            return byteCount
        }
        return failures
    }

    private static let incomplete = ArchiveError(
        .other,
        "cannot make a call anew",
        reason: "a frame of it is not kept any more"
    )

    /// Gives calls the links that the facts of both prove.
    ///
    /// - Throws: ``ArchiveError``.
    func relink(_ calls: [Int64]) async throws(ArchiveError) {
        try await inShortTransactions(calls) { call, _ in
            try layers.links.relink(call)
            return 0
        }
    }

    /// Makes the hourly sums of a PBX's days those of its calls.
    func repairHours(_ days: [HourTable.Day]) async throws(ArchiveError) {
        try await inShortTransactions(days) { day, db in
            try db.execute(
                sql: "DELETE FROM call_hour WHERE pbx = ? AND local_date = ?",
                arguments: [day.pbx, day.localDate]
            )
            try db.execute(
                sql: "INSERT INTO call_hour \(HourTable.sums("call", "AND pbx = ? AND local_date = ?"))",
                arguments: [day.pbx, day.localDate]
            )
            return 0
        }
    }

    /// Notes what a PBX last said of itself.
    func describe(pbx: Int64, serial: String?, model: String?, firmware: String?) throws(ArchiveError) {
        try transaction { db in
            try db.execute(
                sql: """
                    UPDATE pbx SET serial = coalesce(?, serial), model = coalesce(?, model),
                        firmware = coalesce(?, firmware)
                    WHERE id = ?
                    """,
                arguments: [serial, model, firmware, pbx]
            )
        }
    }
}
