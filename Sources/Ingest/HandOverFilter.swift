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

    private struct Text: Hashable {
        var digest: [UInt8]
        var socket: Int
    }

    /// Frames without a twin when they came, oldest first; the first `expired` are forgotten already.
    private var sightings: [(text: Text, milliseconds: Int64)] = []
    private var expired = 0
    /// When the frames came that still wait for their twins on the other socket, oldest first.
    private var waiting: [Text: [Int64]] = [:]
    private var sockets: (first: Int, second: Int)?

    /// The second socket is about to subscribe: what the first one brings from now on may come on both.
    mutating func begin(from first: Int, to second: Int) {
        // What came until now has no twin.
        self = HandOverFilter()
        sockets = (first, second)
    }

    /// Whether the other socket brought this frame already.
    mutating func isDuplicate(_ bytes: [UInt8], socket: Int, milliseconds: Int64) -> Bool {
        guard let other = other(than: socket) else { return false }
        expire(before: milliseconds - Self.windowMilliseconds)
        let text = Text(digest: Digest.sha256(bytes), socket: socket)
        guard !remove(Text(digest: text.digest, socket: other)) else { return true }
        sightings.append((text, milliseconds))
        waiting[text, default: []].append(milliseconds)
        if sightings.count - expired > Self.limit { expireFirst() }
        return false
    }

    private func other(than socket: Int) -> Int? {
        switch socket {
        case sockets?.first: sockets?.second
        case sockets?.second: sockets?.first
        default: nil
        }
    }

    /// Takes the oldest waiting frame of a text; with a moment, only when it came just then.
    @discardableResult
    private mutating func remove(_ text: Text, at milliseconds: Int64? = nil) -> Bool {
        guard var moments = waiting[text], let first = moments.first, milliseconds ?? first == first else {
            return false
        }
        moments.removeFirst()
        waiting[text] = moments.isEmpty ? nil : moments
        return true
    }

    private mutating func expire(before milliseconds: Int64) {
        while expired < sightings.count, sightings[expired].milliseconds < milliseconds { expireFirst() }
        if expired > 1024, expired * 2 > sightings.count {
            sightings.removeFirst(expired)
            expired = 0
        }
    }

    /// Lets the oldest frame wait no longer, unless its twin has come.
    private mutating func expireFirst() {
        remove(sightings[expired].text, at: sightings[expired].milliseconds)
        expired += 1
    }
}
