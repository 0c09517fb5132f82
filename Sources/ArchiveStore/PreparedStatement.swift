import GRDB
import GRDBSQLite

/// A statement that is compiled once and bound by position, in the order of its `?`.
///
/// It binds through SQLite's own functions, because the checked way costs the ingester half again as much CPU. A value
/// of this type belongs to one connection and must be used inside that connection's accesses only.
final class PreparedStatement {
    /// Keeps the handle below alive.
    private let statement: Statement
    private let handle: OpaquePointer
    private var position: Int32 = 0
    private var failure: Int32 = SQLITE_OK

    init(_ db: Database, _ sql: String) throws {
        statement = try db.makeStatement(sql: sql)
        handle = statement.sqliteStatement
    }

    @discardableResult
    func bind(_ value: Int64?) -> Self {
        position += 1
        note(value.map { sqlite3_bind_int64(handle, position, $0) } ?? sqlite3_bind_null(handle, position))
        return self
    }

    @discardableResult
    func bind(_ value: Int?) -> Self { bind(value.map(Int64.init)) }

    @discardableResult
    func bind(_ value: Bool) -> Self { bind(value ? 1 as Int64 : 0) }

    @discardableResult
    func bind(_ value: String?) -> Self {
        guard var value else { return bind(nil as Int64?) }
        position += 1
        note(
            value.withUTF8 { bytes in
                guard let start = bytes.baseAddress else {
                    return sqlite3_bind_text(handle, position, "", 0, Self.copied)
                }
                return start.withMemoryRebound(to: CChar.self, capacity: bytes.count) { text in
                    sqlite3_bind_text64(
                        handle,
                        position,
                        text,
                        sqlite3_uint64(bytes.count),
                        Self.copied,
                        UInt8(SQLITE_UTF8)
                    )
                }
            }
        )
        return self
    }

    /// Binds bytes as a BLOB.
    @discardableResult
    func bind(_ value: [UInt8]?) -> Self {
        guard let value else { return bind(nil as Int64?) }
        position += 1
        note(
            value.withUnsafeBytes { bytes in
                guard let start = bytes.baseAddress else { return sqlite3_bind_zeroblob(handle, position, 0) }
                return sqlite3_bind_blob64(handle, position, start, sqlite3_uint64(bytes.count), Self.copied)
            }
        )
        return self
    }

    /// Binds bytes as TEXT when they are UTF-8 without a NUL, as a BLOB when they are not.
    @discardableResult
    func bind(textOrBytes value: [UInt8]) -> Self {
        // The shell, like every C program, would show a text only up to its first NUL.
        guard !value.contains(0), let text = String(validating: value, as: UTF8.self) else { return bind(value) }
        return bind(text)
    }

    /// Executes a statement that gives no rows.
    func run() throws {
        defer { reset() }
        _ = try step()
    }

    /// Executes an INSERT.
    ///
    /// - Returns: The row's id.
    func insert() throws -> Int64 {
        try run()
        return sqlite3_last_insert_rowid(sqlite3_db_handle(handle))
    }

    /// Executes a query, calls a closure for each row, and makes the statement ready for its next use.
    func forEachRow(_ body: (PreparedStatement) throws -> Void) throws {
        defer { reset() }
        while try step() { try body(self) }
    }

    /// Executes a query for its first row.
    func firstRow<Value>(_ body: (PreparedStatement) throws -> Value) throws -> Value? {
        defer { reset() }
        return try step() ? try body(self) : nil
    }

    func integer(_ column: Int32) -> Int64? {
        sqlite3_column_type(handle, column) == SQLITE_NULL ? nil : sqlite3_column_int64(handle, column)
    }

    func text(_ column: Int32) -> String? {
        guard let text = sqlite3_column_text(handle, column) else { return nil }
        let count = Int(sqlite3_column_bytes(handle, column))
        return String(decoding: UnsafeBufferPointer(start: text, count: count), as: UTF8.self)
    }

    func bytes(_ column: Int32) -> [UInt8]? {
        guard sqlite3_column_type(handle, column) != SQLITE_NULL else { return nil }
        guard let bytes = sqlite3_column_blob(handle, column) else { return [] }
        return Array(UnsafeRawBufferPointer(start: bytes, count: Int(sqlite3_column_bytes(handle, column))))
    }

    private func step() throws -> Bool {
        try check(failure)
        let code = sqlite3_step(handle)
        guard code != SQLITE_ROW else { return true }
        guard code != SQLITE_DONE else { return false }
        // Resetting first gives the extended code and the message of this very failure.
        try check(sqlite3_reset(handle))
        throw DatabaseError(resultCode: ResultCode(rawValue: code))
    }

    private func reset() {
        sqlite3_reset(handle)
        position = 0
        failure = SQLITE_OK
    }

    private func note(_ code: Int32) {
        if code != SQLITE_OK { failure = code }
    }

    private func check(_ code: Int32) throws {
        guard code != SQLITE_OK else { return }
        let message = sqlite3_db_handle(handle).map { String(cString: sqlite3_errmsg($0)) }
        throw DatabaseError(resultCode: ResultCode(rawValue: code), message: message, sql: statement.sql)
    }

    /// What C calls SQLITE_TRANSIENT: SQLite copies the bytes before the bind returns.
    private static let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
}
