import CallModel
import Digests
import GRDB

/// Writes arrivals through the layers of the file: frames, facts, derived calls, hourly sums.
///
/// Belongs to the writer's connection; every method runs inside one of its transactions.
final class LayerWriter {
    /// Runs what is written as one.
    let transaction: PreparedTransaction
    private let frames: FrameTable
    let cdrs: CDRTable
    let members: MemberTable
    let reports: ReportTables
    let directory: DirectoryTable
    let queries: LiveQueryTable
    let calls: CallTable
    let legs: LegTable
    let offers: OfferTable
    let links: LinkTable
    let hours: HourTable
    private let alive: PreparedStatement
    private let heartbeats: PreparedStatement
    private let dataVersion: PreparedStatement

    private var known = KnownCalls()
    /// What SQLite counts up when another connection writes.
    private var knownVersion: Int64?
    /// How many timelines were stored: any call may have the uid of one.
    private(set) var timelineCount = 0
    /// How many transfer reports were stored: each may name a channel of any call.
    private(set) var transferCount = 0
    /// Whether the calls of the group in hand are to be remembered.
    private(set) var remembers = false
    /// Those that are to be derived, in the order of their first mention.
    private var touched: [MentionedCall] = []
    /// The last id that the group gave to a new call.
    private var lastID: Int64?
    /// When each connection was last read from by the group in hand, and its last event; Unix milliseconds.
    private var lastRead: [Int64: (alive: Int64, event: Int64?)] = [:]

    init(_ db: Database) throws {
        transaction = try PreparedTransaction(db)
        frames = try FrameTable(db)
        cdrs = try CDRTable(db)
        members = try MemberTable(db)
        reports = try ReportTables(db)
        directory = try DirectoryTable(db)
        queries = try LiveQueryTable(db)
        calls = try CallTable(db)
        legs = try LegTable(db)
        offers = try OfferTable(db)
        links = try LinkTable(db)
        hours = try HourTable(db)
        dataVersion = try PreparedStatement(db, "PRAGMA data_version")
        heartbeats = try PreparedStatement(db, "UPDATE connection SET heartbeats = max(heartbeats, ?) WHERE id = ?")
        alive = try PreparedStatement(
            db,
            """
            UPDATE connection SET alive_ms = max(alive_ms, ?), 
                last_event_ms = nullif(max(coalesce(last_event_ms, 0), coalesce(?, 0)), 0)
            WHERE id = ?
            """
        )
    }

    /// Writes a group of entries and derives every call that they touch, once.
    func write(_ entries: some Sequence<ArchiveEntry>) throws -> CommitOutcome {
        var outcome = CommitOutcome()
        for entry in entries {
            switch entry {
            case .arrival(let arrival):
                try store(arrival, outcome: &outcome)
                if let connection = arrival.connection {
                    lastRead[connection] = (arrival.receivedMilliseconds, arrival.receivedMilliseconds)
                }
            case .alive(let connection, let milliseconds, let heartbeats):
                lastRead[connection] = (milliseconds, lastRead[connection]?.event)
                try self.heartbeats.bind(heartbeats).bind(connection).run()
            }
        }
        for (connection, last) in lastRead { try alive.bind(last.alive).bind(last.event).bind(connection).run() }
        remembers = touched.count <= KnownCalls.groupLimit
        outcome.calls = try deriveTouched()
        return outcome
    }

    /// Forgets what is in memory when another connection wrote meanwhile: first of all in each transaction.
    func forgetWhatOthersChanged() throws {
        let version = try dataVersion.firstRow { $0.integer(0) } ?? nil
        if version != knownVersion {
            known.removeAll()
            directory.doubtAll()
        }
        knownVersion = version
    }

