/// One reading of a PBX's history, as the archive keeps it.
public struct HistoryRun: Hashable, Sendable {
    /// What a reading is for.
    public enum Kind: String, Hashable, Sendable {
        /// The first one: everything, or as many days as are asked for. An interrupted one is resumed.
        case `import`
        /// What may have changed since the last one.
        case overlap
        /// Once a day, over weeks.
        case wide
        /// On somebody's request.
        case backfill
    }

    /// Its row.
    public var id: Int64
    public var kind: Kind
    /// Unix milliseconds.
    public var began: Int64
    /// The first start that it covers, in Unix seconds; `nil`: from the PBX's first row.
    public var from: Int64?
    /// The last start that it covers, in Unix seconds; frozen when it began.
    public var to: Int64

    /// The last moment that it covers, by our clock: the PBX's may have been far ahead.
    public var reached: Int64 { min(to, began / 1000) }

    public init(id: Int64, kind: Kind, began: Int64, from: Int64?, to: Int64) {
        self.id = id
        self.kind = kind
        self.began = began
        self.from = from
        self.to = to
    }
}
