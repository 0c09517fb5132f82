/// One PBX-local day.
public struct LocalDay: Hashable, Sendable {
    /// `YYYY-MM-DD`.
    public var date: String
    /// UTC seconds of its first instant, and of the next day's.
    public var startSeconds: Int64
    public var endSeconds: Int64

    public init(date: String, startSeconds: Int64, endSeconds: Int64) {
        self.date = date
        self.startSeconds = startSeconds
        self.endSeconds = endSeconds
    }
}
