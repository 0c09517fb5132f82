import GRDB
import GRDBSQLite

/// A pass over the rows of a query, each read where SQLite has it: of millions of rows, copies would cost more than the query.
///
/// Its columns are those of the row that it stepped to last. It belongs to one access of its database.
final class RowPass {
    /// Keeps the handle below alive.
    private let statement: Statement
    private let handle: OpaquePointer
    private var isDone = false

    init(_ database: Database, _ query: SQL) throws {
        statement = try database.makeStatement(literal: query)
        handle = statement.sqliteStatement
    }

    /// Steps to the next row.
    ///
    /// - Returns: This pass, or `nil` after the last row.
    /// - Throws: An error of the database.
    func next() throws -> RowPass? {
        guard !isDone else { return nil }
        let code = sqlite3_step(handle)
        guard code != SQLITE_ROW else { return self }
        isDone = true
        // Resetting gives the extended code and the message of a failure.
        let failure = sqlite3_reset(handle)
        guard code != SQLITE_DONE else { return nil }
        let message = sqlite3_db_handle(handle).map { String(cString: sqlite3_errmsg($0)) }
        throw DatabaseError(resultCode: ResultCode(rawValue: failure), message: message, sql: statement.sql)
    }

    /// Begins anew with other values of `?1` and, where there is one, `?2`.
    func restart(_ id: Int64, _ text: String? = nil) throws {
        isDone = false
        sqlite3_reset(handle)
        var code = sqlite3_bind_int64(handle, 1, id)
        if code == SQLITE_OK, sqlite3_bind_parameter_count(handle) > 1 {
            // What C calls SQLITE_TRANSIENT: SQLite copies the bytes before the bind returns.
            let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
            code =
                text.map { sqlite3_bind_text(handle, 2, $0, Int32($0.utf8.count), copied) }
                ?? sqlite3_bind_null(handle, 2)
        }
        guard code == SQLITE_OK else { throw DatabaseError(resultCode: ResultCode(rawValue: code), sql: statement.sql) }
    }

    /// Whether a column is NULL.
    func isNull(_ column: Int) -> Bool { sqlite3_column_type(handle, Int32(column)) == SQLITE_NULL }

    /// NULL reads as 0.
    subscript(column: Int) -> Int64 { sqlite3_column_int64(handle, Int32(column)) }

    subscript(column: Int) -> Int64? { isNull(column) ? nil : self[column] as Int64 }

    /// NULL reads as false.
    subscript(column: Int) -> Bool { sqlite3_column_int64(handle, Int32(column)) != 0 }

    /// NULL reads as an empty text.
    subscript(column: Int) -> String { self[column] ?? "" }

    subscript(column: Int) -> String? {
        withText(column) { $0.map { String(decoding: $0, as: UTF8.self) } }
    }

    /// The first byte of a text, by which words of a small set differ; 0: NULL or empty.
    func initial(_ column: Int) -> UInt8 {
        withText(column) { $0?.first ?? 0 }
    }

    /// What makes the phone number of a column the same as others; `nil`: it holds no digit.
    func phoneNumberKey(_ column: Int) -> UInt64? {
        withText(column) { $0.flatMap(PhoneNumberKey.key(ofBytes:)) }
    }

    /// The value of a column as a cell.
    func cell(_ column: Int) -> Cell {
        switch sqlite3_column_type(handle, Int32(column)) {
        case SQLITE_NULL: .null
        case SQLITE_INTEGER: .integer(self[column])
        case SQLITE_FLOAT: .integer(Int64(sqlite3_column_double(handle, Int32(column)).rounded()))
        default: .text(self[column])
        }
    }

    /// Hands on a column's bytes, which are gone with the next step.
    func withText<Value>(_ column: Int, _ body: (UnsafeBufferPointer<UInt8>?) -> Value) -> Value {
        let text = sqlite3_column_text(handle, Int32(column))
        return body(
            text.map { UnsafeBufferPointer(start: $0, count: Int(sqlite3_column_bytes(handle, Int32(column)))) }
        )
    }
}
