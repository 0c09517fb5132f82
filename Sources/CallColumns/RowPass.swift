public import GRDB
import GRDBSQLite

/// A pass over the rows of a query, each read where SQLite has it: of millions of rows, copies would cost more than the query.
///
/// Its columns are those of the row that it stepped to last. It belongs to one access of its database.
public final class RowPass {
    /// Keeps the handle below alive.
    private let statement: Statement
    private let handle: OpaquePointer
    private var isDone = false

    public init(_ database: Database, _ query: SQL) throws {
        statement = try database.makeStatement(literal: query)
        handle = statement.sqliteStatement
    }

    /// Steps to the next row.
    ///
    /// - Returns: This pass, or `nil` after the last row.
    /// - Throws: An error of the database.
    public func next() throws -> RowPass? {
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

    /// Lets go of the row in hand, when no further one is wanted.
    public func end() {
        isDone = true
        sqlite3_reset(handle)
    }

    /// Hands on a column's bytes, which are gone with the next step; `nil` for NULL.
    public func withBytes<Value>(_ column: Int, _ body: (UnsafeRawBufferPointer) -> Value?) -> Value? {
        guard !isNull(column) else { return nil }
        let start = sqlite3_column_blob(handle, Int32(column))
        return body(UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(handle, Int32(column)))))
    }

    /// Begins anew with another value of `?1`.
    public func restart(_ id: Int64) throws {
        try restart { sqlite3_bind_int64(handle, 1, id) }
    }

    /// Begins anew with another text in UTF-8 as `?1`.
    public func restart(_ text: [UInt8]) throws {
        // What C calls SQLITE_TRANSIENT: SQLite copies the bytes before the bind returns.
        let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
        try restart {
            text.withUnsafeBytes { bytes in
                sqlite3_bind_text(
                    handle,
                    1,
                    bytes.baseAddress?.assumingMemoryBound(to: CChar.self),
                    Int32(bytes.count),
                    copied
                )
            }
        }
    }

    private func restart(_ bind: () -> CInt) throws {
        isDone = false
        sqlite3_reset(handle)
        let code = bind()
        guard code == SQLITE_OK else { throw DatabaseError(resultCode: ResultCode(rawValue: code), sql: statement.sql) }
    }

    /// Hands on the first row for another value of `?1`.
    ///
    /// - Returns: What `body` makes of it; `nil` when there is no row.
    /// - Throws: An error of the database, or what `body` throws.
    public func row<Value>(of id: Int64, _ body: (RowPass) throws -> Value) throws -> Value? {
        try restart(id)
        guard let row = try next() else { return nil }
        defer { end() }
        return try body(row)
    }

    /// Whether a column is NULL.
    public func isNull(_ column: Int) -> Bool { sqlite3_column_type(handle, Int32(column)) == SQLITE_NULL }

    /// NULL reads as 0.
    public subscript(column: Int) -> Int64 { sqlite3_column_int64(handle, Int32(column)) }

    public subscript(column: Int) -> Int64? { isNull(column) ? nil : self[column] as Int64 }

    /// NULL reads as false.
    public subscript(column: Int) -> Bool { sqlite3_column_int64(handle, Int32(column)) != 0 }

    /// NULL reads as an empty text.
    public subscript(column: Int) -> String { self[column] ?? "" }

    public subscript(column: Int) -> String? {
        withText(column) { $0.map { String(decoding: $0, as: UTF8.self) } }
    }

    /// What makes the phone number of a column the same as others; `nil`: it holds no digit.
    public func phoneNumberKey(_ column: Int) -> UInt64? {
        withText(column) { $0.flatMap(PhoneNumberKey.key(ofBytes:)) }
    }

    /// How SQLite keeps a value.
    public enum Storage {
        case null
        case integer
        case real
        /// A BLOB too.
        case text
    }

    /// How a column is kept.
    public func storage(_ column: Int) -> Storage {
        switch sqlite3_column_type(handle, Int32(column)) {
        case SQLITE_NULL: .null
        case SQLITE_INTEGER: .integer
        case SQLITE_FLOAT: .real
        default: .text
        }
    }

    /// The nearest whole number; NULL reads as 0.
    public func rounded(_ column: Int) -> Int64 { Int64(sqlite3_column_double(handle, Int32(column)).rounded()) }

    /// Hands on a column's bytes, which are gone with the next step.
    public func withText<Value>(_ column: Int, _ body: (UnsafeBufferPointer<UInt8>?) -> Value) -> Value {
        let text = sqlite3_column_text(handle, Int32(column))
        return body(
            text.map { UnsafeBufferPointer(start: $0, count: Int(sqlite3_column_bytes(handle, Int32(column)))) }
        )
    }
}
