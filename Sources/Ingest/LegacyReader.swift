import ArchiveStore
import CallModel
import EventMapper
import YeastarClient

/// Takes the pages of the older partition, and counts the legs that the newer one has not.
actor LegacyReader {
    private let pbx: Int64
    private let inbox: Inbox
    private let clock: PBXClock
    private let counts: Bool

    /// The legs of the last pass.
    private(set) var days: LocalDays

    init(pbx: Int64, inbox: Inbox, clock: PBXClock, counts: Bool) {
        self.pbx = pbx
        self.inbox = inbox
        self.clock = clock
        self.counts = counts
        days = LocalDays(clock: clock)
    }

    func take(_ page: HistoryPage) async throws {
        let reader = WindowReader(pbx: pbx, inbox: inbox, clock: clock, findsTwins: false)
        try await reader.take(page)
        guard counts else { return }
        if page.number == 1 { days = LocalDays(clock: clock) }
        var cdrs: [CDR] = []
        for row in page.rows {
            if case .cdr(let cdr) = EventMapper.map(historyRow: row).facts.first {
                cdrs.append(cdr)
            } else {
                days.count(unread: row)
            }
        }
        let keys = cdrs.compactMap(PartitionKey.init)
        let pbx = pbx
        let twins = try await inbox.perform { (writer) async throws(ArchiveError) in
            zip(keys, try await writer.hasNewerTwin(pbx: pbx, keys)).filter(\.1).map(\.0)
        }
        let known = Set(twins)
        for cdr in cdrs where PartitionKey(cdr).map({ !known.contains($0) }) ?? true { days.count(cdr) }
    }
}
