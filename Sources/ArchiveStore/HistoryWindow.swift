/// A part of a reading of the history: the rows that started between two seconds, both included.
public struct HistoryWindow: Hashable, Sendable {
    /// Unix seconds.
    public var from: Int64
    public var to: Int64

    public init(from: Int64, to: Int64) {
        self.from = from
        self.to = to
    }

    /// The older and the newer half; `nil` for a single second.
    public var halves: (older: HistoryWindow, newer: HistoryWindow)? {
        guard to > from else { return nil }
        let middle = from + (to - from) / 2
        return (HistoryWindow(from: from, to: middle), HistoryWindow(from: middle + 1, to: to))
    }
}
