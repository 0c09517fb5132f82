/// What came of a walk through the call history.
public struct HistorySummary: Hashable, Sendable {
    /// Rows handed over in the last pass.
    public var rows = 0
    /// Rows that had to be stepped over in the last pass, because no answer that holds one can be read.
    public var unreadable = 0
    /// Why; `nil` when there are none.
    public var unreadableReason: String?
    /// Pages read, over all passes.
    public var pages = 0
    /// How many rows the PBX says there are.
    public var totalNumber: Int?
    /// How the window was asked for in the end.
    public var form = WindowForm.epochSeconds
    /// Whether every row the PBX says there is was read.
    public var isComplete = false
}
