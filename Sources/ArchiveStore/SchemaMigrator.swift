import GRDB
import Schema

/// Brings a file's schema forward, one script at a time, each in a transaction of its own.
enum SchemaMigrator {
    /// The schema version of a file; 0 when it is empty.
    static func version(_ db: Database) throws -> Int {
        try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
    }

    /// Runs the scripts that a file has not seen yet.
    ///
    /// Killed at any instant, the file has either the version before a script or the one after it.
    static func migrate(_ db: Database) throws {
        let version = try version(db)
        for script in Schema.scripts where script.version > version {
            try db.inTransaction(.immediate) {
                try db.execute(sql: script.sql)
                // Both pragmas are part of the transaction: they live in the file's header.
                try db.execute(sql: "PRAGMA application_id = \(Schema.applicationID)")
                try db.execute(sql: "PRAGMA user_version = \(script.version)")
                return .commit
            }
        }
    }
}
