/// A window of the PBX's call history, and how hard to try for it.
public struct HistoryRequest: Hashable, Sendable {
    /// The first second of the window, Unix time.
    public var from: Int
    /// The last second of the window, Unix time; frozen for the whole walk.
    public var to: Int
    /// Rows per page, 1 to 10 000.
    public var pageSize: Int
    /// Whether calls are known to lie in the window, so that no rows at all means a parameter was not understood.
    public var rowsAreCertain: Bool
    /// One partition, which only the listing can tell apart; `nil` for whatever the PBX searches.
    public var partition: CDRPartition?
    /// Whether the listing is read, which on some firmware has older rows than the search finds.
    public var readsListing: Bool
    /// How often one page is tried when the PBX is busy, ill or away; `nil` never gives up.
    public var maximumAttempts: Int?
    /// After how many pages the walk ends, incomplete.
    public var maximumPages: Int
    /// Whether the window is read in parts when rows are added while it is read; else it is walked again, twice at most.
    public var canBeSplit: Bool

    /// Creates a request.
    public init(
        from: Int,
        to: Int,
        pageSize: Int = 1_000,
        rowsAreCertain: Bool = false,
        partition: CDRPartition? = nil,
        readsListing: Bool = false,
        maximumAttempts: Int? = 3,
        maximumPages: Int = 10_000,
        canBeSplit: Bool = false
    ) {
        self.from = from
        self.to = to
        self.pageSize = min(max(pageSize, 1), 10_000)
        self.rowsAreCertain = rowsAreCertain
        self.partition = partition
        self.readsListing = readsListing
        self.maximumAttempts = maximumAttempts
        self.maximumPages = max(maximumPages, 1)
        self.canBeSplit = canBeSplit
    }

    func contains(_ timestamp: Int) -> Bool { timestamp >= from && timestamp <= to }
}
