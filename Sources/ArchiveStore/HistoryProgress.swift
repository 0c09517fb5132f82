/// How far a PBX's history has been read, which decides what is read next.
public struct HistoryProgress: Hashable, Sendable {
    /// The reading that brought everything, or as much as was asked for; `nil` before it was complete.
    public var imported: HistoryRun?
    /// The first import that was begun and is not complete.
    public var unfinished: HistoryRun?
    /// The latest complete reading that went on from the one before it.
    public var latest: HistoryRun?
    /// The latest complete reading that was wide, or the import.
    public var latestWide: HistoryRun?
    /// When the oldest gap that still waits for its repair began; Unix seconds.
    public var oldestGap: Int64?

    public init() {}
}