    /// Gives a stored frame the meaning that it has to this version, instead of the facts it gave so far.
    ///
    /// - Returns: How many calls were derived anew.
    func rewrite(
        _ problem: StoredFrame,
        _ former: [QuarantineTable.FactRow],
        _ table: QuarantineTable
    ) throws -> Int {
        let arrival = problem.arrival
        for call in try table.remove(former, frame: problem.id, pbx: arrival.pbx) { touch(mention(call)) }
        directory.forget(arrival.pbx)
        try table.note(arrival.meaning, frame: problem.id)
        for fact in arrival.meaning.facts { try store(fact, frame: problem.id, of: arrival) }
        return try deriveTouched(takesFactsAway: true)
    }

    /// Forgets what is known of calls: when something else than a group is about to be written.
    func forgetCalls() { known.removeAll() }

    /// Forgets what was noted in memory: after a rollback.
    func forget() {
        remembers = false
        clearGroup()
        hours.forget()
        directory.forgetAll()
    }

    /// The clock of a PBX, as far as it was seen.
    func clock(_ pbx: Int64) throws -> PBXClock { try directory.clock(pbx) }

    // MARK: Frames and facts

    private func store(_ arrival: Arrival, outcome: inout CommitOutcome) throws {
        guard try !isKnown(arrival) else {
            outcome.unchanged += 1
            return
        }
        let frame = try frames.store(arrival)
        outcome.stored += 1
        if arrival.meaning.status == .quarantined { outcome.quarantined += 1 }
        guard arrival.meaning.status != .duplicate else { return }
        // By their places: to copy a fact is to retain each of its texts.
        let facts = arrival.meaning.facts
        for index in facts.indices { try store(facts[index], frame: frame, of: arrival) }
    }

    /// Whether the archive has a history row already, word for word, or knows all that a directory answer tells.
    private func isKnown(_ arrival: Arrival) throws -> Bool {
        guard arrival.origin != .event else { return false }
        let digest = arrival.digest
        switch (arrival.origin, arrival.meaning.facts.first) {
        case (.history, .cdr(let cdr)):
            guard let call = try existingCall(arrival.pbx, cdr.callID) else { return false }
            return try cdrs.hasSameRow(call: call.key.id, identity: Digest.sha256(cdr.identity), digest: digest)
        case (.history, _):
            return try frames.hasUnreadRow(pbx: arrival.pbx, digest: digest)
        case (.directory, .directory(let list)):
            return try directory.isKnown(list, of: arrival)
        case (.directory, .information(let information)):
            return try directory.isKnown(information, pbx: arrival.pbx)
        default:
            return false
        }
    }

    private func store(_ fact: Fact, frame: Int64, of arrival: Arrival) throws {
        try storeOwn(fact, frame: frame, of: arrival)
        let pbx = arrival.pbx
        switch fact {
        case .cdr(let cdr):
            try store(cdr, of: call(pbx, cdr.callID), frame: frame, receipt: arrival.receipt)
        case .members(let callID, let states):
            let call = try call(pbx, callID)
            try members.store(states, report: .callState, call: call.key.id, frame: frame)
            for state in states { call.facts?.members.append(CallFacts.Received(state, arrival.receipt)) }
            touch(call)
        case .transfer(let transfer):
            let call = try call(pbx, transfer.callID)
            try members.store(transfer, call: call.key.id, frame: frame)
            transferCount += 1
            call.forget()
            touch(call)
        case .agent(let event):
            if let callID = event.callID, let call = try existingCall(pbx, callID) {
                call.reports = nil
                touch(call)
            }
        case .timeline(let timeline):
            timelineCount += 1
            if let uid = timeline.uid { for call in try calls.calls(uid: uid, pbx: pbx) { touch(mention(call)) } }
        case .liveCalls(let live):
            for entry in live {
                let call = try call(pbx, entry.callID)
                try members.store(entry.members, report: .liveQuery, call: call.key.id, frame: frame)
                call.forget()
                touch(call)
            }
            for key in try calls.liveCalls(pbx: pbx) {
                let call = mention(key)
                call.forget()
                touch(call)
            }
        case .failure, .survey, .extensionEvent, .recordingFile, .directory, .information: break
        }
    }

