import GRDB

extension DatabaseQueue {
    /// Runs queries on one snapshot of the file.
    func snapshot<Value>(of path: String, _ body: (Database) throws -> Value) throws -> Value {
        try inDatabase { db in
            var result: Value?
            try db.inTransaction(.deferred) {
                result = try body(db)
                return .commit
            }
            guard let result else { throw ArchiveError(.other, "cannot read \(path)") }
            return result
        }
    }
}
