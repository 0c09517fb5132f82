import GRDB

/// The call that an ID names.
struct CallRecord {
    let id: Int64
    let pbx: String
    let callID: String
    let startedAt: Int64?
    let utcOffset: Int64?
    let endedAt: Int64?

    /// Finds a call by its `id` or its `call_id`.
    ///
    /// - Throws: A ``ReportError`` when there is none, or several PBXs have one of that `call_id`.
    static func find(_ request: ReportRequest, in database: Database) throws -> Self {
        let text = request.subject ?? ""
        if let id = Int64(text), let call = try records("c.id = \(id)", request, in: database).first { return call }
        let calls = try records(
            // The index on call_id begins with the PBX.
            "c.call_id = \(text) AND c.pbx IN (SELECT p.name FROM pbx p)",
            request,
            in: database
        )
        guard let call = calls.first else {
            throw ReportError.notFound(
                "the archive has no call \(SafeText.visible(text)): report calls prints the IDs."
            )
        }
        guard calls.count == 1 else {
            let choices = calls.map { "\($0.id) on \($0.pbx)" }.joined(separator: ", ")
            throw ReportError.usage("several PBXs have a call \(SafeText.visible(text)): ask for \(choices).")
        }
        return call
    }

    private static func records(_ condition: SQL, _ request: ReportRequest, in database: Database) throws -> [Self] {
        let names = request.filter.pbx
        let pbx: SQL = names.isEmpty ? "1" : "+c.pbx IN \(names)"
        let rows = try Row.fetchAll(
            database.makeStatement(
                literal: """
                    SELECT c.id, c.pbx, c.call_id, c.started_at, c.utc_offset, c.ended_at FROM calls c
                    WHERE \(literal: condition) AND \(literal: pbx) ORDER BY c.id
                    """
            )
        )
        return rows.map { row in
            Self(
                id: row[0],
                pbx: row[1],
                callID: row[2],
                startedAt: row[3],
                utcOffset: row[4],
                endedAt: row[5]
            )
        }
    }
}
