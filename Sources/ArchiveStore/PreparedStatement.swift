import Foundation
import GRDB
import GRDBSQLite

/// A statement that is compiled once and bound by position, in the order of its `?`, each time all of them.
///
/// It binds through SQLite's own functions, because the checked way costs the ingester half again as much CPU. A value
/// of this type belongs to one connection and must be used inside that connection's accesses only.
final class PreparedStatement {
    /// Keeps the handle below alive.
    private let statement: Statement
    private let handle: OpaquePointer
    private let parameterCount: Int32
    private var position: Int32 = 0
    private var failure: Int32 = SQLITE_OK

    /// The texts and BLOBs of the execution in hand.
    ///
    /// SQLite reads them here: copies of its own would be an allocation each.
    private let values = UnsafeMutableRawPointer.allocate(byteCount: valueByteLimit, alignment: 1)
    private static let valueByteLimit = 2048
    private var valueByteCount = 0

    init(_ db: Database, _ sql: String) throws {
        statement = try db.makeStatement(sql: sql)
        handle = statement.sqliteStatement
        parameterCount = sqlite3_bind_parameter_count(handle)
    }

    deinit { values.deallocate() }

    // Inlined, so that a value is not retained and released for each call: sixty times for an event.
    @discardableResult
    @inline(__always)
    func bind(_ value: Int64?) -> Self {
        if let value { bindInteger(value) } else { bindNull() }
        return self
    }

    @discardableResult
    @inline(__always)
    func bind(_ value: Int?) -> Self { bind(value.map(Int64.init)) }

    @discardableResult
    @inline(__always)
    func bind(_ value: Bool) -> Self { bind(value ? 1 as Int64 : 0) }

    @discardableResult
    @inline(__always)
    func bind(_ value: String?) -> Self {
        if let value { bindText(value) } else { bindNull() }
        return self
    }

    /// Binds bytes as a BLOB.
    @discardableResult
    @inline(__always)
    func bind(_ value: [UInt8]?) -> Self {
        if let value { bindBLOB(value) } else { bindNull() }
        return self
    }

    /// Binds bytes as TEXT when they are UTF-8 without a NUL, as a BLOB when they are not.
    @discardableResult
    func bind(textOrBytes value: [UInt8]) -> Self {
        // The shell, like every C program, would show a text only up to its first NUL.
        guard !Self.holdsNUL(value), (try? UTF8Span(validating: value.span)) != nil else { return bind(value) }
        value.withUnsafeBytes(bindText)
        return self
    }

    private static func holdsNUL(_ value: [UInt8]) -> Bool {
        value.withUnsafeBytes { bytes in bytes.baseAddress.map { memchr($0, 0, bytes.count) != nil } ?? false }
    }

    private func bindNull() {
        position += 1
        note(sqlite3_bind_null(handle, position))
    }

    private func bindInteger(_ value: Int64) {
        position += 1
        note(sqlite3_bind_int64(handle, position, value))
    }

    private func bindBLOB(_ value: [UInt8]) {
        value.withUnsafeBytes { bytes in
            let (start, lifetime) = keep(bytes)
            position += 1
            note(sqlite3_bind_blob64(handle, position, start, sqlite3_uint64(bytes.count), lifetime))
        }
    }

    private func bindText(_ value: String) {
        value.utf8Span.span.withUnsafeBytes(bindText)
    }

    private func bindText(_ bytes: UnsafeRawBufferPointer) {
        let (start, lifetime) = keep(bytes)
        position += 1
        note(
            sqlite3_bind_text64(
                handle,
                position,
                start.assumingMemoryBound(to: CChar.self),
                sqlite3_uint64(bytes.count),
                lifetime,
                UInt8(SQLITE_UTF8)
            )
        )
    }

    /// Where SQLite finds a value for this execution: among ``values`` while there is room, else in a copy that it makes.
    private func keep(_ bytes: UnsafeRawBufferPointer) -> (UnsafeRawPointer, sqlite3_destructor_type?) {
        let place = values + valueByteCount
        guard let source = bytes.baseAddress, bytes.count <= Self.valueByteLimit - valueByteCount else {
            return (bytes.baseAddress ?? UnsafeRawPointer(place), Self.copied)
        }
        place.copyMemory(from: source, byteCount: bytes.count)
        valueByteCount += bytes.count
        return (UnsafeRawPointer(place), nil)
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
        // A parameter that was left out would have the value of an earlier execution.
        try check(position == parameterCount ? failure : SQLITE_MISUSE)
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
        valueByteCount = 0
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
