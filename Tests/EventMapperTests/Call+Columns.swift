import CallModel
import Foundation
import TestSupport

/// The values that a derived call, its legs and its offers have in the columns of the views.
extension Call {
    var columns: ScenarioComparison.FoundCall {
        var values: [String: String?] = [
            "state": state.rawValue, "ended_at": endSeconds.map(String.init), "direction": direction?.rawValue,
            "caller": caller, "caller_name": callerName, "contact": contact, "dialed": dialed, "did": did,
            "answered_by": answeredBy,
            "outcome": outcome?.rawValue, "missed": isMissed.map { $0 ? "1" : "0" },
            "wait_seconds": waitSeconds.map(String.init), "talk_seconds": talkSeconds.map(String.init),
            "duration_seconds": durationSeconds.map(String.init), "queue": queue, "trunk": trunk,
            "leg_count": String(legs.count), "transfer_count": String(transferCount),
            "transfer_proven": isTransferProven ? "1" : "0", "recording": recording, "uid": uid,
            "estimated": isEstimated ? "1" : "0",
        ]
        values.merge(start.columns) { first, _ in first }
        return ScenarioComparison.FoundCall(
            callID: callID,
            values: values.compactMapValues(\.self),
            legs: legs.map { $0.columns.compactMapValues(\.self) },
            offers: offers.map { $0.columns.compactMapValues(\.self) }
        )
    }
}

extension Leg {
    fileprivate var columns: [String: String?] {
        let source = eventIdentity == nil ? "history" : historyIdentity == nil ? "event" : "both"
        let values: [String: String?] = [
            "caller": caller, "caller_name": callerName, "callee": callee, "callee_name": calleeName,
            "callee_kind": calleeKind?.rawValue, "direction": direction?.rawValue, "disposition": disposition?.rawValue,
            "duration_seconds": durationSeconds.map(String.init), "ring_seconds": ringSeconds.map(String.init),
            "talk_seconds": talkSeconds.map(String.init), "queue_wait_seconds": queueWaitSeconds.map(String.init),
            "src_trunk": sourceTrunk, "dst_trunk": destinationTrunk, "did": did, "did_name": didName, "dod": dod,
            "pin_code": pinCode, "recording": recording, "hangup_side": hangupSide?.rawValue, "uid": uid,
            "history_id": historyID, "source": source,
        ]
        return values.merging(start.columns) { first, _ in first }
    }
}

extension Offer {
    fileprivate var columns: [String: String?] {
        [
            "extension": `extension`, "channel_id": channelID, "path": path, "rang_at": rangSeconds.map(String.init),
            "answered_at": answeredSeconds.map(String.init), "ended_at": endedSeconds.map(String.init),
            "result": result?.rawValue, "ring_seconds": ringSeconds.map(String.init),
            "hold_seconds": holdSeconds.map(String.init),
            "hold_estimated": holdSeconds.map { _ in isHoldEstimated ? "1" : "0" },
            "estimated": isEstimated ? "1" : "0",
        ]
    }
}

extension Instant? {
    fileprivate var columns: [String: String?] {
        guard let self else { return [:] }
        var columns: [String: String?] = ["started_at": String(seconds(self)), "time_source": self.source.rawValue]
        guard let offset = self.utcOffsetSeconds, let zone = TimeZone(secondsFromGMT: offset) else { return columns }
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = zone
        let local = calendar.dateComponents(
            [.year, .month, .day, .hour, .minute, .second, .weekday],
            from: Date(timeIntervalSince1970: TimeInterval(seconds(self)))
        )
        func two(_ number: Int?) -> String { String(format: "%02d", number ?? 0) }
        let date = "\(local.year ?? 0)-\(two(local.month))-\(two(local.day))"
        columns["utc_offset"] = String(offset)
        columns["local_date"] = date
        columns["local_hour"] = local.hour.map(String.init)
        // Sunday is 1; the views count from Monday, which is 0.
        columns["local_weekday"] = local.weekday.map { String(($0 + 5) % 7) }
        columns["started_local"] = "\(date) \(two(local.hour)):\(two(local.minute)):\(two(local.second))"
        return columns
    }

    private func seconds(_ instant: Instant) -> Int64 { instant.seconds }
}
