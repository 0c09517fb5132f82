import GRDB

/// Tells of a queue or an extension that the PBX never listed: most often it is misspelt, and zeros would not say so.
enum UnknownFilters {
    /// The notes for a filter, from the lists alone; no call is looked at.
    ///
    /// - Returns: A sentence for each value that no list has; none where the archive has no lists.
    /// - Throws: An error of the database.
    static func notes(on filter: ReportFilter, in database: Database) throws -> [String] {
        let values = [("queue", "queues", filter.queue), ("extension", "extensions", filter.extension)]
        return try values.compactMap { option, kind, value in
            guard let value, try isUnlisted(value, kind: kind, in: database) else { return nil }
            return "The PBX has listed no \(option) \(value) since this archive began: it may be misspelt, or older."
        }
    }

    private static func isUnlisted(_ number: String, kind: String, in database: Database) throws -> Bool {
        try Bool.fetchOne(
            database,
            sql: """
                SELECT count(*) > 0 AND NOT max(
                    EXISTS (SELECT 1 FROM directory_entry e WHERE e.frame = l.frame AND e.number = :number))
                FROM directory_list l WHERE l.kind = :kind
                """,
            arguments: ["number": number, "kind": kind]
        ) ?? false
    }
}
