import CallModel

/// Finds the instants of one call: from UTC where the PBX gives it, else from its local times and what tells their offset.
struct CallTimes {
    /// The start in UTC, which the call's id begins with; `nil` when that is no sane moment.
    let callSeconds: Int64?
    private let uidOffset: Int64?
    private let earliestLocal: Int64?
    private let evidence: CallEvidence
    private let isOnlyRecord: Bool

    init(_ evidence: CallEvidence) {
        self.evidence = evidence
        isOnlyRecord = evidence.events.count + evidence.rows.count == 1
        let callID = evidence.callID.utf8
        let seconds = Int64(Substring(callID.prefix { $0 != UInt8(ascii: ".") })).flatMap {
            LocalTime.saneSeconds.contains($0) ? $0 : nil
        }
        callSeconds = seconds
        var earliestLocal: Int64?
        var uidOffset: Int64?
        var read: String?
        for index in evidence.records {
            if let local = evidence.cdrs[index].value.startLocalSeconds {
                earliestLocal = min(local, earliestLocal ?? local)
            }
            // All records of a call should have the same.
            guard let seconds, let uid = evidence.cdrs[index].value.uid, uid != read else { continue }
            read = uid
            guard let local = LocalTime.prefix(uid),
                let offset = LocalTime.plausibleOffset(local - seconds, tolerance: 2)
            else { continue }
            uidOffset = min(offset, uidOffset ?? offset)
        }
        self.earliestLocal = earliestLocal
        self.uidOffset = uidOffset
    }

    private var clock: PBXClock { evidence.clock }

    /// Whether the call's own records tell the PBX's offset at its start.
    var hasOwnOffset: Bool { uidOffset != nil }

    /// When the leg of one of the evidence's records began; for a record without any time, from when it was received.
    func start(ofRecord index: Int) -> Instant {
        let local = evidence.cdrs[index].value.startLocalSeconds
        if let seconds = evidence.cdrs[index].value.startSeconds {
            let shown = local.map { Int($0 - seconds) }
            return Instant(seconds: seconds, utcOffsetSeconds: shown ?? offset(at: seconds), source: .timestamp)
        }
        if let local, let instant = instant(local: local) { return instant }
        // A record comes when its leg has ended.
        let began = evidence.cdrs[index].receipt.seconds - Int64(evidence.cdrs[index].value.durationSeconds ?? 0)
        if let local { return withoutOffset(local: local, began: began) }
        // The only record is of the call's beginning. A history row may be read long after its call: when it came says
        // nothing.
        if evidence.cdrs[index].value.origin == .history || isOnlyRecord, let callSeconds {
            return Instant(seconds: callSeconds, utcOffsetSeconds: offset(at: callSeconds), source: .callID)
        }
        let seconds = max(began, callSeconds ?? .min)
        return Instant(seconds: seconds, utcOffsetSeconds: offset(at: seconds), source: .received)
    }

    /// What to add to UTC for the PBX's local time at a moment; `nil` when nothing tells.
    func offset(at seconds: Int64) -> Int? {
        guard let uidOffset, let callSeconds else {
            let zoned = clock.zoneOffset(at: seconds)
            return isZoneTrusted ? zoned : clock.observedOffset(at: seconds) ?? zoned
        }
        if abs(seconds - callSeconds) > 2, clock.zoneOffset(at: callSeconds) == Int(uidOffset),
            let later = clock.zoneOffset(at: seconds)
        {
            return later
        }
        return Int(uidOffset)
    }

    /// Whether the PBX's own clock was seen, and a zone is configured that agrees with it each time.
    private var isZoneTrusted: Bool {
        clock.zone != nil && !clock.observations.isEmpty
            && clock.observations.allSatisfy { clock.zoneOffset(at: $0.seconds) == $0.utcOffsetSeconds }
    }

    private func instant(local: Int64) -> Instant? {
        if let uidOffset, let callSeconds {
            return instant(local: local, uidOffset: uidOffset, callSeconds: callSeconds)
        }
        let guess = callSeconds ?? local
        if isZoneTrusted, let near = clock.zoneOffset(at: guess), near != clock.observedOffset(at: guess) {
            // The PBX's clock was seen on the other side of a change; the zone knows the offset of the call's own time.
            let found = inZone(local: local, near: Int64(near), source: .zone)
            if let found, let callSeconds, abs(found.seconds - callSeconds) <= 2 {
                return Instant(seconds: found.seconds, utcOffsetSeconds: found.utcOffsetSeconds, source: .callID)
            }
            if let found { return found }
        }
        if let observed = clock.observedOffset(at: guess).map(Int64.init), isPossible(local - observed) {
            let agrees = callSeconds.map { LocalTime.plausibleOffset(local - $0, tolerance: 450) == observed } ?? false
            return Instant(
                seconds: local - observed,
                utcOffsetSeconds: Int(observed),
                source: agrees ? .callID : .information
            )
        }
        guard let near = clock.zoneOffset(at: guess) else { return nil }
        return inZone(local: local, near: Int64(near), source: .zone)
    }

    /// The offset at the call's start holds for every leg, unless the clocks changed during the call.
    private func instant(local: Int64, uidOffset: Int64, callSeconds: Int64) -> Instant? {
        let seconds = local - uidOffset
        let unchanged = Instant(seconds: seconds, utcOffsetSeconds: Int(uidOffset), source: .uid)
        if abs(seconds - callSeconds) <= 2 { return unchanged }
        if clock.zoneOffset(at: callSeconds) == Int(uidOffset) {
            return inZone(local: local, near: uidOffset, source: .uid) ?? (isPossible(seconds) ? unchanged : nil)
        }
        if isPossible(seconds) { return unchanged }
        // Before the call's start: the clocks were put back meanwhile.
        for offset in [clock.observedOffset(at: seconds + 3600).map(Int64.init), uidOffset - 3600].compactMap(\.self)
        where isPossible(local - offset) {
            return Instant(seconds: local - offset, utcOffsetSeconds: Int(offset), source: .uid)
        }
        return nil
    }

    /// The first instant at which the zone's clocks show a local time and the call has begun.
    private func inZone(local: Int64, near: Int64, source: TimeSource) -> Instant? {
        let around = local - near
        let offsets = [near] + [0, 7200, -7200].compactMap { clock.zoneOffset(at: around + $0).map(Int64.init) }
        for offset in offsets where clock.zoneOffset(at: local - offset).map(Int64.init) == offset {
            guard isPossible(local - offset) else { continue }
            return Instant(seconds: local - offset, utcOffsetSeconds: Int(offset), source: source)
        }
        return nil
    }

    /// No leg begins before its call, whose id is cut to whole seconds.
    private func isPossible(_ seconds: Int64) -> Bool { callSeconds.map { seconds >= $0 - 2 } ?? true }

    /// Local times still tell how long after the first leg another one began.
    private func withoutOffset(local: Int64, began: Int64) -> Instant {
        guard let callSeconds else { return Instant(seconds: began, utcOffsetSeconds: nil, source: .received) }
        let delay = min(max(local - (earliestLocal ?? local), 0), 86_400)
        return Instant(seconds: callSeconds + delay, utcOffsetSeconds: nil, source: .callID)
    }
}
