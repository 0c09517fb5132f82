import ArchiveStore
import CallModel
import EventMapper
import YeastarClient

/// Takes the pages of one window, one after the other, and counts their legs by day.
actor WindowReader {
    private let pbx: Int64
    private let inbox: Inbox
    private let clock: PBXClock
    /// Whether the window is small enough to look for rows that both partitions have.
    private let findsTwins: Bool

    /// The legs of the last pass.
    private(set) var days: LocalDays
    /// By the hash of what twins have in common: how many rows the newer partition has.
    private var newer: [Int: Int] = [:]
    private var older: [Int: [CDR]] = [:]

    init(pbx: Int64, inbox: Inbox, clock: PBXClock, findsTwins: Bool) {
        self.pbx = pbx
        self.inbox = inbox
        self.clock = clock
        self.findsTwins = findsTwins
        days = LocalDays(clock: clock)
    }

    func take(_ page: HistoryPage) async throws {
        if page.number == 1 {
            // A first pass, or another one.
            days = LocalDays(clock: clock)
            newer = [:]
            older = [:]
        }
        for (index, row) in page.rows.enumerated() {
            let meaning = EventMapper.map(historyRow: row)
            if case .cdr(let cdr) = meaning.facts.first {
                count(cdr)
            } else {
                days.count(unread: row)
            }
            try await inbox.put(
                row,
                pbx: pbx,
                origin: .history,
                sequence: Int64(page.number) * 10_000 + Int64(index),
                received: Clock.milliseconds(page.received),
                meaning: meaning
            )
        }
    }

    /// The legs by day, without the rows of the older partition that the newer one has too; where no row tells its start,
    /// and for those that can't be read, the window's end stands for it.
    func distinctDays(end: Int64, unreadable: Int) -> LocalDays {
        var days = days
        days.countUnplaced(unreadable, at: end)
        for (key, rows) in older {
            for row in rows.prefix(newer[key] ?? 0) { days.uncount(row) }
        }
        return days
    }

    private func count(_ cdr: CDR) {
        days.count(cdr)
        guard findsTwins, let key = PartitionKey(cdr) else { return }
        if key.isLegacy {
            older[key.record.hashValue, default: []].append(cdr)
        } else {
            newer[key.hashValue, default: 0] += 1
        }
    }
}
