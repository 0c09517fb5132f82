import Foundation
import GRDB

/// Archives that released versions made, kept as text.
public enum ArchiveFixture {
    /// The versions, oldest first, each with the schema that it wrote.
    public static let releases = [("0.1.0", 4), ("0.2.0", 6), ("0.5.0", 7), ("0.6.0", 8)]

    /// Makes a file of a release's archive.
    ///
    /// - Throws: What SQLite throws; a file error when there is no such release.
    public static func write(_ release: String, to path: String) throws {
        let sql = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "Fixtures/archive-\(release).sql")
        var configuration = Configuration()
        configuration.foreignKeysEnabled = false
        let queue = try DatabaseQueue(path: path, configuration: configuration)
        try queue.writeWithoutTransaction { db in
            try db.execute(sql: try String(contentsOf: sql, encoding: .utf8))
        }
        try queue.close()
    }
}
