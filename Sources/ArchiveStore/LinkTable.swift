import CallModel
import EventMapper
import GRDB

/// Layer 3: which calls an attended transfer joined.
///
/// A call's link follows from the stored facts of both calls alone. Whichever of them is derived last links both, so
/// that the order of processing never matters.
final class LinkTable {
    /// A call that was joined to the one in hand.
    struct Other: Hashable {
        var id: Int64
        var callID: String
    }

    private let isTransferred: PreparedStatement
    private let reportedHere: PreparedStatement
    private let reportedThere: PreparedStatement
    private let linked: PreparedStatement
    private let linkedTo: PreparedStatement
    private let update: PreparedStatement

    /// - Parameters:
    ///   - db: The file.
    ///   - schema: Whose tables it reads, where temporary ones hide them; it writes to none of them then.
    /// - Throws: What SQLite says.
    init(_ db: Database, schema: String? = nil) throws {
        let schema = schema.map { "\($0)." } ?? ""
        let (call, memberState) = ("\(schema)call", "\(schema)member_state")
        // Of a member that rang as `m`: when its channel was released there.
        let released = """
            (SELECT max(e.received_ms) FROM \(memberState) b JOIN frame e ON e.id = b.frame
             WHERE b.call = m.call AND b.channel_id = m.channel_id AND b.status = 'BYE' AND b.report = 0)
            """
        isTransferred = try PreparedStatement(
            db,
            "SELECT 1 FROM \(memberState) WHERE channel_id = ? AND report = 1"
        )
        // A channel that rang in the call itself is its own, whichever other call had one of that name before a restart.
        let isTransfer = """
            EXISTS (SELECT 1 FROM \(schema)transfer_report r WHERE r.call = t.call AND r.frame = t.frame AND r.kind = 'transfer')
                AND NOT EXISTS (SELECT 1 FROM \(memberState) o WHERE o.call = t.call AND o.channel_id = t.channel_id
                    AND o.report = 0 AND o.status IN ('ALERT', 'RING'))
            """
        reportedHere = try PreparedStatement(
            db,
            """
            SELECT c.id, c.call_id, f.received_ms, min(g.received_ms), \(released)
            FROM \(memberState) t JOIN frame f ON f.id = t.frame
            JOIN \(memberState) m ON m.channel_id = t.channel_id AND m.status IN ('ALERT', 'RING')
            JOIN frame g ON g.id = m.frame JOIN \(call) c ON c.id = m.call
            WHERE t.call = ? AND t.report = 1 AND m.report = 0 AND m.call <> t.call AND g.pbx = f.pbx AND \(isTransfer)
            GROUP BY t.id, m.call, m.channel_id
            """
        )
        reportedThere = try PreparedStatement(
            db,
            """
            SELECT c.id, c.call_id, f.received_ms, min(g.received_ms), \(released)
            FROM \(memberState) m JOIN frame g ON g.id = m.frame
            JOIN \(memberState) t ON t.channel_id = m.channel_id AND t.report = 1
            JOIN frame f ON f.id = t.frame JOIN \(call) c ON c.id = t.call
            WHERE m.call = ? AND m.report = 0 AND m.status IN ('ALERT', 'RING') AND t.call <> m.call
                AND g.pbx = f.pbx AND \(isTransfer)
            GROUP BY t.id, m.call, m.channel_id
            """
        )
        linked = try PreparedStatement(db, "SELECT linked_call FROM \(call) WHERE id = ?")
        linkedTo = try PreparedStatement(db, "SELECT id FROM \(call) WHERE linked_call = ?")
        update = try PreparedStatement(
            db,
            "UPDATE \(call) SET linked_call = ?1 WHERE id = ?2 AND linked_call IS NOT ?1"
        )
    }

    /// Links a call with those that its facts, and theirs, prove it was joined to; and them with it.
    ///
    /// - Parameters:
    ///   - call: The call's row.
    ///   - facts: What is known of it.
    ///   - mayLose: Whether facts of the call were taken away, so that a link may have lost its proof.
    ///   - unnamed: Channels that need not be looked for, and in the end all that were looked for in vain.
    /// - Throws: What SQLite says.
    func store(call: Int64, facts: CallFacts, mayLose: Bool, unnamed: inout [String]) throws {
        guard try mayLose || !facts.transfers.isEmpty || isNamedElsewhere(facts.members, &unnamed) else { return }
        let others = try others(of: call)
        // Those that lose their link have to hear of it too.
        var affected = Set(others.map(\.id))
        if let former = try linked.bind(call).firstRow({ $0.integer(0) }) ?? nil { affected.insert(former) }
        try linkedTo.bind(call).forEachRow { row in
            if let id = row.integer(0) { affected.insert(id) }
        }
        try link(call, with: others)
        for other in affected { try link(other, with: self.others(of: other)) }
    }

    /// Whether a transfer report names a channel that rang in the call; hardly ever.
    private func isNamedElsewhere(
        _ members: [CallFacts.Received<MemberState>],
        _ unnamed: inout [String]
    ) throws -> Bool {
        for index in members.indices {
            guard MemberState.Phase(status: members[index].value.status) == .ringing,
                let channel = members[index].value.channelID,
                !unnamed.contains(channel)
            else { continue }
            if try isTransferred.bind(channel).firstRow({ _ in true }) ?? false { return true }
            unnamed.append(channel)
        }
        return false
    }

    /// Of several calls the one that began first.
    static func first(of others: Set<Other>) -> Int64? {
        others.min { AttendedTransfer.began($0.callID, before: $1.callID) }?.id
    }

    /// Gives a call the link that the stored facts prove.
    func relink(_ call: Int64) throws { try link(call, with: others(of: call)) }

    private func link(_ call: Int64, with others: Set<Other>) throws {
        try update.bind(Self.first(of: others)).bind(call).run()
    }

    /// The calls that a call was joined to.
    func others(of call: Int64) throws -> Set<Other> {
        var others: Set<Other> = []
        for statement in [reportedHere, reportedThere] {
            try statement.bind(call).forEachRow { row in
                guard let id = row.integer(0), let callID = row.text(1), let reported = row.integer(2),
                    let rang = row.integer(3),
                    AttendedTransfer.joins(reported: reported, rang: rang, ended: row.integer(4))
                else { return }
                others.insert(Other(id: id, callID: callID))
            }
        }
        return others
    }
}
