public import CallModel

/// What two rows have in common that are one record in both partitions of the PBX's history.
///
/// A firmware upgrade starts a new partition; a row that it copied has a new id there. Everything else must be equal,
/// and known: a doubtful pair stays two legs.
public struct PartitionKey: Hashable, Sendable {
    public let callID: String
    /// Unix seconds.
    public let start: Int64
    public let caller: String?
    public let callee: String
    public let disposition: Disposition?
    public let durationSeconds: Int?
    public let talkSeconds: Int?
    /// Whether the row is of the older partition, whose ids are numbers.
    public let isLegacy: Bool

    /// The key of a history row; `nil` for one without an id, a start or a callee.
    public init?(_ cdr: CDR) {
        guard cdr.origin == .history, let id = cdr.historyID, let start = cdr.startSeconds, let callee = cdr.callee
        else { return nil }
        callID = cdr.callID
        self.start = start
        caller = cdr.caller
        self.callee = callee
        disposition = cdr.disposition
        durationSeconds = cdr.durationSeconds
        talkSeconds = cdr.talkSeconds
        isLegacy = id.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    }

    /// The same key, whichever partition it is of.
    public var record: PartitionKey { PartitionKey(self, isLegacy: false) }

    private init(_ key: PartitionKey, isLegacy: Bool) {
        callID = key.callID
        start = key.start
        caller = key.caller
        callee = key.callee
        disposition = key.disposition
        durationSeconds = key.durationSeconds
        talkSeconds = key.talkSeconds
        self.isLegacy = isLegacy
    }

    /// Leaves out the rows of the older partition that the newer one has too, one for one.
    static func withoutTwins(_ rows: [Int], of cdrs: [CallFacts.Received<CDR>]) -> [Int] {
        guard rows.count > 1 else { return rows }
        let keys = rows.map { PartitionKey(cdrs[$0].value) }
        guard keys.contains(where: { $0?.isLegacy == true }) else { return rows }
        var newer: [PartitionKey: Int] = [:]
        for case let key? in keys where !key.isLegacy { newer[key, default: 0] += 1 }
        guard !newer.isEmpty else { return rows }
        return zip(rows, keys).compactMap { row, key in
            guard let key, key.isLegacy, let count = newer[key.record], count > 0 else { return row }
            newer[key.record] = count - 1
            return nil
        }
    }
}
