import Foundation

/// The wall clock, in the units that the archive keeps.
enum Clock {
    static var milliseconds: Int64 { milliseconds(Date()) }

    static func milliseconds(_ date: Date) -> Int64 { Int64((date.timeIntervalSince1970 * 1000).rounded()) }
}
