public import struct Foundation.Date

/// One page of the call history.
public struct HistoryPage: Sendable {
    /// The rows whose `timestamp` lies in the window, and those that have none, byte for byte.
    public let rows: [[UInt8]]
    /// The page's number, from 1; whoever counts rows begins anew with each page 1.
    public let number: Int
    /// When the answer was complete.
    public let received: Date
}
