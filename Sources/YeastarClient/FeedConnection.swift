/// One connection of a feed, told apart from its predecessors and its successor.
public struct FeedConnection: Hashable, Sendable {
    /// The configured name of the PBX.
    public let pbx: String
    /// The connection's number, from 1, within one run of a session.
    public let number: Int

    /// Creates the mark of a connection.
    public init(pbx: String, number: Int) {
        self.pbx = pbx
        self.number = number
    }
}
