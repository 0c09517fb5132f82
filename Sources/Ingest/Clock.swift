import Foundation
import YeastarClient

/// The clock of receipts, in the units that the archive keeps.
enum Clock {
    static var milliseconds: Int64 { ReceiptClock.milliseconds }

    static func milliseconds(_ date: Date) -> Int64 { Int64((date.timeIntervalSince1970 * 1000).rounded()) }
}
