import ArchiveStore
import Foundation

/// When the archive's disk will be full if calls go on as of late.
struct GrowthForecast {
    /// How far back calls count as recent.
    static let recentDays: Int64 = 30

    let bytesPerDay: Int64
    let freeBytes: Int64

    /// Creates a forecast, or `nil` when nothing grows.
    ///
    /// - Parameters:
    ///   - recentBytes: What came in the recent days.
    ///   - days: How many those were.
    ///   - freeBytes: What the disk has left.
    init?(recentBytes: Int64, days: Int64, freeBytes: Int64) {
        guard days > 0, recentBytes >= days else { return nil }
        bytesPerDay = recentBytes / days
        self.freeBytes = freeBytes
    }

    var daysLeft: Int64 { freeBytes / bytesPerDay }

    /// `nil` when it lies so far away that calendars end before.
    func fullDate(from today: CivilDate) -> CivilDate? {
        daysLeft < 366 * 1000 ? today.adding(days: Int(daysLeft)) : nil
    }

    /// What the disk of a file has left for this user; `nil` when nothing tells.
    static func freeBytes(besides path: String) -> Int64? {
        let facts = try? FileManager.default.attributesOfFileSystem(forPath: ArchivePath.folder(of: path))
        return (facts?[.systemFreeSize] as? NSNumber)?.int64Value
    }
}
