public import CallModel

/// What two rows of the PBX's history have in common that are one record.
///
/// A firmware upgrade starts a new partition; a row that it copied has a new id there. A restored backup may give new ids
/// to all. Everything else must be equal, and known: a doubtful pair stays two legs.
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
        guard cdr.historyID != nil else { return nil }
        self.init(row: cdr)
    }

    /// The same of a row that may be without an id.
    private init?(row cdr: CDR) {
        guard cdr.origin == .history, let start = cdr.startSeconds, let callee = cdr.callee else { return nil }
        callID = cdr.callID
        self.start = start
        caller = cdr.caller
        self.callee = callee
        disposition = cdr.disposition
        durationSeconds = cdr.durationSeconds
        talkSeconds = cdr.talkSeconds
        isLegacy =
            cdr.historyID.map { $0.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } } ?? false
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

    /// Leaves out rows that are another one's former self: those of the older partition that the newer one has too, one for
    /// one, and those that came back with another id, as after a restored backup, or without one and changed.
    ///
    /// Two rows that came last in one answer are two, whatever they have in common.
    ///
    /// - Returns: The rows that are left, and by the place in `cdrs` of one that is not, that of the row that took its place.
    static func withoutTwins(
        _ rows: [Int],
        of cdrs: [CallFacts.Received<CDR>]
    ) -> (rows: [Int], successors: [Int: Int]) {
        guard rows.count > 1 else { return (rows, [:]) }
        let keys = rows.map { PartitionKey(row: cdrs[$0].value) }
        // Nearly all rows of a call differ in something: to see it costs less than a dictionary, where they are few.
        guard rows.count > fewRows || hasTwins(keys) else { return (rows, [:]) }
        var places: [PartitionKey: [Int]] = [:]
        for (place, key) in keys.enumerated() { if let key { places[key.record, default: []].append(place) } }
        var successors: [Int: Int] = [:]
        for twins in places.values where twins.count > 1 {
            let legacy = twins.filter { keys[$0]?.isLegacy == true }
            let newer = twins.filter { keys[$0]?.isLegacy != true }
            let kept = latest(newer, rows, cdrs)
            let former = newer.filter { !kept.contains($0) }
            for (index, place) in former.enumerated() { successors[rows[place]] = rows[kept[index % kept.count]] }
            for (older, place) in zip(legacy, kept) { successors[rows[older]] = rows[place] }
        }
        return (rows.filter { successors[$0] == nil }, successors)
    }

    private static let fewRows = 8

    private static func hasTwins(_ keys: [PartitionKey?]) -> Bool {
        keys.indices.contains { index in
            keys[..<index].contains { other in
                // First what differs between nearly all rows of a call.
                if let key = keys[index], let other {
                    key.start == other.start && key.record == other.record
                } else {
                    false
                }
            }
        }
    }

    /// The rows that are the latest form of what they have in common, in their order: as many as came in one answer.
    private static func latest(_ places: [Int], _ rows: [Int], _ cdrs: [CallFacts.Received<CDR>]) -> [Int] {
        let receipts = places.map { cdrs[rows[$0]].receipt }
        let together = Dictionary(grouping: receipts, by: \.milliseconds).values.map(\.count).max() ?? 0
        let newestFirst = zip(places, receipts).sorted { first, second in
            // The identities' order breaks ties.
            first.1 != second.1 ? second.1 < first.1 : first.0 < second.0
        }.map(\.0)
        return newestFirst.prefix(together).sorted()
    }
}
