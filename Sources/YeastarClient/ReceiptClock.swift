import Foundation
import Synchronization

/// The clock of everything that is received: the machine's wall clock, except that it does not go back.
///
/// What is received has an order, and the archive tells by it which report of a call is the last. When the wall clock is put
/// back, this one stands until the wall clock has caught up, so that what comes later never looks earlier.
public enum ReceiptClock {
    /// How far the wall clock may be behind before it is believed: whoever corrects a wrong date means it.
    private static let patience: Int64 = 24 * 3_600_000

    private static let latest = Mutex<Int64>(0)

    /// Unix milliseconds; never less than before.
    public static var milliseconds: Int64 { advance(by: 0) }

    /// Unix milliseconds, more than ever before: for a moment that all that was received so far came before.
    public static var nextMilliseconds: Int64 { advance(by: 1) }

    /// Makes sure that no moment before one that an earlier process noted is told; in Unix milliseconds.
    public static func start(after milliseconds: Int64) {
        let wall = wallMilliseconds
        latest.withLock { latest in
            latest = later(of: max(latest, milliseconds), wall)
        }
    }

    private static func advance(by step: Int64) -> Int64 {
        let wall = wallMilliseconds
        return latest.withLock { latest in
            latest = later(of: latest + step, wall)
            return latest
        }
    }

    /// The later of a moment already told and what the wall clock shows; the latter when it was put back by days.
    package static func later(of told: Int64, _ wall: Int64) -> Int64 {
        told - wall > patience ? wall : max(told, wall)
    }

    private static var wallMilliseconds: Int64 { Int64((Date().timeIntervalSince1970 * 1000).rounded(.down)) }
}
