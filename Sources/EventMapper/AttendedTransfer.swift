/// Tells whether a transfer report (30013) proves that an attended transfer joined two calls.
///
/// The person who transfers calls the new party first, under a `call_id` of its own. The report then names, under one
/// call's id, a channel that rang in the other call. Channels are numbered anew when the PBX restarts, so that the other
/// call must also have been there at the moment of the report.
public enum AttendedTransfer {
    /// The longest that a call may ring and talk before it is transferred.
    static let longestMilliseconds: Int64 = 4 * 3600 * 1000
    /// How far apart reports of the same moment may be received.
    static let toleranceMilliseconds: Int64 = 5000

    /// Whether a report and another call's channel, which it names, belong together; all in Unix milliseconds.
    ///
    /// - Parameters:
    ///   - reported: When the transfer report was received.
    ///   - rang: When the channel was first said to ring, in the other call.
    ///   - ended: When the channel's BYE was received there; `nil` when it never was.
    /// - Returns: Whether the channel was in use there when the transfer was made.
    public static func joins(reported: Int64, rang: Int64, ended: Int64?) -> Bool {
        let begins = reported - longestMilliseconds...reported + toleranceMilliseconds
        return begins.contains(rang) && (ended ?? .max) >= reported - toleranceMilliseconds
    }

    /// Whether a call began before another of the same PBX, as their ids tell.
    ///
    /// A `call_id` is the second of the start, a point, and a counter without leading zeros, so that its text would put
    /// `….133` before `….99`. Ids of any other form come last, by their text.
    ///
    /// - Parameters:
    ///   - callID: The id of the one call.
    ///   - other: The id of the other.
    /// - Returns: Whether the first is the earlier; `false` for one and the same.
    public static func began(_ callID: String, before other: String) -> Bool {
        let (first, second) = (start(of: callID), start(of: other))
        return (first.second, first.counter, callID) < (second.second, second.counter, other)
    }

    private static func start(of callID: String) -> (second: UInt64, counter: UInt64) {
        let parts = callID.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 2, let second = UInt64(parts[0]), let counter = UInt64(parts[1]) else {
            return (.max, .max)
        }
        return (second, counter)
    }
}
