import Digests

/// Recognises frames that both sockets of a hand-over delivered.
///
/// The n-th occurrence of a text on one socket is the n-th on the other: a frame that comes once more on either is a real
/// repeat (a second hold looks like the first), and stays.
struct HandOverFilter {
    /// How long a frame waits for its twin, in milliseconds.
    private static let windowMilliseconds: Int64 = 5_000
    /// The most frames remembered; beyond it the oldest go, and their twins count as repeats.
    private static let limit = 100_000

    private struct Sighting {
        var digest: [UInt8]
        var isFirst: Bool
        var milliseconds: Int64
    }

    private var sightings: [Sighting] = []
    private var expired = 0
    /// Per text: how often the first socket brought it more than the second; negative: the other way round.
    private var balance: [[UInt8]: Int] = [:]
    private var sockets: (first: Int, second: Int)?

    /// Two sockets are subscribed from now on.
    mutating func begin(from first: Int, to second: Int) {
        self = HandOverFilter()
        sockets = (first, second)
    }

    /// Whether the other socket brought this frame already.
    mutating func isDuplicate(_ bytes: [UInt8], socket: Int, milliseconds: Int64) -> Bool {
        guard let sockets, socket == sockets.first || socket == sockets.second else { return false }
        expire(before: milliseconds - Self.windowMilliseconds)
        let isFirst = socket == sockets.first
        let digest = Digest.sha256(bytes)
        let difference = balance[digest] ?? 0
        let isTwin = isFirst ? difference < 0 : difference > 0
        let now = difference + (isFirst ? 1 : -1)
        balance[digest] = now == 0 ? nil : now
        if !isTwin { sightings.append(Sighting(digest: digest, isFirst: isFirst, milliseconds: milliseconds)) }
        if sightings.count - expired > Self.limit { expireFirst() }
        return isTwin
    }

    private mutating func expire(before milliseconds: Int64) {
        while expired < sightings.count, sightings[expired].milliseconds < milliseconds { expireFirst() }
        if expired > 1024, expired * 2 > sightings.count {
            sightings.removeFirst(expired)
            expired = 0
        }
    }

    /// Takes back what an old sighting still expects from the other socket.
    private mutating func expireFirst() {
        let old = sightings[expired]
        expired += 1
        guard let difference = balance[old.digest], (difference > 0) == old.isFirst else { return }
        let now = difference - (old.isFirst ? 1 : -1)
        balance[old.digest] = now == 0 ? nil : now
    }
}