    private func store(_ cdr: CDR, of call: MentionedCall, frame: Int64, receipt: CallFacts.Receipt) throws {
        let identity = Digest.sha256(cdr.identity)
        if let facts = call.facts, !facts.hasCDR(identity) {
            try cdrs.add(cdr, identity: identity, call: call.key.id, frame: frame)
            facts.add(cdr, identity: identity, receipt)
            return touch(call)
        }
        call.facts = nil
        let outcome = try cdrs.store(cdr, identity: identity, call: call.key.id, frame: frame, receipt: receipt)
        if outcome == .stored { touch(call) }
    }

    /// A call that has a row, or that the group in hand makes.
    private func existingCall(_ pbx: Int64, _ callID: String) throws -> MentionedCall? {
        if let call = known.find(pbx: pbx, callID: callID) { return call }
        return try calls.existing(pbx: pbx, callID: callID).map(mention)
    }

    /// A call; a new one gets its row when it is derived.
    private func call(_ pbx: Int64, _ callID: String) throws -> MentionedCall {
        if let call = try existingCall(pbx, callID) { return call }
        let id = try (lastID ?? calls.highestID()) + 1
        lastID = id
        return mention(CallTable.Key(id: id, pbx: pbx, callID: callID), isNew: true)
    }

    private func mention(_ key: CallTable.Key, isNew: Bool) -> MentionedCall {
        let call = MentionedCall(key, isNew: isNew)
        known.add(call)
        return call
    }

    /// A call that has a row.
    private func mention(_ key: CallTable.Key) -> MentionedCall {
        known.find(pbx: key.pbx, callID: key.callID) ?? mention(key, isNew: false)
    }

    /// Stores a fact that belongs to no one call, or that part of it which does not.
    func storeOwn(_ fact: Fact, frame: Int64, of arrival: Arrival) throws {
        let (pbx, milliseconds) = (arrival.pbx, arrival.receivedMilliseconds)
        switch fact {
        case .cdr, .members, .transfer: break
        case .agent(let event): try reports.store(event, frame: frame)
        case .timeline(let timeline): try reports.store(timeline, frame: frame)
        case .liveCalls(let live): try queries.store(live, frame: frame, arrival: arrival)
        case .failure(let failure): try reports.store(failure, frame: frame)
        case .survey(let survey): try reports.store(survey, frame: frame)
        case .extensionEvent(let event): try reports.store(event, frame: frame)
        case .recordingFile(let file): try reports.store(file, frame: frame)
        case .directory(let list):
            try directory.store(list, frame: frame, pbx: pbx, receivedMilliseconds: milliseconds)
        case .information(let information):
            try directory.store(information, frame: frame, pbx: pbx, receivedMilliseconds: milliseconds)
        }
    }

    // MARK: Derived rows

    /// Derives the calls that the group in hand touched.
    ///
    /// - Parameter takesFactsAway: Whether some of them may have fewer facts than before.
    /// - Returns: How many they are.
    /// - Throws: What SQLite says.
    private func deriveTouched(takesFactsAway: Bool = false) throws -> Int {
        for call in touched { try derive(call, takesFactsAway: takesFactsAway) }
        let count = touched.count
        try hours.flush()
        clearGroup()
        return count
    }

    private func touch(_ call: MentionedCall) {
        guard !call.isTouched else { return }
        call.isTouched = true
        touched.append(call)
    }

    private func clearGroup() {
        lastRead.removeAll(keepingCapacity: true)
        if remembers {
            for call in touched { call.endGroup() }
            known.endGroup()
        } else {
            known.removeAll()
        }
        remembers = false
        touched.removeAll(keepingCapacity: true)
        lastID = nil
    }
}

extension Arrival {
    var receipt: CallFacts.Receipt {
        CallFacts.Receipt(
            milliseconds: receivedMilliseconds,
            connection: connection ?? 0,
            sequence: sequence ?? 0
        )
    }
}
